-- When whoever takes over an organisation without administrators may begin to: nothing of theirs is posted before, so that whoever
-- acts or acted for it may object. Null: at once.
alter table activation add column opens_at timestamptz;
