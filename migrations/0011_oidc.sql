-- What the protocol engine keeps. Look-up columns hold hashes; payloads are sealed with the hash as context,
-- because they hold raw ids themselves. What has ended stays as a tombstone until it expires.
create table oidc_artefact (
  id_hash bytea primary key,
  kind text not null,
  client_id text,
  subject text,
  grant_hash bytea,
  session_key bytea,
  user_code_hash bytea unique,
  payload bytea not null,
  expires_at timestamptz not null,
  consumed_at timestamptz,
  ended_at timestamptz
);
create index oidc_artefact_expires on oidc_artefact (expires_at);
create index oidc_artefact_session on oidc_artefact (session_key) where kind = 'Session' and ended_at is null;

create table oidc_grant (
  id_hash bytea primary key,
  client_id text not null,
  subject text not null,
  payload bytea not null,
  expires_at timestamptz not null,
  ended_at timestamptz
);
create index oidc_grant_subject on oidc_grant (subject) where ended_at is null;
create index oidc_grant_expires on oidc_grant (expires_at);

-- What somebody agreed to share with a client that asks.
create table oidc_consent (
  subject text not null,
  client_id text not null,
  scopes text[] not null,
  claims text[] not null,
  given_at timestamptz not null,
  primary key (subject, client_id)
);

-- Assertions and DPoP proofs seen (RFC 7523 §3, RFC 9449 §11.1): an insert decides.
create table oidc_replay (
  id_hash bytea primary key,
  expires_at timestamptz not null
);
create index oidc_replay_expires on oidc_replay (expires_at);

create table oidc_pairwise_subject (
  sector text not null,
  subject text not null,
  pairwise text not null unique,
  primary key (sector, subject)
);

create table oidc_signing_key (
  kid text primary key,
  alg text not null check (alg in ('ES256', 'RS256', 'EdDSA')),
  state text not null check (state in ('next', 'current', 'retiring')),
  public_jwk jsonb not null,
  -- sealed
  private_jwk bytea not null,
  published_at timestamptz not null,
  activated_at timestamptz,
  retired_at timestamptz
);
-- one current and one next per algorithm, whoever rotates at the same moment
create unique index oidc_signing_key_one on oidc_signing_key (alg, state) where state in ('next', 'current');
