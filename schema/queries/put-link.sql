-- Keeps what a report follows or responds to.
INSERT INTO link (
  report, ord, field, target, line, col
) VALUES (
  :report, :ord, :field, :target, :line, :col
)
