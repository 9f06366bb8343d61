CREATE INDEX reminder_by_done ON reminder (done_on) WHERE done_on IS NOT NULL;
