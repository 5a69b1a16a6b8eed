"""Documents and themes in, bytes out. Only `render.pdf` and `render.docx` write with reportlab and python-docx."""
