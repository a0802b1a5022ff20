-- What refers to an account is found when the account ends: without these, everything there is was read.
create index attempt_account on attempt (account_id) where account_id is not null;
create index address_proof_account on address_proof (account_id);
-- ended sessions as well
create index session_of_account on session (account_id);
drop index session_account;
