-- Keeps an actor of a report.
INSERT INTO part (
  report, ord, actor, event, field, word, line, col
) VALUES (
  :report, :ord, :actor, :event, :field, :word, :line, :col
)
