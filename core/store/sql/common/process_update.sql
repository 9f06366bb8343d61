UPDATE normalization_process
SET name = :name, description = :description, enabled = :enabled, on_save = :on_save, on_import = :on_import,
    by_hand = :by_hand, as_job = :as_job, changed_at = :at, changed_by = :user
WHERE id = :id;
