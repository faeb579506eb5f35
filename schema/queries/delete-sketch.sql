-- Forgets an event in short.
DELETE FROM sketch WHERE event = :event
