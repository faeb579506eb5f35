-- The roles of a declared actor.
SELECT title, of, from_edtf, to_edtf FROM actor_role WHERE actor = :actor ORDER BY ord
