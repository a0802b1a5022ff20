-- Whether everybody who is signed in finds a portal in the list of portals. Computed by the database, so that a release
-- before this one keeps it right as well.
alter table client add column shown_to_all boolean not null generated always as (
  coalesce(metadata->>'sluis_shown_to' = 'everybody', false)
) stored;
-- they are few, however many portals there are
create index client_shown_to_all on client (name) where shown_to_all and deleted_at is null;
