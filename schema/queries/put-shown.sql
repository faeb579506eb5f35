-- Keeps what an event looks like once everything about it counts.
INSERT INTO shown (
  event, report, is_change, change_ord, by_event, ord, draft, published, since, rank_edtf, rank_form,
  rank_earliest, rank_latest, source, file, line, col, title, summary, note, date_edtf, date_form,
  date_earliest, date_latest, status, place, country, lat, lon, actors, issues, for_event, what, condition,
  due_edtf, due_form, due_earliest, due_latest, due_after, due_min, due_max, due_unit, due_said, every,
  plover, weight, confidence, quote, quote_start, quote_end, n_reports, id
) VALUES (
  :event, :report, :is_change, :change_ord, :by_event, :ord, :draft, :published, :since, :rank_edtf,
  :rank_form, :rank_earliest, :rank_latest, :source, :file, :line, :col, :title, :summary, :note,
  :date_edtf, :date_form, :date_earliest, :date_latest, :status, :place, :country, :lat, :lon, :actors,
  :issues, :for_event, :what, :condition, :due_edtf, :due_form, :due_earliest, :due_latest, :due_after,
  :due_min, :due_max, :due_unit, :due_said, :every, :plover, :weight, :confidence, :quote, :quote_start,
  :quote_end, :n_reports, :id
)
