"""The only place that writes with reportlab: a document as a tagged PDF."""
