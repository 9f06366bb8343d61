DELETE FROM outbox WHERE id = :id AND state <> 'sent';
