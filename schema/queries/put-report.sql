-- Keeps a report of an event.
INSERT INTO report (
  num, event, file, source, ord, kind, draft, published, date_said, date_edtf, date_form, date_earliest,
  date_latest, title, summary, note, reason, status, place, country, lat, lon, geonames, for_event, what,
  condition, due_said, due_edtf, due_form, due_earliest, due_latest, due_after, due_min, due_max, due_unit,
  every, plover, weight, confidence, actors, issues, quote, quote_start, quote_end, line, col
) VALUES (
  :num, :event, :file, :source, :ord, :kind, :draft, :published, :date_said, :date_edtf, :date_form,
  :date_earliest, :date_latest, :title, :summary, :note, :reason, :status, :place, :country, :lat, :lon,
  :geonames, :for_event, :what, :condition, :due_said, :due_edtf, :due_form, :due_earliest, :due_latest,
  :due_after, :due_min, :due_max, :due_unit, :every, :plover, :weight, :confidence, :actors, :issues,
  :quote, :quote_start, :quote_end, :line, :col
)
