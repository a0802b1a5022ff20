-- That everybody may be read out, once two persons have agreed to it: by whoever asked, for a day.
create table people_export (
  id uuid primary key,
  asked_by uuid not null references account (id) on delete cascade,
  made_at timestamptz not null,
  expires_at timestamptz not null
);
create index people_export_asked_by on people_export (asked_by);
create index people_export_expired on people_export (expires_at);
