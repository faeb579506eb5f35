-- About which events is more than one thing claimed?
SELECT num, id, kind, NULL FROM event WHERE NOT plain AND known <= :known ORDER BY id
