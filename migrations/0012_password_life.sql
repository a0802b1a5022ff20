-- Passwords for life: how long each lives, what came before it, and what its owner was told.
alter table account
  -- an IANA name; null: the installation's own
  add column time_zone text,
  -- grows with each end of everything: what was proven in an era before is void, whatever the clocks say
  add column era integer not null default 0,
  drop constraint account_standing_check,
  add constraint account_standing_check check (standing in ('active', 'disabled', 'closed'));

-- Every policy that was ever in force, whole: what a password was set under, it is judged by.
create table password_policy (
  id integer generated always as identity primary key,
  rules jsonb not null,
  adopted_at timestamptz not null
);

alter table password_credential
  add column origin text not null default 'owner' check (origin in ('owner', 'reset', 'issued')),
  -- why it must be changed at the next sign-in, whatever its age
  add column change_because text check (change_because in ('issued', 'reset-by-other', 'reported')),
  -- null: it does not expire
  add column expires_at timestamptz,
  -- the policy that expires_at follows; 0: none yet
  add column policy_id integer not null default 0,
  -- the mail about expiry that was sent last, in days before it
  add column warned_days integer,
  -- when to look whether the next mail is due
  add column look_at timestamptz,
  -- when its owner was told of its expiry after signing in
  add column told_at timestamptz;
create index password_credential_look on password_credential (look_at) where look_at is not null;
create index password_credential_policy on password_credential (policy_id);

-- Passwords that may not be used again, the present one excepted. Two of one moment would have no order.
create table password_history (
  account_id uuid not null references account (id) on delete cascade,
  set_at timestamptz not null,
  hash text not null,
  primary key (account_id, set_at)
);

-- the account's era in which it counts
alter table evidence add column era integer not null default 0;

create index evidence_account on evidence (account_id);

-- what the person answered, in this attempt, when told that something expires soon
alter table attempt add column expiry_answer text check (expiry_answer in ('now', 'later'));
