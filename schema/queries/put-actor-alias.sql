-- Keeps a name of an actor.
INSERT INTO actor_alias (
  actor, ord, alias, line, col
) VALUES (
  :actor, :ord, :alias, :line, :col
)
