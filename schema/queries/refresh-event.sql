-- Works out the derived columns of an event from its reports and updates. What settles a commitment holds for good
-- from the day on which the last word about its status counts.
UPDATE event SET
  kind = (SELECT kind FROM report WHERE event = event.num),
  plain = (SELECT count(*) = 1 AND sum(draft) = 0 FROM report WHERE event = event.num)
          AND NOT EXISTS (SELECT 1 FROM change WHERE target = event.num),
  report = (SELECT min(num) FROM report WHERE event = event.num),
  known = coalesce((SELECT min(published) FROM report WHERE event = event.num), 2147483647),
  earliest = coalesce((SELECT min(date_earliest) FROM
    (SELECT date_earliest FROM report WHERE event = event.num
     UNION ALL SELECT date_earliest FROM change WHERE target = event.num)), -2147483648),
  latest = coalesce((SELECT max(date_latest) FROM
    (SELECT date_latest FROM report WHERE event = event.num
     UNION ALL SELECT date_latest FROM change WHERE target = event.num)), 2147483647),
  stable = (SELECT CASE WHEN max(draft) = 1 THEN 2147483647 ELSE max(day) END FROM
    (SELECT draft, published AS day FROM report WHERE event = event.num
     UNION ALL SELECT draft, max(published, since) FROM change WHERE target = event.num)),
  happened = (SELECT CASE WHEN max(draft) = 1 THEN 2147483647 ELSE max(day) END FROM
    (SELECT draft, -2147483648 AS day FROM report WHERE event = event.num
     UNION ALL SELECT draft, since FROM change WHERE target = event.num)),
  settled = CASE WHEN
      (SELECT c.status BETWEEN 7 AND 11 -- fulfilled, partly fulfilled, broken, withdrawn, superseded
       FROM change c JOIN report r ON r.num = c.report
       WHERE c.target = event.num AND c.status IS NOT NULL AND c.draft = 0
       ORDER BY c.published DESC, r.date_earliest DESC, r.date_latest DESC, r.source DESC, r.ord DESC, c.ord DESC
       LIMIT 1)
      AND NOT EXISTS (SELECT 1 FROM report WHERE event = event.num AND every IS NOT NULL) -- goes on
    THEN (SELECT max(max(published, since)) FROM change
          WHERE target = event.num AND status IS NOT NULL AND draft = 0)
    ELSE 2147483647 END
WHERE num = :num
RETURNING id, kind, plain, stable < 2147483647
