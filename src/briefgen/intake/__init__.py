"""Files in, claims out: the gate, the formats (bytes to passages), the rules (passages to claims)."""
