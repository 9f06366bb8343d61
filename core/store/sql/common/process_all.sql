SELECT id, name, description, enabled, on_save, on_import, by_hand, as_job
FROM normalization_process
ORDER BY name COLLATE NOCASE;
