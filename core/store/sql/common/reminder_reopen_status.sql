UPDATE reminder SET done_on = NULL WHERE status = :status
