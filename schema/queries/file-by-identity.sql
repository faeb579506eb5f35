-- Is this file there, and with which bytes?
SELECT num, sha256 FROM file WHERE identity = :identity
