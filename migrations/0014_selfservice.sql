-- My account: what people call their authenticators, and changes of address under way.
alter table factor_credential add column name text;
alter table account add column closed_at timestamptz;

-- A change of e-mail address: confirmed at both, then done; the old one may undo it for a week.
create table email_change (
  id uuid primary key,
  account_id uuid not null references account (id) on delete cascade,
  old_value text not null,
  new_value text not null,
  -- SHA-256 of what each address was mailed
  old_token_hash bytea not null unique,
  new_token_hash bytea not null unique,
  undo_token_hash bytea unique,
  requested_at timestamptz not null,
  expires_at timestamptz not null,
  old_confirmed_at timestamptz,
  new_confirmed_at timestamptz,
  effective_at timestamptz,
  undo_until timestamptz,
  -- undone, or replaced by a newer one
  ended_at timestamptz
);
-- one under way per account
create unique index email_change_under_way on email_change (account_id) where effective_at is null and ended_at is null;
create index email_change_account on email_change (account_id);
create index email_change_expires on email_change (expires_at);
