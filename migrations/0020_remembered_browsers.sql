-- Browsers in which a second factor was used, remembered at their owner's wish where a portal lets them be.
create table remembered_browser (
  id uuid primary key,
  account_id uuid not null references account (id) on delete cascade,
  -- what was used: without it, nothing is remembered of it
  credential_id uuid not null references factor_credential (id) on delete cascade,
  kind text not null,
  restricted boolean not null,
  -- SHA-256 of the 256 random bits in the browser's cookie
  token_hash bytea not null unique,
  -- the account's, when it was used: a change of password ends it
  era integer not null,
  user_agent text not null,
  proven_at timestamptz not null,
  used_at timestamptz,
  expires_at timestamptz not null
);
create index remembered_browser_account on remembered_browser (account_id);
create index remembered_browser_credential on remembered_browser (credential_id);
create index remembered_browser_expires on remembered_browser (expires_at);

-- proven before, in a browser that was remembered
alter table evidence add column remembered boolean not null default false;
