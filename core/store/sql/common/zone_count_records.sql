UPDATE zone SET record_count = record_count + :more WHERE id = :id;
