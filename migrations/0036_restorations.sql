-- That an older copy of the database was put back, and that this is known: what was revoked since is void again.
create table restoration (
  id uuid primary key,
  at timestamptz not null
);
