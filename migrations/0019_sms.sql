-- Codes by text message: numbers that were proven, codes under way, and what was sent lately.
create table sms_credential (
  credential_id uuid primary key references factor_credential (id) on delete cascade,
  account_id uuid not null references account (id) on delete cascade,
  -- E.164, sealed: used for nothing but codes
  number bytea not null,
  proven_at timestamptz not null
);
create index sms_credential_account on sms_credential (account_id);

-- The code that was sent last, for one sign-in, or for one number that is being set up.
create table sms_code (
  scope text primary key,
  account_id uuid not null references account (id) on delete cascade,
  -- null while the number is being set up
  credential_id uuid references factor_credential (id) on delete cascade,
  -- where it went, sealed
  number bytea not null,
  -- our MAC over scope, account, number and code
  code_mac bytea not null,
  -- asking again replaces the code, not the tries that are left
  tries_left integer not null,
  expires_at timestamptz not null
);
create index sms_code_account on sms_code (account_id);
create index sms_code_credential on sms_code (credential_id);
create index sms_code_expires on sms_code (expires_at);

-- What was sent within a day, to keep to the budgets.
create table sms_sent (
  id bigint generated always as identity primary key,
  number_mac bytea not null,
  -- six digits: the country and the first of the range
  prefix text not null,
  -- to prove a number, which may be anybody's
  proves boolean not null,
  sent_at timestamptz not null
);
create index sms_sent_number on sms_sent (number_mac, sent_at);
create index sms_sent_prefix on sms_sent (prefix, sent_at);
create index sms_sent_at on sms_sent (sent_at);
