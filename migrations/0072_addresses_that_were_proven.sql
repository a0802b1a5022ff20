-- Whether somebody had shown to read the address that another took the place of; null: it is not known.
alter table email_change add column old_was_proven boolean;
