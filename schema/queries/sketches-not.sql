-- Which events are not plain?
SELECT num FROM event WHERE NOT plain
