UPDATE person SET enabled = :enabled WHERE login = :login;
