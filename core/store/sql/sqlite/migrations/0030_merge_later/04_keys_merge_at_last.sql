INSERT INTO bib_key (bib_key, rank) VALUES ('crisismerge', 32);
