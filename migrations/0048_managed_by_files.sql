-- What files manage, and what was changed beside them since.
alter table client add column managed_at timestamptz, add column beside_at timestamptz, add column beside_by text;
alter table resource add column managed_at timestamptz, add column beside_at timestamptz, add column beside_by text;
-- A client's name in files: stable over installations, and of one client in each.
create unique index client_key on client ((metadata->>'sluis_key')) where deleted_at is null;
