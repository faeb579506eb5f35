-- The aliases of a declared issue.
SELECT alias FROM issue_alias WHERE issue = :issue ORDER BY ord
