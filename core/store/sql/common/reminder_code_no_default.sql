UPDATE reminder_code SET is_default = 0 WHERE kind = :kind
