DELETE FROM reminder WHERE id = :id AND version = :version
