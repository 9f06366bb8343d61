SELECT kind, tag, subfield, material, indicators, content, severity
FROM profile_rule
ORDER BY place;
