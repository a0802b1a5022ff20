-- Who acts for which organisation, at which portal, and when last: what those who look after its people are shown, and whom
-- nobody has seen for long. Kept for 400 days, so that whoever looks once a year sees it.
create table acting_use (
  -- Held by no constraint: a sign-in waits for nobody who changes something of an organisation.
  organisation_id uuid not null,
  account_id uuid not null references account (id) on delete cascade,
  client_id text not null,
  last_at timestamptz not null,
  primary key (organisation_id, account_id, client_id)
);
create index acting_use_account on acting_use (account_id);
create index acting_use_last on acting_use (last_at);

create or replace function second_lock_tables() returns text[]
language sql immutable as $$
  select array['organisation', 'organisation_application', 'branch', 'organisation_number', 'representation',
    'membership', 'membership_number', 'membership_branch', 'membership_attribute', 'member_word', 'activation',
    'invitation_list', 'invitation_list_row', 'acting_use']
$$;
select close_second_lock();
