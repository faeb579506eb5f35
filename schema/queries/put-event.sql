-- Keeps an event that was not known yet. Its derived columns are right when it has one report and no update.
INSERT INTO event (id, kind, plain, report, known, earliest, latest, settled)
VALUES (:id, :kind, :plain, :report, :known, :earliest, :latest, 2147483647)
