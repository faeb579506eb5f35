-- The aliases of a declared actor, without the name.
SELECT alias FROM actor_alias WHERE actor = :actor AND ord > 0 ORDER BY ord
