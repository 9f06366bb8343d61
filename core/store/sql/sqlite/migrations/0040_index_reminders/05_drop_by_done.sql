DROP INDEX reminder_by_done;
