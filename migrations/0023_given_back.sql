-- What was counted when a code or a link was sent: given back once it proves right, however much later.
alter table address_proof add column counted jsonb;
alter table sms_code add column counted jsonb;
alter table password_reset add column counted jsonb;
