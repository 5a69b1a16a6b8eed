"""Roles whose holders are not asked for by name in each row."""

COLLECTIVE = frozenset({"participants", "all", "floor", "audience", "delegates", "everybody"})
"""Roles that need no name."""

SEATS = frozenset({"chair", "moderator", "rapporteur"})
"""Roles of the session's head, whose names are asked for once."""
