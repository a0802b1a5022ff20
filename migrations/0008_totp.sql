create table totp_credential (
  credential_id uuid primary key references factor_credential (id) on delete cascade,
  account_id uuid not null references account (id) on delete cascade,
  -- sealed
  secret bytea not null,
  -- the time step (RFC 6238 §4.2) that was accepted last: none up to it is accepted again
  last_step bigint not null
);
create index totp_credential_account on totp_credential (account_id);
