DROP INDEX reminder_by_title;
