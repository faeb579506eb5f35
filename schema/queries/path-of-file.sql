-- Where does a file lie?
SELECT path FROM file WHERE num = :file
