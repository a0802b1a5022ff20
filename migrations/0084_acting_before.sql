-- What is known already of who acts where, as far as it is kept. By itself: nobody who writes to accounts waits for it.
insert into acting_use (organisation_id, account_id, client_id, last_at)
select organisation_id, account_id, client_id, last_at from portal_use where organisation_id is not null
on conflict do nothing;
