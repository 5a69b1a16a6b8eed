"""The only room that writes to disk: staging, atomic renames, the manifest, the lock."""
