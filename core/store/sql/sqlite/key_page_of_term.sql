SELECT pgno FROM bib_key_idx WHERE segid = ?1 AND term <= ?2 ORDER BY term DESC LIMIT 1
