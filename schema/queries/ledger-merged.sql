-- Which commitments and deadlines with several claims may be open on the day?
SELECT num, id, kind, NULL FROM event
WHERE kind IN (5, 6) AND NOT plain AND settled > :settled_after AND known <= :known
