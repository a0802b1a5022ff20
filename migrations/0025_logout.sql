-- A portal's own name for a session finds it: whoever signs out there may have lost our cookie.
create index session_client_sid on session_client (sid) where ended_at is null;
