CREATE VIRTUAL TABLE bib_key_counts USING fts5vocab (bib_key, 'row');
