-- A link by which whoever is told of it stops a way back in: it opens nothing.
alter table activation_link add column stops boolean not null default false;
