-- Keeps a declaration of an actor.
INSERT INTO actor (
  file, id, name, kind, of, role, wikidata, note, line, col
) VALUES (
  :file, :id, :name, :kind, :of, :role, :wikidata, :note, :line, :col
)
