-- Which events have to be merged from several claims before the view of a day can show them?
SELECT num, id, kind FROM event WHERE NOT plain AND known <= :known AND (:kinds >> kind & 1)
