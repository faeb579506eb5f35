-- Which stances did an actor take on an issue up to a day, the newest first?
SELECT num, stance FROM position
WHERE actor = :actor AND issue = :issue AND said_earliest <= :day AND published <= :known AND draft <= :drafts
ORDER BY said_earliest DESC, said_latest DESC, published DESC, source DESC, ord DESC
