SELECT rowid FROM bib_key WHERE bib_key MATCH :keys ORDER BY rowid;
