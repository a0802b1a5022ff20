-- Relying portals and what was agreed with each.
create table client (
  id text primary key,
  name text not null,
  -- RFC 7591 names, and ours under sluis_: read whole, never searched
  metadata jsonb not null,
  demo boolean not null default false,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  -- an id is never given out again: what was granted to it stays dead with it
  deleted_at timestamptz
);

-- SHA-256 of 256 random bits. Two live while one is being replaced.
create table client_secret (
  id uuid primary key,
  client_id text not null references client (id) on delete cascade,
  hash bytea not null,
  created_at timestamptz not null,
  expires_at timestamptz
);
create index client_secret_client on client_secret (client_id);

-- Named resource servers (RFC 8707).
create table resource (
  identifier text primary key,
  name text not null,
  scopes text[] not null,
  access_token_format text not null check (access_token_format in ('jwt', 'opaque')),
  access_token_seconds integer not null check (access_token_seconds between 30 and 300),
  created_at timestamptz not null
);
