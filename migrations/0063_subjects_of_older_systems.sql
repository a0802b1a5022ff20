-- Two sectors may know two people by one subject, as two older systems gave it; within a sector it stays one person's.
alter table oidc_pairwise_subject drop constraint oidc_pairwise_subject_pairwise_key;
alter table oidc_pairwise_subject add constraint oidc_pairwise_subject_once unique (pairwise, sector);
