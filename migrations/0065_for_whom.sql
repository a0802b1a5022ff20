-- For whom somebody acts: what they chose in an attempt, and what was granted of it.
alter table attempt add column organisation_id uuid;
alter table attempt add column acts_for_nobody boolean not null default false;
alter table session_client add column organisation_id uuid;
alter table oidc_grant add column organisation_id uuid;
alter table oidc_grant add column membership_id uuid;
create index oidc_grant_membership on oidc_grant (membership_id) where membership_id is not null and ended_at is null;
create index oidc_grant_organisation on oidc_grant (organisation_id) where organisation_id is not null and ended_at is null;
