ALTER TABLE bib_version ADD COLUMN network_version INTEGER;
