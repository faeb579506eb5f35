-- Does any file declare this issue, or report a venue of that name?
SELECT 1 FROM issue WHERE id = :id UNION ALL SELECT 1 FROM event WHERE id = :id AND kind = 4
