DROP INDEX job_item_told;
