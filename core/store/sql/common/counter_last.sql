SELECT next - 1 FROM template_counter WHERE name = :name;
