-- Keeps an update of an event.
INSERT INTO change (
  target, report, ord, draft, published, since, status, date_said, date_edtf, date_form, date_earliest,
  date_latest, place, country, lat, lon, geonames, due_said, due_edtf, due_form, due_earliest, due_latest,
  due_after, due_min, due_max, due_unit, note, line, col
) VALUES (
  :target, :report, :ord, :draft, :published, :since, :status, :date_said, :date_edtf, :date_form,
  :date_earliest, :date_latest, :place, :country, :lat, :lon, :geonames, :due_said, :due_edtf, :due_form,
  :due_earliest, :due_latest, :due_after, :due_min, :due_max, :due_unit, :note, :line, :col
)
