INSERT INTO bib_key (bib_key) VALUES ('delete-all');
