CREATE VIRTUAL TABLE bib_key_terms USING fts5vocab (bib_key, 'instance');
