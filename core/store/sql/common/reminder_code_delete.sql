DELETE FROM reminder_code WHERE kind = :kind AND code = :code
