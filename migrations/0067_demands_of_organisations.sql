-- An organisation may ask more of those who act for it than a portal does.
alter table organisation
  add column minimum_level text,
  add column factors_forbidden text[] not null default '{}',
  add column factors_required text[] not null default '{}';
