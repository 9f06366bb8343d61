SELECT d.block, c.v FROM bib_fts_data d, bib_fts_config c WHERE d.id = ?1 AND c.k = 'version'
