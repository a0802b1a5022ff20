-- Who acted may be an operator, whose name is personal: the chain holds an id, the name stands here and can be erased.
-- An operator at the command line is seen from nowhere.
alter table audit_person
  alter column address drop not null,
  alter column user_agent drop not null,
  add column actor_name text,
  add check (num_nonnulls(address, user_agent) in (0, 2)),
  add check (num_nonnulls(address, actor_name) > 0);
