CREATE INDEX reminder_by_done ON reminder (done_on, gone) WHERE done_on IS NOT NULL;
