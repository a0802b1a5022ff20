create table webauthn_credential (
  credential_id uuid primary key references factor_credential (id) on delete cascade,
  account_id uuid not null references account (id) on delete cascade,
  -- what the authenticator calls it
  external_id bytea not null unique,
  public_key bytea not null,
  -- the signature counter that was accepted last; 0 where the authenticator counts nothing
  counter bigint not null,
  transports text[] not null,
  aaguid text not null,
  -- an attestation has proven the aaguid
  attested boolean not null,
  backed_up boolean not null
);
create index webauthn_credential_account on webauthn_credential (account_id);

-- Challenges that were answered: an insert decides who was first.
create table webauthn_challenge (
  hash bytea primary key,
  expires_at timestamptz not null
);
create index webauthn_challenge_expires on webauthn_challenge (expires_at);
