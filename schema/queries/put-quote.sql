-- Keeps words.
INSERT INTO quote (
  report, position, ord, text, speaker, anonymous, language, translation, start, end, line, col
) VALUES (
  :report, :position, :ord, :text, :speaker, :anonymous, :language, :translation, :start, :end, :line, :col
)
