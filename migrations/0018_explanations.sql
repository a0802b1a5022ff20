-- Why somebody was refused: every rule, what it saw and what it answered, behind the references that they were shown.
-- Without secrets; kept for thirty days.
create table explanation (
  attempt_id text not null,
  reason text not null,
  reference_list text[] not null,
  account_id uuid,
  client_id text not null,
  at timestamptz not null,
  said jsonb not null,
  primary key (attempt_id, reason)
);
create index explanation_reference on explanation using gin (reference_list);
create index explanation_at on explanation (at);
