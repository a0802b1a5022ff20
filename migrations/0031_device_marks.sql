-- Browsers that are known to have signed in fully to an account are known by marks of an era; removing a factor begins
-- another one for them, without ending sessions.
alter table account add column device_era integer not null default 0;
