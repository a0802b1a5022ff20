-- Who looks after this installation beyond its command line: a person, by their account, or a program of its own, by its
-- client. A client manager's role names the clients that it is for.
create table operator_role (
  id uuid primary key,
  account_id uuid references account (id) on delete cascade,
  client_id text references client (id) on delete cascade,
  role text not null check (role in ('operator', 'helpdesk', 'auditor', 'client-manager')),
  clients text[] not null default '{}',
  granted_at timestamptz not null,
  check ((account_id is null) <> (client_id is null)),
  check ((role = 'client-manager') = (cardinality(clients) > 0))
);
create unique index operator_role_account on operator_role (account_id, role) where account_id is not null;
create unique index operator_role_client on operator_role (client_id, role) where client_id is not null;
create index operator_role_in_order on operator_role (granted_at, id);

-- What one person has asked for, and a second one must agree to. `version` is what its target looked like then.
create table proposal (
  id uuid primary key,
  operation text not null,
  proposed_by uuid not null references account (id) on delete cascade,
  target text not null,
  version text not null,
  request bytea not null,
  request_hash bytea not null,
  proposed_at timestamptz not null,
  expires_at timestamptz not null,
  settled_at timestamptz,
  settled_by uuid references account (id) on delete set null,
  outcome text check (outcome in ('agreed', 'declined', 'withdrawn')),
  check ((settled_at is null) = (outcome is null))
);
-- the same, asked for twice, is one
create unique index proposal_open on proposal (proposed_by, request_hash) where settled_at is null;
create index proposal_by on proposal (proposed_by);
create index proposal_in_order on proposal (proposed_at, id);
create index proposal_expired on proposal (expires_at);
create index proposal_settled_by on proposal (settled_by) where settled_by is not null;

-- What was answered to a request that its program may send again, for a day. The answer is sealed, and holds no secret.
create table request_once (
  caller text not null,
  key_hash bytea not null,
  request_hash bytea not null,
  answer bytea,
  expires_at timestamptz not null,
  primary key (caller, key_hash)
);
create index request_once_expired on request_once (expires_at);
