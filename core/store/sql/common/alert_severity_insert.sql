INSERT INTO alert_severity (rule, severity) VALUES (:rule, :severity);
