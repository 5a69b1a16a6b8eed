"""briefgen: briefing packs, run sheets and press kits from a concept note, as DOCX and PDF."""

__version__ = "0.1.0"
