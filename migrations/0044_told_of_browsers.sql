-- Whoever signs in from a browser that was not seen before is told by mail, unless they want it otherwise: from their
-- second sign-in on.
alter table account
  add column tells_new_browsers boolean not null default true,
  add column first_signed_in_at timestamptz;
