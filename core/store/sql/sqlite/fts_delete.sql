INSERT INTO bib_fts (bib_fts, rowid, title, name, subject, series, publisher, other)
VALUES ('delete', :mms_id, :title, :name, :subject, :series, :publisher, :other);
