SELECT EXISTS (SELECT 1 FROM history WHERE action <> 'import');
