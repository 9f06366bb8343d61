INSERT INTO bib_fts (bib_fts) VALUES ('integrity-check');
