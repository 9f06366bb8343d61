CREATE UNIQUE INDEX template_by_name ON record_template (owner_id, shared, name);
