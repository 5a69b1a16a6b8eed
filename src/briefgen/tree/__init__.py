"""The neutral tree that every product is composed into and that both renderers print."""
