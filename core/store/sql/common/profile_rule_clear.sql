DELETE FROM profile_rule;
