-- For which membership details were issued: they are over once nobody acts by it.
alter table activation add column membership_id uuid references membership (id) on delete set null;
create index activation_membership on activation (membership_id) where membership_id is not null;
