DELETE FROM alert_severity;
