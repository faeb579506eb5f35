-- Which files declare this actor?
SELECT f.identity FROM actor a JOIN file f ON f.num = a.file WHERE a.id = :id
