-- How large can the numbers of events and of reports be?
SELECT (SELECT max(num) FROM event), (SELECT max(num) FROM report)
