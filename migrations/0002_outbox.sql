-- Messages to people, written in the transaction that causes them and sent by a job.
create table outbox_message (
  id uuid primary key,
  channel text not null check (channel in ('mail', 'sms', 'letter')),
  template text not null,
  account_id uuid,
  -- recipient, subject and text, sealed: they hold codes and personal data
  content bytea not null,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  sent_at timestamptz,
  failed_at timestamptz,
  tries integer not null default 0
);
create index outbox_message_created on outbox_message (created_at);
