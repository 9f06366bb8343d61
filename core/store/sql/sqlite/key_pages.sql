SELECT block FROM bib_key_data WHERE id BETWEEN ?1 AND ?2 ORDER BY id
