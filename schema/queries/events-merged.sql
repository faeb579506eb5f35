-- Which events have to be merged from their claims to know what they look like on a day?
SELECT num, id, kind, NULL FROM event
WHERE NOT plain AND CASE WHEN :hindsight THEN happened ELSE stable END > :day AND known <= :known
  AND earliest <= :to AND latest >= :from AND (:kinds >> kind & 1)
