-- Which files declare this issue?
SELECT f.identity FROM issue i JOIN file f ON f.num = i.file WHERE i.id = :id
