-- Keeps another name of an issue.
INSERT INTO issue_alias (
  issue, ord, alias, line, col
) VALUES (
  :issue, :ord, :alias, :line, :col
)
