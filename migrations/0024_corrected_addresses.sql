-- An operator corrects an address that its owner cannot confirm; whoever reads the new one confirms.
alter table email_change add column asked_by text not null default 'owner' check (asked_by in ('owner', 'operator'));
