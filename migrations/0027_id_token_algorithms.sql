-- What signs a portal's ID tokens is written into its registration: ES256 was the default until now, and stays theirs.
update client set metadata = metadata || '{"id_token_signed_response_alg": "ES256"}'::jsonb
where not metadata ? 'id_token_signed_response_alg';
