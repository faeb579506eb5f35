-- Notes who has taken a position on what; whether the issue is a venue is worked out at the end of a load.
INSERT INTO pair (actor, issue, venue) VALUES (:actor, :issue, 0) ON CONFLICT DO NOTHING
