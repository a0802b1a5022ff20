-- Where somebody is signed in. What has ended stays as a tombstone until it would have expired anyway.
create table session (
  -- SHA-256 of the session's uid, which stays when its identifier is renewed
  key bytea primary key,
  account_id uuid not null references account (id) on delete cascade,
  address text not null,
  user_agent text not null,
  started_at timestamptz not null,
  seen_at timestamptz not null,
  expires_at timestamptz not null,
  ended_at timestamptz
);
create index session_account on session (account_id) where ended_at is null;
create index session_expires on session (expires_at);

-- The portals a session has been used for: rows that merge, so that parallel tabs do not overwrite each other.
create table session_client (
  session_key bytea not null,
  client_id text not null,
  sid text not null,
  grant_hash bytea not null,
  grant_id bytea not null, -- sealed
  persists_logout boolean not null default false,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  ended_at timestamptz
);
create unique index session_client_live on session_client (session_key, client_id) where ended_at is null;
create index session_client_expires on session_client (expires_at);

-- That a factor was used rightly: first of an attempt, then, bound once, of the session it led to.
create table evidence (
  id uuid primary key,
  attempt_id text not null,
  account_id uuid not null references account (id) on delete cascade,
  credential_id uuid,
  session_key bytea,
  kind text not null,
  proves text[] not null,
  phishing_resistant boolean not null,
  user_verified boolean not null,
  restricted boolean not null,
  amr text[] not null,
  at timestamptz not null,
  expires_at timestamptz not null
);
create index evidence_attempt on evidence (attempt_id);
create index evidence_session on evidence (session_key) where session_key is not null;
create index evidence_expires on evidence (expires_at);
