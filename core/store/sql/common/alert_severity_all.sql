SELECT rule, severity FROM alert_severity ORDER BY rule;
