-- What happened how often, by the hour: counted as it happens, so that nobody counts what there is. What dims mean is their
-- kind's: see src/domain/statistics.
create table statistic (
  kind text not null,
  hour timestamptz not null,
  client_id text not null default '',
  a text not null default '',
  b text not null default '',
  n bigint not null,
  -- of what takes time: all of it, and the longest, in milliseconds
  ms bigint not null default 0,
  ms_most integer not null default 0,
  primary key (kind, hour, client_id, a, b)
);
create index statistic_hour on statistic (hour);
-- up to which event the audit is counted
create table statistic_position (
  is_only boolean primary key default true check (is_only),
  seq bigint not null
);
-- what was chained before there were figures is not counted: it was long ago, and is much
insert into statistic_position (seq) select coalesce(max(seq), 0) from audit_seal;

-- Which passwords expire in which week is looked at four times a day.
create index password_credential_expires on password_credential (expires_at) where expires_at is not null;
