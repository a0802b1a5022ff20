-- When each chore was last done, by whichever process: what is late is seen.
create table chore (
  name text primary key,
  every_seconds integer not null,
  ran_at timestamptz not null
);

-- What happened last, of all accounts.
create index audit_event_at on audit_event (at desc, id desc);
