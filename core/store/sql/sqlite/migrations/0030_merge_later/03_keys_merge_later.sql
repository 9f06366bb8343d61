INSERT INTO bib_key (bib_key, rank) VALUES ('automerge', 16);
