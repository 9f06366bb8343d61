DELETE FROM normalization_step WHERE process_id = :process;
