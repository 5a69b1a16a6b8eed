"""Documents as tagged PDF: the only place that writes with reportlab and tags with pikepdf."""

from briefgen.render.pdf.rendering import render

__all__ = ["render"]
