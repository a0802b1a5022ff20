-- What a portal's pages show of it: fetched when it was registered, or given by an operator. A picture is named by its content.
create table client_picture (
  client_id text not null references client (id) on delete cascade,
  kind text not null check (kind in ('logo', 'logo-dark', 'icon')),
  name text not null check (name ~ '^[A-Za-z0-9_-]{22}\.(svg|png|jpg|webp|ico)$'),
  type text not null,
  body bytea not null check (octet_length(body) <= 200000),
  created_at timestamptz not null,
  primary key (client_id, kind)
);

create index client_picture_name on client_picture (name);
