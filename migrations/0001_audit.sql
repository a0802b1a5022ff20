-- What happened, once and for all. Rows are inserted by the transaction that does the thing; one sealer
-- chains them afterwards (seq, hash), so that sign-ins never wait for each other.
create table audit_event (
  id uuid primary key,
  at timestamptz not null,
  type text not null,
  actor text not null,
  account_id uuid,
  client_id text,
  details jsonb not null default '{}',
  -- commits to the row of audit_person, which may be erased
  person_hash bytea,
  seq bigint unique,
  hash bytea,
  check ((seq is null) = (hash is null))
);
create index audit_event_unsealed on audit_event (at, id) where seq is null;
create index audit_event_account on audit_event (account_id, at);

create table audit_person (
  event_id uuid primary key references audit_event (id) on delete cascade,
  salt bytea not null,
  address text not null,
  user_agent text not null
);
