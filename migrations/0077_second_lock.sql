-- A second lock beneath the application's own checks: whoever looks after an organisation reaches its rows as the role
-- sluis_desk, and that role sees no others.

-- What somebody opens: the organisation, where their account administers it; otherwise nothing, and nothing is seen. It is
-- asked once, as a transaction begins: whoever takes their own access away finishes what they have begun.
create function desk_opens(organisation text, account text) returns text
language sql stable set search_path = public, pg_temp as $$
  select coalesce((select organisation_id::text from membership
    where organisation_id = nullif(organisation, '')::uuid and account_id = nullif(account, '')::uuid
      and role = 'administrator' and ended_at is null
    limit 1), '')
$$;

-- The organisation that is open in this transaction; null: none is.
create function desk_organisation() returns uuid
language sql stable parallel safe as $$
  select nullif(current_setting('sluis.organisation', true), '')::uuid
$$;

-- Whether the organisation that is open and this one act for one another, or did: each is told whom it deals with.
create function desk_deals_with(other uuid) returns boolean
language sql stable parallel safe security definer set search_path = public, pg_temp as $$
  select exists (select from representation where
    (organisation_id = desk_organisation() and intermediary_id = other)
    or (intermediary_id = desk_organisation() and organisation_id = other))
$$;

-- Whether somebody of another organisation acts for the one that is open, as somebody of that other.
create function desk_is_lent(other uuid, account uuid) returns boolean
language sql stable parallel safe security definer set search_path = public, pg_temp as $$
  select exists (select from membership m join representation r on r.organisation_id = m.organisation_id and r.id = m.representation_id
    where m.organisation_id = desk_organisation() and m.account_id = account and r.intermediary_id = other)
$$;

create function second_lock_tables() returns text[]
language sql immutable as $$
  select array['organisation', 'organisation_application', 'branch', 'organisation_number', 'representation',
    'membership', 'membership_number', 'membership_branch', 'membership_attribute', 'member_word', 'activation']
$$;

-- Whether whoever asks may be the role: to be a member of it is not enough everywhere.
create function may_be_desk() returns boolean
language plpgsql as $$
declare
  before text := current_setting('role');
begin
  perform set_config('role', 'sluis_desk', true);
  perform set_config('role', before, true);
  return true;
exception
  when insufficient_privilege then return false;
end
$$;

-- Why the lock is open, for whoever asks; null: it is closed. It changes nothing.
create function second_lock_open() returns text
language plpgsql set search_path = public, pg_temp as $$
begin
  if not exists (select from pg_roles where rolname = 'sluis_desk') then
    return 'the role sluis_desk is not there';
  end if;
  if exists (select from pg_roles where rolname = 'sluis_desk' and (rolbypassrls or rolsuper)) then
    return 'the role sluis_desk goes past row security';
  end if;
  if exists (select from unnest(second_lock_tables()) as one where not exists (
      select from pg_policy where polrelid = one::regclass and polname = 'within_organisation')) then
    return 'not every table has its policies: run sluis migrate';
  end if;
  if not may_be_desk() then
    return 'the role sluis_desk is there, and ' || current_user || ' may not be it';
  end if;
  return null;
end
$$;

-- Closes the lock, as far as this server lets it: roles belong to the whole server, and not every one may make them. Called
-- again, it does what is left to do. Returns why it is open still; null: it is closed.
create function close_second_lock() returns text
language plpgsql set search_path = public, pg_temp as $$
declare
  one text;
  theirs text;
  more text;
begin
  -- of two processes that start at once, one finds it done
  perform pg_advisory_xact_lock(7601);
  if second_lock_open() is null then
    return null;
  end if;
  if not exists (select from pg_roles where rolname = 'sluis_desk') then
    begin
      create role sluis_desk nologin;
    exception
      -- another database of this server was faster
      when duplicate_object or unique_violation then null;
      when insufficient_privilege then
        return 'the role sluis_desk is not there, and ' || current_user || ' may make none';
    end;
  end if;
  for attempt in 1..10 loop
    exit when may_be_desk();
    begin
      execute format('grant sluis_desk to %I', current_user);
    exception
      when insufficient_privilege then exit;
      -- of two databases that grant it at once, one is told that the other came between
      when internal_error then perform pg_sleep(0.05);
    end;
  end loop;
  foreach one in array second_lock_tables() loop
    continue when exists (select from pg_policy where polrelid = one::regclass and polname = 'within_organisation');
    execute format('alter table %I enable row level security', one);
    -- of other roles that were let read here, nothing is taken away
    execute format('create policy everybody on %I using (true) with check (true)', one);
    theirs := case one when 'organisation' then 'id' else 'organisation_id' end || ' = (select desk_organisation())';
    more := case one
      when 'organisation' then ' or desk_deals_with(id)'
      when 'representation' then ' or intermediary_id = (select desk_organisation())'
      when 'membership' then ' or desk_is_lent(organisation_id, account_id)'
      else '' end;
    execute format('create policy within_organisation on %I as restrictive for select to sluis_desk using (%s%s)', one, theirs, more);
    execute format('create policy added_within on %I as restrictive for insert to sluis_desk with check (%s)', one, theirs);
    execute format('create policy changed_within on %I as restrictive for update to sluis_desk using (%s)', one, theirs);
    execute format('create policy removed_within on %I as restrictive for delete to sluis_desk using (%s)', one, theirs);
    execute format('grant select, insert, update, delete on %I to sluis_desk', one);
  end loop;
  -- who a member is, and where they are mailed
  grant select (id, name, given_name, family_name, locale, standing, created_at) on account to sluis_desk;
  grant select (account_id, kind, value, lookup, verified_at) on identifier to sluis_desk;
  grant select on number_register, attribute_kind to sluis_desk;
  grant select (id, name) on client to sluis_desk;
  return second_lock_open();
end
$$;

select close_second_lock();
