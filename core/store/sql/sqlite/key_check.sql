INSERT INTO bib_key (bib_key) VALUES ('integrity-check');
