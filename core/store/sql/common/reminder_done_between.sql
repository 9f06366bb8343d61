SELECT count(*) FROM reminder WHERE done_on >= :from AND done_on <= :to AND +gone = 0
