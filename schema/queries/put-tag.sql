-- Keeps a tag of a report.
INSERT INTO tag (
  report, ord, tag, line, col
) VALUES (
  :report, :ord, :tag, :line, :col
)
