-- Keeps who coded a file.
INSERT INTO coder (
  file, by, at_said, at_edtf, codebook
) VALUES (
  :file, :by, :at_said, :at_edtf, :codebook
)
