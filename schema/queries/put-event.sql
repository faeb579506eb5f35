-- Keeps an event that was not known yet. Its derived columns are right when it has one report and no update.
INSERT INTO event (id, kind, plain, report, known, earliest, latest, stable, happened, settled)
VALUES (:id, :kind, :plain, :report, :known, :earliest, :latest, :known, -2147483648, 2147483647)
