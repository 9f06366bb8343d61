INSERT INTO normalization_process (name, description, enabled, on_save, on_import, by_hand, as_job, changed_at, changed_by)
VALUES (:name, :description, :enabled, :on_save, :on_import, :by_hand, :as_job, :at, :user);
