-- Factors whose credentials differ: what each can prove.
alter table factor_credential
  -- null where all of a kind are alike
  add column user_verified boolean,
  add column device_bound boolean,
  -- the make (AAGUID) that an attestation has proven
  add column model text;

alter table evidence
  add column device_bound boolean not null default false,
  -- it stands in for a factor that is away
  add column stands_in boolean not null default false,
  add column model text;

-- whether somebody who set up a first factor in this attempt was offered a way back in
alter table attempt add column offer_answered boolean not null default false;
