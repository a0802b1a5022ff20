-- What lets a program register a client by the protocol (RFC 7591 §1.2), and what such a client may ask for. Null: anything.
create table registration_token (
  id uuid primary key,
  name text not null,
  hash bytea not null unique,
  grants text[] not null,
  scopes text[] not null,
  origins text[],
  settings jsonb not null,
  uses_left integer not null check (uses_left >= 0),
  created_at timestamptz not null,
  expires_at timestamptz not null
);
create index registration_token_in_order on registration_token (created_at, id);
create index registration_token_expired on registration_token (expires_at);

-- A client that was registered so, and what it changes its registration by (RFC 7592 §1.3).
create table client_registration (
  client_id text primary key references client (id) on delete cascade,
  token_hash bytea not null,
  grants text[] not null,
  scopes text[] not null,
  origins text[],
  registered_at timestamptz not null
);
