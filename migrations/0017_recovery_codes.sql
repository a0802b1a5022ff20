-- Ways back in: each used once. A set is one credential; a new set takes the place of the one before.
create table recovery_code (
  credential_id uuid not null references factor_credential (id) on delete cascade,
  account_id uuid not null references account (id) on delete cascade,
  -- our MAC over the account and the code: without our key, no list of guesses can be tried on it
  mac bytea not null unique,
  used_at timestamptz
);
create index recovery_code_account on recovery_code (account_id);
create index recovery_code_credential on recovery_code (credential_id);
