-- Which number does the next report get?
SELECT coalesce(max(num), 0) + 1 FROM report
