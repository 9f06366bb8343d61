CREATE VIRTUAL TABLE bib_fts_terms USING fts5vocab (bib_fts, 'instance');
