-- Somebody acts for several organisations at one portal in one session, each in a tab of its own: a row for each choice.
alter table session_client add column chosen_at timestamptz;
create unique index session_client_choice on session_client (session_key, client_id, organisation_id)
  nulls not distinct where ended_at is null;
-- What ends with a membership is found by what was granted for it.
create index session_client_grant on session_client (grant_hash) where organisation_id is not null and ended_at is null;
drop index session_client_live;
-- What somebody chose at a portal last, in whichever session: it is offered first.
alter table portal_use add column organisation_id uuid;
-- What somebody agrees to share, they agree to for each whom they act for.
alter table oidc_consent add column organisation_id uuid;
alter table oidc_consent drop constraint oidc_consent_pkey;
create unique index oidc_consent_once on oidc_consent (subject, client_id, organisation_id) nulls not distinct;
