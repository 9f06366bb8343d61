SELECT z.name, z.record_count, (SELECT COUNT(*) FROM bib b WHERE b.zone_id = z.id) FROM zone z;
