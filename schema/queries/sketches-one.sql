-- One plain event in short.
SELECT event, report, form, date, due, weight, confidence, actors,
       CASE WHEN NOT :issues THEN NULL
            ELSE (SELECT group_concat(issue, ';')
                  FROM (SELECT issue FROM report_issue WHERE report = s.report & 4294967295
                        UNION
                        SELECT p.issue FROM position p JOIN issue i ON i.id = p.issue
                        WHERE p.report = s.report & 4294967295)) END
FROM sketch s
WHERE event = :event
