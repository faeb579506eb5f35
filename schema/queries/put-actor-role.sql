-- Keeps a role of an actor.
INSERT INTO actor_role (
  actor, ord, title, of, from_said, from_edtf, to_said, to_edtf, line, col
) VALUES (
  :actor, :ord, :title, :of, :from_said, :from_edtf, :to_said, :to_edtf, :line, :col
)
