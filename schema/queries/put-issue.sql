-- Keeps a declaration of an issue.
INSERT INTO issue (
  file, id, title, note, parent, line, col
) VALUES (
  :file, :id, :title, :note, :parent, :line, :col
)
