create table password_credential (
  credential_id uuid primary key references factor_credential (id) on delete cascade,
  -- one password per account
  account_id uuid not null unique references account (id) on delete cascade,
  hash text not null,
  set_at timestamptz not null
);
