-- Takes a file out; what belongs to it goes along.
DELETE FROM file WHERE num = :file
