-- For whom people act. A registration number is of one organisation, once it is more than asked for. Every child carries
-- its organisation, and points by both: nothing of one organisation can point at anything of another.
create table organisation (
  id uuid primary key,
  registration_kind text not null check (registration_kind in ('kvk', 'orgnr', 'rsin', 'other')),
  registration_number text not null,
  legal_name text not null,
  display_name text not null,
  -- a postal address, or nothing: read whole, never searched
  address jsonb check (jsonb_typeof(address) = 'object'),
  locale text not null,
  time_zone text,
  email_domains text[] not null default '{}',
  standing text not null check (standing in ('applied', 'active', 'suspended', 'closed')),
  -- since when it has had administrators for all that there is to do: from then on it keeps one
  administered_at timestamptz,
  -- since when nobody is able to, although it has had somebody
  without_administrator_at timestamptz,
  external_key text unique,
  version integer not null default 1,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  check (without_administrator_at is null or administered_at is not null)
);
create trigger organisation_version before update on organisation for each row execute function count_version();
create unique index organisation_registration on organisation (registration_kind, registration_number)
  where standing <> 'applied';
create index organisation_registered on organisation (registration_number);
-- byte order: the beginning of a text is one range
create index organisation_display_name on organisation (lower(display_name) collate "C", id);
create index organisation_legal_name on organisation (lower(legal_name) collate "C", id);
create index organisation_without on organisation (without_administrator_at, id)
  where without_administrator_at is not null;

-- Who asked that there be one, and why. The row goes when it is decided; the audit says how.
create table organisation_application (
  organisation_id uuid primary key references organisation (id) on delete cascade,
  account_id uuid not null references account (id) on delete cascade,
  why text not null,
  applied_at timestamptz not null
);
create index organisation_application_in_order on organisation_application (applied_at, organisation_id);
create index organisation_application_of on organisation_application (account_id);

create table branch (
  id uuid primary key,
  organisation_id uuid not null references organisation (id) on delete cascade,
  number text not null,
  name text not null,
  address jsonb check (jsonb_typeof(address) = 'object'),
  ended_at timestamptz,
  created_at timestamptz not null,
  unique (organisation_id, id),
  unique (organisation_id, number)
);

-- What kinds of numbers there are: of customers, of collectives, of relations.
create table number_register (
  key text primary key check (key ~ '^[a-z][a-z0-9-]{0,39}$'),
  name_en text not null,
  name_nl text not null,
  name_sv text not null,
  pattern text not null,
  example text not null,
  -- whether several organisations may have the same number
  is_shared boolean not null,
  version integer not null default 1,
  created_at timestamptz not null,
  unique (key, is_shared)
);
create trigger number_register_version before update on number_register for each row execute function count_version();

create table organisation_number (
  id uuid primary key,
  organisation_id uuid not null references organisation (id) on delete cascade,
  register_key text not null,
  is_shared boolean not null,
  value text not null,
  lookup text not null,
  -- what tells it from others of the organisation, such as an address of delivery
  label text,
  -- the number that it has become
  replaced_by_id uuid,
  replaced_at timestamptz,
  created_at timestamptz not null,
  unique (organisation_id, id),
  unique (organisation_id, register_key, lookup),
  foreign key (register_key, is_shared) references number_register (key, is_shared),
  -- what has become a number goes where that goes
  foreign key (organisation_id, replaced_by_id) references organisation_number (organisation_id, id)
    on update cascade deferrable,
  check ((replaced_by_id is null) = (replaced_at is null)),
  check (replaced_by_id <> id)
);
create unique index organisation_number_only on organisation_number (register_key, lookup) where not is_shared;
create index organisation_number_lookup on organisation_number (lookup);
create index organisation_number_register on organisation_number (register_key, is_shared);
create index organisation_number_successor on organisation_number (organisation_id, replaced_by_id)
  where replaced_by_id is not null;

-- That one organisation lets another act for it, until either ends it.
create table representation (
  id uuid primary key,
  organisation_id uuid not null references organisation (id) on delete cascade,
  intermediary_id uuid not null references organisation (id) on delete cascade,
  given_by text not null,
  given_at timestamptz not null,
  valid_until timestamptz,
  ended_at timestamptz,
  ended_by text,
  ended_from text check (ended_from in ('organisation', 'intermediary', 'operator')),
  unique (organisation_id, id),
  check (organisation_id <> intermediary_id),
  check ((ended_at is null) = (ended_by is null)),
  check ((ended_at is null) = (ended_from is null)),
  check (valid_until > given_at)
);
create unique index representation_current on representation (organisation_id, intermediary_id) where ended_at is null;
create index representation_intermediary on representation (intermediary_id, given_at, id);

