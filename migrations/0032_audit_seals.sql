-- An event is written once. What chains it stands in a table of its own; which events are to be chained yet, beside it.
-- Neither refers to the event by a foreign key: to check one locks the event's row, which is a write. No event is ever
-- deleted, and the chain shows one that is gone.
create table audit_seal (
  seq bigint primary key,
  event_id uuid not null unique,
  hash bytea not null,
  -- by a key that the database does not hold; null: sealed before there were such marks
  mac bytea,
  key_id text,
  check ((mac is null) = (key_id is null))
);
insert into audit_seal (seq, event_id, hash) select seq, id, hash from audit_event where seq is not null;
-- what was written and sealed while that was copied; from here on nobody writes
lock table audit_event in access exclusive mode;
insert into audit_seal (seq, event_id, hash) select seq, id, hash from audit_event
  where seq > (select coalesce(max(seq), 0) from audit_seal);

create table audit_pending (event_id uuid primary key);
insert into audit_pending (event_id) select id from audit_event where seq is null;

drop index audit_event_unsealed;
alter table audit_event drop column seq, drop column hash;

-- By a trigger, because the release before this one writes events as well.
create function audit_note_pending() returns trigger language plpgsql as $$
begin
  insert into audit_pending (event_id) values (new.id);
  return null;
end $$;
create trigger audit_event_pending after insert on audit_event for each row execute function audit_note_pending();

create function audit_refuse() returns trigger language plpgsql as $$
begin
  raise exception 'the audit is only ever added to' using errcode = '42501';
end $$;
create trigger audit_event_stays before update or delete on audit_event for each row execute function audit_refuse();
create trigger audit_event_all_stay before truncate on audit_event for each statement execute function audit_refuse();
create trigger audit_seal_stays before update or delete on audit_seal for each row execute function audit_refuse();
create trigger audit_seal_all_stay before truncate on audit_seal for each statement execute function audit_refuse();

-- Personal data beside an event are never changed, and go only in a transaction that erases:
--   set local sluis.erases = 'on'
create function audit_refuse_unless_erasing() returns trigger language plpgsql as $$
begin
  if current_setting('sluis.erases', true) is distinct from 'on' then
    raise exception 'personal data of the audit go only in a transaction that erases' using errcode = '42501';
  end if;
  return old;
end $$;
create trigger audit_person_stays before update on audit_person for each row execute function audit_refuse();
create trigger audit_person_goes before delete on audit_person for each row execute function audit_refuse_unless_erasing();
create trigger audit_person_all_stay before truncate on audit_person for each statement execute function audit_refuse();

-- Checkpoints are signed by one key, made once, that outlives every other; its public half needs no key of ours.
create table audit_checkpoint_key (
  id text primary key,
  public_key bytea not null,
  private_key bytea not null,
  created_at timestamptz not null,
  is_only boolean not null default true unique check (is_only)
);

-- The last checkpoint.
create table audit_checkpoint (
  is_last boolean primary key default true check (is_last),
  checkpoint text not null
);
