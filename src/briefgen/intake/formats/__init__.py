"""One module a format: bytes to passages, each with a locator in that format's own words."""
