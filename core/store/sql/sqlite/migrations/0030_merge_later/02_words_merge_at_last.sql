INSERT INTO bib_fts (bib_fts, rank) VALUES ('crisismerge', 128);
