-- What happened in the organisation that is open in this transaction, and nothing of others: whoever looks after it reads it
-- here alone. From where somebody acted is not in it.
create view organisation_event as
  select id, at, type, actor, account_id, client_id, details from audit_event
  where organisation_id = desk_organisation();
