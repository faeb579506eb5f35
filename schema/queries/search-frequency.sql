-- In how many reports does a term occur, counted up to a limit?
SELECT count(*) FROM (SELECT 1 FROM report_search WHERE report_search MATCH :match LIMIT :limit)
