-- Why a token request was refused with invalid_grant, for an operator who has the answer's reference.
create table refused_grant (
  reference text primary key,
  client_id text not null,
  grant_type text not null,
  cause text not null,
  at timestamptz not null
);
create index refused_grant_at on refused_grant (at);
create index refused_grant_client on refused_grant (client_id, at);

-- Whom somebody chose, where a portal asked it (prompt=select_account): who is signed in here, or somebody else.
alter table attempt add column account_choice text check (account_choice in ('same', 'other'));
