-- Those who help somebody see what was sent to them, and why they were refused: the latest first.
create index outbox_message_account on outbox_message (account_id, created_at);
create index explanation_account on explanation (account_id, at);
