"""What a concept note says, rule by rule: each module reads one kind of thing from passages."""
