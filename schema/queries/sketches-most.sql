-- How large can the numbers of events be, and of how many does the store tell in short?
SELECT max(num), (SELECT count(*) FROM sketch) FROM event
