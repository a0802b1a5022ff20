-- How an address stands to the parser that reads it. `unread`: from before there was one, a chore reads it. `parsed`:
-- `lookup` is what the parser makes of it. `refused`: it is none, its exact spelling is compared. `met`: an older account
-- has the same address; `lookup` is a mark and the exact spelling. `freed`: of a closed account, for anybody to have.
alter table identifier add column form text not null default 'unread'
  check (form in ('unread', 'parsed', 'refused', 'met', 'freed'));
create index identifier_unread on identifier (created_at, id) where form = 'unread';
create index identifier_odd on identifier (form, created_at, id) where form in ('refused', 'met');
