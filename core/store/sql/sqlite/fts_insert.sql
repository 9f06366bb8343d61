INSERT INTO bib_fts (rowid, keywords, title, name, isbn)
VALUES (:mms_id, :keywords, :title, :name, :isbn);
