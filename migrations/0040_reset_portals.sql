-- The portal that somebody was on the way to when they asked for a link: so that the way leads on there. Null: none.
alter table password_reset add column client_id text;
