-- What refers to an account is found when the account ends: without an index, everything there is was read. Each is a
-- migration of its own, so that writing to its table waits no longer than it takes to make.
create index attempt_account on attempt (account_id) where account_id is not null;
