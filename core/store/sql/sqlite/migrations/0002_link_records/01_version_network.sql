ALTER TABLE bib_version ADD COLUMN network_mms_id INTEGER;
