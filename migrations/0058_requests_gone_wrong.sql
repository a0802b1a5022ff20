-- Today's page tells of portals whose requests go wrong and of which none has gone well since.
create index client_request_wrong on client_request (at) where error is not null;
