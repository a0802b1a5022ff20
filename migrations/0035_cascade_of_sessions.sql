-- of ended sessions as well
create index session_of_account on session (account_id);
drop index session_account;
