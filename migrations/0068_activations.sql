-- That somebody becomes able to sign in because something reached them that only they should get: an invitation, details that
-- were issued, a way back in.
create table activation (
  id uuid primary key,
  purpose text not null check (purpose in ('invitation', 'issued', 'recovery')),
  -- whose it is; of somebody new, once they have accepted
  account_id uuid references account (id) on delete cascade,
  -- where its link goes, and what whoever it is for is called
  email text not null,
  email_lookup text not null,
  name text not null,
  locale text not null,
  -- carries the code and nothing else: gone once it has
  phone bytea,
  legs text[] not null check (legs <@ array['mail', 'text', 'letter'] and cardinality(legs) between 1 and 2),
  -- the portal that they end up in
  client_id text references client (id) on delete set null,
  -- of an invitation: for which organisation, and what they will do there
  organisation_id uuid references organisation (id) on delete cascade,
  role text check (role in ('member', 'administrator')),
  powers text[] not null default '{}',
  user_name text,
  -- null: all that there are; what is named here is looked up again as it is accepted
  number_ids uuid[],
  branch_ids uuid[],
  mandate_level text,
  valid_from timestamptz,
  valid_until timestamptz,
  external_key text,
  -- who began it: while an administrator did, as one who is
  begun_by text not null,
  sender_id uuid references account (id) on delete set null,
  sender_membership_id uuid references membership (id) on delete set null,
  created_at timestamptz not null,
  closes_at timestamptz not null,
  -- when a clock looks at it next: to remind, or to close
  look_at timestamptz,
  ended_at timestamptz,
  ended_as text check (ended_as in ('accepted', 'withdrawn', 'closed')),
  version integer not null default 1,
  check ((ended_at is null) = (ended_as is null)),
  check ((purpose = 'invitation') = (organisation_id is not null)),
  check ((organisation_id is null) = (role is null)),
  check (purpose = 'invitation' or account_id is not null)
);
create trigger activation_version before update on activation for each row execute function count_version();
-- one invitation at a time, and one way back in
create unique index activation_invited on activation (organisation_id, email_lookup)
  where purpose = 'invitation' and ended_at is null;
create unique index activation_under_way on activation (account_id, purpose)
  where purpose <> 'invitation' and ended_at is null;
create index activation_account on activation (account_id) where account_id is not null;
create index activation_organisation on activation (organisation_id, created_at, id) where organisation_id is not null;
create index activation_email on activation (email_lookup) where ended_at is null;
create index activation_client on activation (client_id) where client_id is not null;
create index activation_sender on activation (sender_id) where sender_id is not null;
create index activation_sender_membership on activation (sender_membership_id) where sender_membership_id is not null;
create index activation_look on activation (look_at) where look_at is not null;
create index activation_ended on activation (ended_at) where ended_at is not null;

-- What was sent by each way, last.
create table activation_leg (
  activation_id uuid not null references activation (id) on delete cascade,
  channel text not null check (channel in ('mail', 'text', 'letter')),
  -- of a link its hash, of a code its MAC; null: nothing was sent, or it is used up
  secret bytea,
  tries_left integer not null,
  sent_at timestamptz,
  expires_at timestamptz,
  -- of the outbox, for as long as that keeps it
  message_id uuid,
  primary key (activation_id, channel)
);

-- Every link that was ever mailed for it: the last one works, and those before it ask for another.
create table activation_link (
  token_hash bytea primary key,
  activation_id uuid not null references activation (id) on delete cascade,
  sent_at timestamptz not null
);
create index activation_link_of on activation_link (activation_id);

-- A browser in which somebody has shown something: its link, a code, both.
create table activation_visit (
  -- of what the browser keeps
  token_hash bytea primary key,
  activation_id uuid not null references activation (id) on delete cascade,
  -- shown there, to be typed in another browser together with the code
  reference text not null unique,
  -- the link by which it began; with a newer one it is of no use
  link_hash bytea,
  code_at timestamptz,
  -- when what it has come to was accepted in it, and when that was taken into a sign-in
  accepted_at timestamptz,
  -- the account's era then, and the kinds of factors that were used or set up: what a sign-in takes
  accepted_era integer,
  proved text[] not null default '{}',
  carried_at timestamptz,
  began_at timestamptz not null,
  expires_at timestamptz not null
);
create index activation_visit_of on activation_visit (activation_id);
create index activation_visit_expires on activation_visit (expires_at);

-- What the mail server, or the provider of text messages, said of a message last: codes, and nothing of what was sent.
alter table outbox_message add column answer text;

-- Who set an account's address or number last, and when.
create table contact_set (
  account_id uuid not null references account (id) on delete cascade,
  kind text not null check (kind in ('email', 'phone')),
  set_by text not null,
  set_at timestamptz not null,
  primary key (account_id, kind)
);
-- Who chose the new address; null: whoever confirms it.
alter table email_change add column chosen_by text;
