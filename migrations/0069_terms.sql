-- Which version of a portal's terms and privacy statement somebody has accepted, and when: each version that they did.
create table terms_acceptance (
  account_id uuid not null references account (id) on delete cascade,
  client_id text not null references client (id) on delete cascade,
  version text not null,
  -- where they were to be read then
  terms_uri text,
  privacy_uri text,
  accepted_at timestamptz not null,
  primary key (account_id, client_id, version)
);
create index terms_acceptance_client on terms_acceptance (client_id);
