create index address_proof_account on address_proof (account_id);
