-- Lists of people whom somebody who looks after an organisation invites at once: what stands in each row, what would come of
-- it, and what came of it. Kept for thirty days.
create table invitation_list (
  id uuid primary key,
  organisation_id uuid not null references organisation (id) on delete cascade,
  -- Of what was sent: the same list twice is one list, as long as it is under way.
  digest bytea not null check (octet_length(digest) = 32),
  -- As the machine of whoever sent it calls the file; null: it was pasted.
  name text check (length(name) between 1 and 200),
  state text not null check (state in ('columns', 'checking', 'checked', 'sending', 'done', 'stopped', 'dropped')),
  -- Which field each column is; '': none.
  columns text[] not null,
  has_titles boolean not null,
  begun_by uuid not null references account (id) on delete cascade,
  begun_at timestamptz not null,
  ended_at timestamptz,
  -- How often it was looked at from the beginning: what is sent is what was shown.
  looks integer not null default 1,
  -- Rows, the titles not among them.
  rows integer not null,
  -- The line up to which it was looked at, or sent.
  reached integer not null default 0,
  -- Of what was looked at: those who will be invited, those who are or act for it already, those with something wrong.
  ready integer not null default 0,
  already integer not null default 0,
  wrong integer not null default 0,
  -- Of what was sent: those who were invited, those who were not after all.
  sent integer not null default 0,
  refused integer not null default 0,
  check ((ended_at is not null) = (state in ('done', 'stopped', 'dropped'))),
  unique (organisation_id, id)
);
create unique index invitation_list_once on invitation_list (organisation_id, digest) where ended_at is null;
create index invitation_list_by on invitation_list (begun_by);
create index invitation_list_newest on invitation_list (organisation_id, begun_at desc, id desc);
create index invitation_list_old on invitation_list (begun_at);

create table invitation_list_row (
  organisation_id uuid not null,
  list_id uuid not null,
  line integer not null,
  -- What stands there: sealed, since it is told to nobody else.
  cells bytea not null,
  -- Of its address: a row that has the same as one before it is told so.
  mark bytea,
  -- What would come of it; null: it was not looked at.
  plan text check (plan in ('invites', 'joins', 'already', 'wrong')),
  -- What is wrong, each as the field, a blank and the reason.
  faults text[] not null default '{}',
  -- What came of it; null: nothing yet.
  outcome text check (outcome in ('sent', 'refused')),
  activation_id uuid,
  primary key (list_id, line),
  foreign key (organisation_id, list_id) references invitation_list (organisation_id, id) on delete cascade
);
create index invitation_list_row_mark on invitation_list_row (list_id, mark) where mark is not null;
create index invitation_list_row_of on invitation_list_row (organisation_id, list_id);
create index invitation_list_row_wrong on invitation_list_row (list_id, line) where plan = 'wrong' or outcome = 'refused';

-- Both are an organisation's: the second lock is put on them as well.
create or replace function second_lock_tables() returns text[]
language sql immutable as $$
  select array['organisation', 'organisation_application', 'branch', 'organisation_number', 'representation',
    'membership', 'membership_number', 'membership_branch', 'membership_attribute', 'member_word', 'activation',
    'invitation_list', 'invitation_list_row']
$$;
select close_second_lock();
