UPDATE record_set SET name = :name, name_key = :name_key, description = :description,
    query = :query, shared = :shared
WHERE id = :id;
