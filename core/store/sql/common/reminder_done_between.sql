SELECT count(*) FROM reminder WHERE done_on BETWEEN :from AND :to AND gone = 0
