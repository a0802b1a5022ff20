-- A way that an account has to prove itself. Each kind keeps its own details in a table of its own.
create table factor_credential (
  id uuid primary key,
  account_id uuid not null references account (id) on delete cascade,
  kind text not null,
  -- the attempt it was enrolled in: confirming twice makes one
  attempt_id text,
  created_at timestamptz not null,
  last_used_at timestamptz,
  unique (attempt_id, kind)
);
create index factor_credential_account on factor_credential (account_id);
