-- Those who look after people find them by the beginning of a name. Byte order: the beginning of a text is one range.
create index account_name on account (lower(name) collate "C", id);
