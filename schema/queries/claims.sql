-- What is claimed about an event by a day, in the order in which the later one holds?
SELECT * FROM claim
WHERE event = :event AND published <= :known AND since <= :day AND draft <= :drafts
ORDER BY published, rank_earliest, rank_latest, source, ord, is_change, change_ord
