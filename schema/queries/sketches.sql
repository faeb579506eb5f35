-- The plain events of these numbers in short, in the order in which they lie; what of them is asked for is cheaper to say
-- in C. Issues are those that the event names and those on which it holds positions.
SELECT event, report, form, date, due, weight, confidence, actors,
       CASE WHEN NOT :issues THEN NULL
            WHEN NOT EXISTS (SELECT 1 FROM position WHERE report = s.report & 4294967295) THEN issues
            ELSE (SELECT group_concat(issue, ';')
                  FROM (SELECT issue FROM report_issue WHERE report = s.report & 4294967295
                        UNION
                        SELECT p.issue FROM position p JOIN issue i ON i.id = p.issue
                        WHERE p.report = s.report & 4294967295)) END
FROM sketch s
WHERE event BETWEEN :first AND :last
