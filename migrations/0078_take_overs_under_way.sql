-- What is under way of organisations that are taken over: a clock looks at it each minute, and an organisation's page shows it.
create index activation_taking_over on activation (organisation_id) where opens_at is not null and ended_at is null;
