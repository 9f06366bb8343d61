INSERT INTO record_set (zone_id, name, name_key, description, kind, query, shared, owner_id,
    created_at, changed_at, changed_by)
VALUES (:zone_id, :name, :name_key, :description, :kind, :query, :shared, :owner_id,
    :created_at, :changed_at, :changed_by);
