DROP TRIGGER reminder_comes_back;
