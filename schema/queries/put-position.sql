-- Keeps a stance.
INSERT INTO position (
  report, file, event, source, ord, actor, issue, stance, condition, note, draft, published, said_edtf,
  said_form, said_earliest, said_latest, quote, quote_start, quote_end, line, col
) VALUES (
  :report, :file, :event, :source, :ord, :actor, :issue, :stance, :condition, :note, :draft, :published,
  :said_edtf, :said_form, :said_earliest, :said_latest, :quote, :quote_start, :quote_end, :line, :col
)
