-- How large can the numbers of events be?
SELECT max(num) FROM event
