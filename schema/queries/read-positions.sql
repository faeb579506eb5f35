-- The positions that a report states.
SELECT num, actor, issue, stance, condition, note FROM position WHERE report = :report ORDER BY ord
