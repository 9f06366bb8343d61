DELETE FROM normalization_process WHERE id = :id;
