"""`bullseye serve --school`: a school's database, its set-up and upgrade, and the processes that serve it."""
