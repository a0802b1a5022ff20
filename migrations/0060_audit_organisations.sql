-- What happened in an organisation is found by it, newest first. It is hashed only where it is set: what was chained
-- before holds.
alter table audit_event add column organisation_id uuid;
create index audit_event_organisation on audit_event (organisation_id, at desc, id desc)
  where organisation_id is not null;
