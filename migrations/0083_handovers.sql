-- An administrator hands their work over to somebody of the organisation, who accepts it: from then on they look after what
-- the other did, who is a member like others.
create table handover (
  id uuid primary key,
  organisation_id uuid not null references organisation (id) on delete cascade,
  from_membership_id uuid not null,
  to_membership_id uuid not null check (to_membership_id <> from_membership_id),
  offered_at timestamptz not null,
  closes_at timestamptz not null,
  ended_at timestamptz,
  ended_as text check (ended_as in ('accepted', 'declined', 'withdrawn', 'closed')),
  check ((ended_at is null) = (ended_as is null)),
  foreign key (organisation_id, from_membership_id) references membership (organisation_id, id) on update cascade on delete cascade,
  foreign key (organisation_id, to_membership_id) references membership (organisation_id, id) on update cascade on delete cascade
);
create unique index handover_open on handover (organisation_id, from_membership_id) where ended_at is null;
create index handover_from on handover (organisation_id, from_membership_id);
create index handover_to on handover (organisation_id, to_membership_id);
create index handover_due on handover (closes_at) where ended_at is null;
create index handover_old on handover (ended_at) where ended_at is not null;

create or replace function second_lock_tables() returns text[]
language sql immutable as $$
  select array['organisation', 'organisation_application', 'branch', 'organisation_number', 'representation',
    'membership', 'membership_number', 'membership_branch', 'membership_attribute', 'member_word', 'activation',
    'invitation_list', 'invitation_list_row', 'acting_use', 'access_request', 'handover']
$$;
select close_second_lock();
