-- A proof of the address also serves the session that its attempt led to, for the changes that ask for it.
alter table address_proof add column session_key bytea;
create index address_proof_session on address_proof (session_key) where session_key is not null;

-- A set of recovery codes ends with its last code.
delete from factor_credential f where kind = 'recovery-codes'
  and not exists (select from recovery_code r where r.credential_id = f.id and r.used_at is null);
