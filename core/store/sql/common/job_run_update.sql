UPDATE job_run SET state = :state, message = :message, seen_at = :seen_at, ended_at = :ended_at, next_position = :next_position,
    done = :done, skipped = :skipped, failed = :failed, undone = :undone, left_alone = :left_alone
WHERE id = :id
