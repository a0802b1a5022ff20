-- A proof of the address also serves the session that its attempt led to, for the changes that ask for it.
alter table address_proof add column session_key bytea,
  -- a code proves the address that it went to, in the era of the account that it was sent in
  add column era integer, add column sent_to text;
create index address_proof_session on address_proof (session_key) where session_key is not null;

-- A set of recovery codes ends with its last code.
delete from factor_credential f where kind = 'recovery-codes'
  and not exists (select from recovery_code r where r.credential_id = f.id and r.used_at is null);

-- How often an account's credentials were added or removed: what was begun before a change is shown no more after it.
create table credential_change (
  account_id uuid primary key references account (id) on delete cascade,
  count integer not null
);
