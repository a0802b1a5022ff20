-- Tries of something guessable, counted per key (a hash of dimension and subject).
create table throttle_counter (
  key bytea primary key,
  tries integer not null,
  -- seconds to wait after the 1st, 2nd, … try, as the policy said when it was counted last
  waits double precision[] not null,
  blocked_until timestamptz not null,
  expires_at timestamptz not null
);
create index throttle_counter_expires on throttle_counter (expires_at);
