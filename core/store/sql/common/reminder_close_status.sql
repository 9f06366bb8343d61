UPDATE reminder SET done_on = :done_on WHERE status = :status AND done_on IS NULL
