SELECT d.block, c.v FROM bib_key_data d, bib_key_config c WHERE d.id = ?1 AND c.k = 'version'
