DROP TABLE bib_fts;
