-- Keeps an issue of a report.
INSERT INTO report_issue (
  report, ord, issue, event, line, col
) VALUES (
  :report, :ord, :issue, :event, :line, :col
)
