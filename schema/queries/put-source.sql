-- Keeps what a file was read from.
INSERT INTO source (
  file, id, title, publisher, author, url, archive, language, text, text_sha256, grade, published,
  published_said, published_edtf, retrieved_said, retrieved_edtf, line, col
) VALUES (
  :file, :id, :title, :publisher, :author, :url, :archive, :language, :text, :text_sha256, :grade,
  :published, :published_said, :published_edtf, :retrieved_said, :retrieved_edtf, :line, :col
)
