-- A session's row alone decides when it has been unused for too long; `expires_at` is the end of its longest life, which
-- it is kept until. Null from before: the two were one.
alter table session add column idle_at timestamptz;
