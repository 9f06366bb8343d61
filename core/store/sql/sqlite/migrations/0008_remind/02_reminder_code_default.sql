CREATE UNIQUE INDEX reminder_code_default ON reminder_code (kind) WHERE is_default = 1;
