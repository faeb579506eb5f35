-- Which events name one of these actors, by number? Some more than once.
SELECT p.event FROM json_each(:actors) j JOIN part p ON p.actor = j.value
