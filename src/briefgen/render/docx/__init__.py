"""The only place that writes with python-docx: a document as a Word file."""