-- That somebody, or the organisation's own software, acts for it.
create table membership (
  id uuid primary key,
  organisation_id uuid not null references organisation (id) on delete cascade,
  kind text not null check (kind in ('person', 'system')),
  account_id uuid references account (id) on delete cascade,
  client_id text references client (id) on delete cascade,
  role text not null check (role in ('member', 'administrator')),
  powers text[] not null default '{}' check (powers <@ array['people', 'rights', 'organisation']),
  user_name text,
  user_name_lookup text,
  all_numbers boolean not null,
  all_branches boolean not null,
  mandate_level text,
  representation_id uuid,
  valid_from timestamptz not null,
  valid_until timestamptz,
  ended_at timestamptz,
  given_by text not null,
  external_key text,
  version integer not null default 1,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  unique (organisation_id, id),
  -- a name that somebody has had is never another's: it is kept with what has ended
  unique (organisation_id, user_name_lookup),
  unique (organisation_id, external_key),
  foreign key (organisation_id, representation_id) references representation (organisation_id, id),
  check ((kind = 'person') = (account_id is not null)),
  check ((kind = 'system') = (client_id is not null)),
  check (kind = 'person' or (role = 'member' and representation_id is null and user_name is null)),
  -- who acts for others is lent what they may do, and gives it to nobody
  check (representation_id is null or role = 'member'),
  check ((role = 'administrator') = (cardinality(powers) > 0)),
  check ((user_name is null) = (user_name_lookup is null)),
  check (valid_until > valid_from)
);
create trigger membership_version before update on membership for each row execute function count_version();
-- once for oneself, and once through each intermediary
create unique index membership_own on membership (organisation_id, account_id)
  where ended_at is null and kind = 'person' and representation_id is null;
create unique index membership_through on membership (organisation_id, account_id, representation_id)
  where ended_at is null and representation_id is not null;
-- a program acts for one: its tokens say for which
create unique index membership_system on membership (client_id) where ended_at is null and kind = 'system';
create index membership_account on membership (account_id) where account_id is not null;
create index membership_client on membership (client_id) where client_id is not null;
create index membership_in_order on membership (organisation_id, created_at, id);
create index membership_administrator on membership (organisation_id) where role = 'administrator' and ended_at is null;
create index membership_representation on membership (organisation_id, representation_id)
  where representation_id is not null;

-- What a membership covers, where that is not all.
create table membership_number (
  organisation_id uuid not null,
  membership_id uuid not null,
  number_id uuid not null,
  primary key (membership_id, number_id),
  foreign key (organisation_id, membership_id) references membership (organisation_id, id) on delete cascade,
  foreign key (organisation_id, number_id) references organisation_number (organisation_id, id) on delete cascade
);
create index membership_number_of on membership_number (organisation_id, number_id);
create index membership_number_whose on membership_number (organisation_id, membership_id);

create table membership_branch (
  organisation_id uuid not null,
  membership_id uuid not null,
  branch_id uuid not null,
  primary key (membership_id, branch_id),
  foreign key (organisation_id, membership_id) references membership (organisation_id, id) on delete cascade,
  foreign key (organisation_id, branch_id) references branch (organisation_id, id) on delete cascade
);
create index membership_branch_of on membership_branch (organisation_id, branch_id);
create index membership_branch_whose on membership_branch (organisation_id, membership_id);

-- What may be said of a member, as the operator declares it: of organisations with a number of a register, or for one
-- client; and which clients are told.
create table attribute_kind (
  key text primary key check (key ~ '^[a-z][a-z0-9_]{0,39}$'),
  register_key text references number_register (key),
  client_id text references client (id) on delete cascade,
  type text not null check (type in ('text', 'number', 'yes-no', 'date', 'choice', 'choices')),
  allowed text[] not null default '{}',
  name_en text not null,
  name_nl text not null,
  name_sv text not null,
  set_by text[] not null check (set_by <@ array['operator', 'administrator', 'person']),
  seen_by text[] not null default '{}',
  version integer not null default 1,
  created_at timestamptz not null,
  check ((type in ('choice', 'choices')) = (cardinality(allowed) > 0)),
  check (num_nonnulls(register_key, client_id) <= 1)
);
create trigger attribute_kind_version before update on attribute_kind for each row execute function count_version();
create index attribute_kind_register on attribute_kind (register_key) where register_key is not null;
create index attribute_kind_client on attribute_kind (client_id) where client_id is not null;

create table membership_attribute (
  organisation_id uuid not null,
  membership_id uuid not null,
  key text not null references attribute_kind (key) on delete cascade,
  said text[] not null check (cardinality(said) > 0),
  set_by text not null,
  set_at timestamptz not null,
  primary key (membership_id, key),
  foreign key (organisation_id, membership_id) references membership (organisation_id, id) on delete cascade
);
create index membership_attribute_of on membership_attribute (key);
create index membership_attribute_whose on membership_attribute (organisation_id, membership_id);
