-- The mailed link by which a forgotten password is replaced: one per account, the newest. It counts only as long as
-- nothing of the account was ended since (a change of password ends everything), and its address is still the same.
create table password_reset (
  account_id uuid primary key references account (id) on delete cascade,
  -- SHA-256 of 256 random bits
  token_hash bytea not null unique,
  -- SHA-256 of the address that it was sent to
  sent_to bytea not null,
  -- the account's, when it was sent: a link of an era before is dead
  era integer not null,
  created_at timestamptz not null,
  expires_at timestamptz not null
);
create index password_reset_expires on password_reset (expires_at);
