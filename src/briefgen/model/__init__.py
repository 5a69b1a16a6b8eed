"""The event: what is known, how it is known, and how it is put together from claims."""
