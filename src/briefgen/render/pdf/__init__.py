"""Documents as tagged PDF: the only place that writes with reportlab and tags with pikepdf."""

from briefgen.render.pdf.rendering import page_counts, render

__all__ = ["page_counts", "render"]
