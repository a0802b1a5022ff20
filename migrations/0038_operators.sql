-- Those who look after this installation, as they are named where they act. The audit holds the id.
create table operator (
  id uuid primary key,
  name text not null unique check (name <> '' and length(name) <= 200),
  created_at timestamptz not null
);
