-- Who exists.
create table account (
  id uuid primary key,
  -- what portals know: of its own, so that accounts can be linked without changing it; never reused
  subject text not null unique,
  name text not null,
  given_name text,
  family_name text,
  locale text not null check (locale in ('en', 'nl', 'sv')),
  -- sealed
  phone bytea,
  standing text not null default 'active' check (standing in ('active', 'disabled')),
  proofing text not null default 'none' check (proofing in ('none', 'address', 'substantial', 'high')),
  -- until when a first second factor may be enrolled with the password alone
  enrolment_open_until timestamptz,
  -- evidence, sessions and grants from before this moment are void
  ended_before timestamptz not null default to_timestamp(0),
  demo boolean not null default false,
  created_at timestamptz not null,
  updated_at timestamptz not null
);
create index account_created on account (created_at, id);
create index account_demo on account (id) where demo;

-- What people type to say who they are. `lookup` is the one normalised form.
create table identifier (
  id uuid primary key,
  account_id uuid not null references account (id) on delete cascade,
  kind text not null check (kind in ('email')),
  value text not null,
  lookup text not null,
  verified_at timestamptz,
  created_at timestamptz not null,
  unique (kind, lookup)
);
create index identifier_account on identifier (account_id);
