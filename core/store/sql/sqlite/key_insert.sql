INSERT INTO bib_key (rowid, keys) VALUES (:mms_id, :keys);
