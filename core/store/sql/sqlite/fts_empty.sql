INSERT INTO bib_fts (bib_fts) VALUES ('delete-all');
