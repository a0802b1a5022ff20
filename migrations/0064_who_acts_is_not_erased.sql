-- An account is not erased while memberships are of it: whoever erases ends them first, where it is asked who else can act.
alter table membership drop constraint membership_account_id_fkey;
alter table membership add constraint membership_account_id_fkey foreign key (account_id) references account (id);
