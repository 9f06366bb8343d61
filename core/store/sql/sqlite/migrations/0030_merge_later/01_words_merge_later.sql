INSERT INTO bib_fts (bib_fts, rank) VALUES ('automerge', 64);
