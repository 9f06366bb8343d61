CREATE INDEX bib_by_network ON bib (network_mms_id) WHERE network_mms_id IS NOT NULL;
