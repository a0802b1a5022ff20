-- What a client asked of late, and what was wrong with it: for whoever connects one. Kept an hour, without secrets. No row
-- of a client is locked by what is noted of it.
create table client_request (
  id bigint generated always as identity primary key,
  client_id text not null,
  at timestamptz not null,
  endpoint text not null,
  -- null: nothing was wrong
  error text,
  detail text,
  -- what was said that helps to see what is wrong, to be shown
  said jsonb not null,
  reference text not null
);
create index client_request_client on client_request (client_id, id);
create index client_request_at on client_request (at);

-- Those who look after portals find them by the beginning of a name.
create index client_name on client (lower(name) collate "C", id) where deleted_at is null;
