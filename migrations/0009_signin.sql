-- A sign-in under way: the one thing that stays the same while the protocol prompts again and again.
create table attempt (
  id text primary key,
  client_id text not null,
  account_id uuid references account (id) on delete cascade,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  finished_at timestamptz
);
create index attempt_expires on attempt (expires_at);

-- A mailed code that proves the address, once, for one attempt. It is no factor.
create table address_proof (
  attempt_id text primary key references attempt (id) on delete cascade,
  account_id uuid not null references account (id) on delete cascade,
  code_mac bytea not null,
  tries_left integer not null,
  sent_at timestamptz not null,
  expires_at timestamptz not null,
  proven_at timestamptz
);
