-- Keeps an event file.
INSERT INTO file (
  identity, path, location, sha256
) VALUES (
  :identity, :path, :location, :sha256
)
