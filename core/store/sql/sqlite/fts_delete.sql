INSERT INTO bib_fts (bib_fts, rowid, keywords, title, name, isbn)
VALUES ('delete', :mms_id, :keywords, :title, :name, :isbn);
