-- Two people may read one mailbox: the address is one's, and the other has a user name and no address.
create unique index identifier_one on identifier (account_id, kind);
drop index identifier_account;

-- An operator gives an address to an account that has none.
alter table email_change alter column old_value drop not null;
