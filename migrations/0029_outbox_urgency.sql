-- How soon somebody wants a message: it is sent by a queue of its channel and of its urgency. What the other release
-- writes meanwhile is a notice, in the queue that there was before.
alter table outbox_message
  add column urgency text not null default 'notice' check (urgency in ('awaited', 'notice', 'bulk')),
  -- why it was given up
  add column failure text check (failure in ('expired', 'no-such-address', 'refused'));

-- The dead letters, newest first: they are few, and asked for by people who wait.
create index outbox_message_failed on outbox_message (failed_at desc) where failed_at is not null;

-- Recipients whose mail a server refused by a rule of its own (RFC 3463, X.7.X), for ten minutes: several of one domain
-- hold back bulk mail to it. The recipient is a mark that only we can make.
create table mail_refusal (
  domain text not null,
  recipient bytea not null,
  refused_at timestamptz not null,
  primary key (domain, recipient)
);
create index mail_refusal_at on mail_refusal (refused_at);
