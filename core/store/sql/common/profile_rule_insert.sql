INSERT INTO profile_rule (place, kind, tag, subfield, material, indicators, content, severity)
VALUES (:place, :kind, :tag, :subfield, :material, :indicators, :content, :severity);
