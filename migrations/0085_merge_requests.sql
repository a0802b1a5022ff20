-- Those who look after an organisation ask the operator to make several of its numbers into one: merging is the operator's,
-- since portals know the numbers.
create table merge_request (
  id uuid primary key,
  organisation_id uuid not null references organisation (id) on delete cascade,
  -- By which whoever asked looks after it.
  membership_id uuid not null,
  from_ids uuid[] not null check (cardinality(from_ids) between 1 and 100),
  to_id uuid not null check (to_id <> all (from_ids)),
  -- Who has it then: whoever had any of them, or who had every one.
  who text not null check (who in ('any', 'every')),
  why text not null check (length(why) <= 500),
  -- Stands for whose sight would change, as whoever asked was shown it.
  seen text not null check (length(seen) <= 100),
  asked_at timestamptz not null,
  closes_at timestamptz not null,
  ended_at timestamptz,
  ended_as text check (ended_as in ('merged', 'declined', 'withdrawn', 'closed')),
  -- What the operator answered.
  answer text check (length(answer) <= 300),
  check ((ended_at is null) = (ended_as is null)),
  foreign key (organisation_id, membership_id) references membership (organisation_id, id) on update cascade on delete cascade
);
create unique index merge_request_once on merge_request (organisation_id, to_id) where ended_at is null;
create index merge_request_by on merge_request (organisation_id, membership_id);
create index merge_request_newest on merge_request (organisation_id, asked_at desc);
create index merge_request_open on merge_request (asked_at, id) where ended_at is null;
create index merge_request_due on merge_request (closes_at) where ended_at is null;
create index merge_request_old on merge_request (ended_at) where ended_at is not null;

create or replace function second_lock_tables() returns text[]
language sql immutable as $$
  select array['organisation', 'organisation_application', 'branch', 'organisation_number', 'representation',
    'membership', 'membership_number', 'membership_branch', 'membership_attribute', 'member_word', 'activation',
    'invitation_list', 'invitation_list_row', 'acting_use', 'access_request', 'handover', 'merge_request']
$$;
select close_second_lock();
