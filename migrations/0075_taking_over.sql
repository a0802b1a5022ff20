-- When whoever takes over an organisation without administrators may begin to: nothing of theirs is posted before, so that whoever
-- acts or acted for it may object. Null: at once.
alter table activation add column opens_at timestamptz;

-- It is posted no sooner, whoever waits for it: until then it keeps no other letter from its turn.
alter table letter add column not_before timestamptz;
