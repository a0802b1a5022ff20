-- How often somebody has put off the way back in that they were offered, and when last: it is offered again after a while.
alter table account
  add column way_back_put_off integer not null default 0,
  add column way_back_put_off_at timestamptz;
