"""The commands: what a user types, what is printed, with which exit code. Only this room prints."""
