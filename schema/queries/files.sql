-- Which files are there, and where?
SELECT num, identity, location FROM file ORDER BY identity
