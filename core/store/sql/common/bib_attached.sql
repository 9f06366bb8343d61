SELECT mms_id, zone_id FROM bib WHERE network_mms_id = :network_mms_id ORDER BY mms_id;
