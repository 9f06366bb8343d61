SELECT 1 FROM reminder WHERE id = :id
