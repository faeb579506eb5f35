-- Notes where a file lies now.
UPDATE file SET path = :path, location = :location WHERE num = :num AND (path, location) <> (:path, :location)
