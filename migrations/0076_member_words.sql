-- How those who look after an organisation find its people: by any word of a name, an address, a user name, a number or a
-- reference of their own, and in the order of their names. Kept beside the memberships that were not ended, so that a
-- search looks at what it finds alone, however many there are.
create table member_word (
  organisation_id uuid not null,
  membership_id uuid not null,
  -- of `sort` there is one: by what they are listed
  kind text not null check (kind in ('sort', 'name', 'email', 'user-name', 'number', 'reference')),
  word text collate "C" not null,
  primary key (organisation_id, membership_id, kind, word),
  foreign key (organisation_id, membership_id) references membership (organisation_id, id)
    on update cascade on delete cascade
);
create index member_word_found on member_word (organisation_id, word, membership_id) where kind <> 'sort';
create index member_word_listed on member_word (organisation_id, word, membership_id) where kind = 'sort';

-- A text as it is compared: in small letters, without accents.
create function folded(text) returns text
language sql immutable strict parallel safe as $$
  select translate(regexp_replace(normalize(lower($1), NFD), '[\u0300-\u036f]', '', 'g'), 'łøđıħ', 'lodih')
$$;

-- Writes the words of memberships anew. It looks with the rights of whoever made it: it is told of accounts as well.
create function write_member_words(memberships uuid[]) returns void
language sql security definer set search_path = public, pg_temp as $$
  delete from member_word w using membership m where m.id = any (memberships)
    and w.organisation_id = m.organisation_id and w.membership_id = m.id;
  insert into member_word (organisation_id, membership_id, kind, word)
  select distinct m.organisation_id, m.id, w.kind, left(w.word, 254)
  from membership m
    left join account a on a.id = m.account_id
    left join identifier i on i.account_id = m.account_id and i.kind = 'email'
    left join client c on c.id = m.client_id,
  lateral (
    select 'sort' as kind, folded(coalesce(
      regexp_replace(coalesce(a.family_name, a.name), '^.*\s', '') || ' ' || a.name, c.name, m.client_id)) as word
    union all
    select 'name', part from regexp_split_to_table(folded(coalesce(a.name, c.name, m.client_id)), '[\s-]+') as part
    union all select 'email', folded(i.lookup)
    union all select 'user-name', folded(m.user_name_lookup)
    union all select 'reference', folded(m.external_key)
    union all
    select 'number', folded(n.lookup) from membership_number mn
      join organisation_number n on n.organisation_id = mn.organisation_id and n.id = mn.number_id
      where mn.membership_id = m.id
  ) as w
  where m.id = any (memberships) and m.ended_at is null and w.word <> ''
$$;

create function member_words_of_membership() returns trigger language plpgsql as $$
begin
  perform write_member_words(array[new.id]);
  return null;
end
$$;
create trigger member_words after insert on membership
  for each row execute function member_words_of_membership();
create trigger member_words_changed after update of user_name_lookup, external_key, ended_at on membership
  for each row when (old.user_name_lookup is distinct from new.user_name_lookup
    or old.external_key is distinct from new.external_key or old.ended_at is distinct from new.ended_at)
  execute function member_words_of_membership();

create function member_words_of_account() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform write_member_words(array(select id from membership where account_id = new.id and ended_at is null));
  return null;
end
$$;
create trigger member_words after update of name, family_name on account
  for each row when (old.name <> new.name or old.family_name is distinct from new.family_name)
  execute function member_words_of_account();

create function member_words_of_identifier() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform write_member_words(array(select id from membership
    where account_id = coalesce(new.account_id, old.account_id) and ended_at is null));
  return null;
end
$$;
create trigger member_words after insert or delete or update of lookup on identifier
  for each row execute function member_words_of_identifier();

-- once for each statement: a form may give seven hundred numbers
create function member_words_of_numbers() returns trigger language plpgsql as $$
begin
  perform write_member_words(array(select distinct membership_id from changed));
  return null;
end
$$;
create trigger member_words_given after insert on membership_number
  referencing new table as changed for each statement execute function member_words_of_numbers();
create trigger member_words_taken after delete on membership_number
  referencing old table as changed for each statement execute function member_words_of_numbers();

select write_member_words(array(select id from membership where ended_at is null));
