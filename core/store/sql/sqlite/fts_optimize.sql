INSERT INTO bib_fts (bib_fts, rank) VALUES ('merge', 500);
