INSERT INTO bib_fts (rowid, title, name, subject, series, publisher, other)
VALUES (:mms_id, :title, :name, :subject, :series, :publisher, :other);
