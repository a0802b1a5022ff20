-- Whoever was shown an error of the engine's reads its reference to those who help: it leads to the request.
create index client_request_reference on client_request (reference);
