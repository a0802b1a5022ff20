-- What beginning an attempt was counted on: given back when it is finished. Null where nothing was counted.
alter table attempt add column counted jsonb;
