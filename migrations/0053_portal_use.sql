-- Who uses which portal: whom a change of it would lock out, and whether anybody has come yet. Kept for 90 days.
create table portal_use (
  client_id text not null,
  account_id uuid not null references account (id) on delete cascade,
  last_at timestamptz not null,
  primary key (client_id, account_id)
);
create index portal_use_account on portal_use (account_id);
create index portal_use_last on portal_use (last_at);
insert into portal_use (client_id, account_id, last_at)
select c.client_id, s.account_id, max(c.created_at)
from session_client c join session s on s.key = c.session_key group by 1, 2;
