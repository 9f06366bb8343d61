INSERT INTO bib_key (bib_key, rowid, keys) VALUES ('delete', :mms_id, :keys);
