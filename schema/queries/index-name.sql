-- Makes a name of an actor searchable.
INSERT INTO name_search (rowid, alias) VALUES (:num, :alias)
