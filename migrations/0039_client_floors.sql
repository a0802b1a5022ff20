-- What a portal asks of everybody at the least, as JSON: its lowest level, and the factors that it allows, forbids and
-- wants. Computed by the database, so that a release before this one keeps it right as well.
alter table client add column floor text not null generated always as (
  '[' || coalesce((metadata->'sluis_minimum_level')::text, 'null')
  || ',' || coalesce((metadata->'sluis_factors_allowed')::text, 'null')
  || ',' || coalesce((metadata->'sluis_factors_forbidden')::text, 'null')
  || ',' || coalesce((metadata->'sluis_factors_required')::text, 'null') || ']'
) stored;
-- each that differs is found by a step in it, however many portals there are
create index client_floor on client (floor) where deleted_at is null;
