SELECT id, kind, code, name, record_count FROM zone ORDER BY kind, id;
