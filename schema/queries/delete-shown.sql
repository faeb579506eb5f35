-- Forgets what an event looks like in the end.
DELETE FROM shown WHERE event = :event
