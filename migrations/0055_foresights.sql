-- Whom a change of a portal would lock out: asked for before the change, looked through in the background where they are
-- many, kept for a day.
create table foresight (
  id uuid primary key,
  client_id text not null,
  -- what the portal would be registered with: sealed
  wanted bytea not null,
  -- the version that would be changed
  version integer not null,
  asked_at timestamptz not null,
  -- the last person who was looked at
  after uuid,
  people integer not null default 0,
  refused integer not null default 0,
  sets_up integer not null default 0,
  done_at timestamptz
);
create index foresight_asked on foresight (asked_at);
create table foresight_person (
  foresight_id uuid not null references foresight (id) on delete cascade,
  account_id uuid not null references account (id) on delete cascade,
  outlook text not null check (outlook in ('refused', 'sets-up')),
  -- why they would be refused, or what they would have to set up
  what text not null,
  primary key (foresight_id, account_id)
);
create index foresight_person_account on foresight_person (account_id);
