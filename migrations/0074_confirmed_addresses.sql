-- Somebody has a code posted to where they say that they are reached, and confirms it by that: no mail belongs to it.

alter table activation drop constraint activation_purpose_check;
alter table activation add constraint activation_purpose_check
  check (purpose in ('invitation', 'issued', 'recovery', 'address'));

alter table letter drop constraint letter_kind_check;
alter table letter add constraint letter_kind_check
  check (kind in ('invitation', 'issued', 'recovery', 'address', 'control'));

-- Who was reached by a letter before an identity could be known by that is known by it as well.
update account set proofing = 'address' where proofing = 'none'
  and id in (select account_id from account_postal where confirmed_at is not null and returned_at is null);
