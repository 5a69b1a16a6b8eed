"""Read back what was rendered and hold it against the document: same content, validity, the trace index."""
