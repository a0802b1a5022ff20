-- Letters that carry a code, each from the moment that it is asked for until it is used, over, or comes back.

-- One hand-over to whoever prints them: a folder with all of its letters, which appears there whole or not at all.
create table letter_run (
  id uuid primary key,
  -- how the folder is called there
  name text not null unique,
  begun_by text not null,
  began_at timestamptz not null,
  -- which process works on it, and until when no other does
  worker uuid,
  worked_until timestamptz,
  -- how the folder is called that is whole, and has only to be given its name
  whole_as text,
  -- and where that is
  whole_at text,
  -- why it could not be handed over when it was tried last
  fault text,
  faulted_at timestamptz,
  handed_over_at timestamptz,
  letters integer,
  pages integer,
  -- of its manifest
  sha256 bytea
);
create unique index letter_run_open on letter_run ((true)) where handed_over_at is null;
create index letter_run_began on letter_run (began_at, id);

create table letter (
  id uuid primary key,
  -- printed on it: what comes back is told by it
  reference text not null unique,
  kind text not null check (kind in ('invitation', 'issued', 'recovery', 'control')),
  state text not null check (state in
    ('queued', 'set-aside', 'batched', 'handed-over', 'returned', 'used', 'expired', 'withdrawn')),
  activation_id uuid references activation (id) on delete set null,
  account_id uuid references account (id) on delete set null,
  -- who pays for it
  organisation_id uuid references organisation (id) on delete set null,
  -- by which letters to one person and to one letter box are counted: keyed hashes
  person bytea not null,
  box bytea not null,
  country text not null,
  locale text not null,
  -- address, words and code, sealed: gone once it is handed over, or over
  content bytea,
  asked_by text not null,
  asked_at timestamptz not null,
  post_after timestamptz not null,
  works_until timestamptz not null,
  -- why it was set aside, or how it came back
  why text,
  run_id uuid references letter_run (id),
  place integer,
  -- of its own PDF, as it was handed over
  sha256 bytea,
  pages integer,
  handed_over_at timestamptz,
  ended_at timestamptz,
  -- what it costs, in hundredths
  price integer,
  unique (run_id, place),
  check ((run_id is null) = (place is null)),
  check (state not in ('batched', 'handed-over') or run_id is not null),
  check (content is null or state in ('queued', 'set-aside', 'batched'))
);
create index letter_queued on letter (post_after, id) where state = 'queued';
create index letter_person on letter (person, post_after);
create index letter_box on letter (box, post_after);
create index letter_asked on letter (asked_at, id);
create index letter_state on letter (state, asked_at, id);
create index letter_over on letter (works_until) where state in ('queued', 'set-aside', 'batched', 'handed-over');
create index letter_activation on letter (activation_id) where activation_id is not null;
create index letter_account on letter (account_id) where account_id is not null;
create index letter_organisation on letter (organisation_id, handed_over_at) where organisation_id is not null;

-- Where the letter of an activation goes, sealed: gone with it.
alter table activation add column postal bytea;

-- Where somebody is reached by post, and who said so.
create table account_postal (
  account_id uuid primary key references account (id) on delete cascade,
  -- the address, sealed
  content bytea not null,
  set_by text not null,
  set_at timestamptz not null,
  -- a letter reached them there
  confirmed_at timestamptz,
  -- a letter came back from there
  returned_at timestamptz
);
