-- What people ask of those who look after an organisation: to act for it, or for more than they do.
create table access_request (
  id uuid primary key,
  account_id uuid not null references account (id) on delete cascade,
  -- Null: there is none of the number that was typed, or it was asked already; whoever asks is not told.
  organisation_id uuid references organisation (id) on delete cascade,
  -- By which they act for it already; null: they ask to be let in.
  membership_id uuid,
  -- What was typed, as it is compared; of a member the organisation.
  asked_key text not null check (length(asked_key) between 1 and 200),
  asked_for text not null check (length(asked_for) between 1 and 200),
  why text not null check (length(why) <= 500),
  -- The numbers and branches that they ask for, as they were typed.
  numbers text[] not null default '{}',
  branches text[] not null default '{}',
  wants_role boolean not null default false,
  asked_at timestamptz not null,
  -- To whom it has gone; `nobody`: the clock mails the first of them within a minute.
  passed_to text not null check (passed_to in ('nobody', 'first', 'all', 'operator')),
  -- When the clock looks at it next; null: it is over.
  look_at timestamptz,
  ended_at timestamptz,
  ended_as text check (ended_as in ('granted', 'declined', 'withdrawn', 'closed')),
  -- What was answered, for whoever asked.
  answer text check (length(answer) <= 300),
  check ((ended_at is null) = (ended_as is null)),
  check ((ended_at is null) = (look_at is not null))
);
create unique index access_request_open on access_request (organisation_id, account_id) where ended_at is null;
create unique index access_request_typed on access_request (account_id, asked_key) where ended_at is null;
create index access_request_of on access_request (account_id, asked_at desc);
create index access_request_organisation on access_request (organisation_id, asked_at) where ended_at is null;
create index access_request_all on access_request (organisation_id);
create index access_request_due on access_request (look_at) where look_at is not null;
create index access_request_operator on access_request (asked_at) where passed_to = 'operator' and ended_at is null;
create index access_request_old on access_request (ended_at) where ended_at is not null;

create or replace function second_lock_tables() returns text[]
language sql immutable as $$
  select array['organisation', 'organisation_application', 'branch', 'organisation_number', 'representation',
    'membership', 'membership_number', 'membership_branch', 'membership_attribute', 'member_word', 'activation',
    'invitation_list', 'invitation_list_row', 'acting_use', 'access_request']
$$;
select close_second_lock();
