-- Those who look after people find them by a surname as well: by the last word of it, so that `van den Berg` is under Berg.
create index account_surname on account (
  lower(regexp_replace(coalesce(family_name, name), '^.*\s', '')) collate "C", id);
