-- Which of two changes came later. The database counts, so that a release before this one counts as well.
alter table client add column version integer not null default 1;
alter table resource add column version integer not null default 1;

create function count_version() returns trigger language plpgsql as $$
begin
  new.version := old.version + 1;
  return new;
end $$;
create trigger client_version before update on client for each row execute function count_version();
create trigger resource_version before update on resource for each row execute function count_version();
