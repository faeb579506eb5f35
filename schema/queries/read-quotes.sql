-- The words of a report, or of one of its positions.
SELECT text, speaker, anonymous, language, translation, start, end
FROM quote WHERE report = :report AND position IS :position ORDER BY ord
