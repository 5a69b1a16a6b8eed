"""Where links lead: addresses outside become relationships, ids of headings become bookmarks."""

from __future__ import annotations

from dataclasses import dataclass, field
from urllib.parse import quote, urlsplit

_KEPT = "!#$%&'()*+,/:;=?@[]~"


def address(target: str) -> str | None:
    """The target as a valid URI (RFC 3986), or None when it is none that a reader may follow."""
    quoted = quote(target.strip(), safe=_KEPT, errors="ignore")
    try:
        parts = urlsplit(quoted)
    except ValueError:
        return None
    match parts.scheme.lower():
        case "https" | "http":
            return quoted if parts.netloc else None
        case "mailto":
            return quoted if parts.path else None
        case _:
            return None


@dataclass(slots=True)
class Links:
    """The links of a document: relationship ids by address, in order of first use; bookmarks by heading id."""

    bookmarks: dict[str, str]
    addresses: dict[str, str] = field(default_factory=dict)

    def relation_id(self, uri: str) -> str:
        """The relationship's id for an address."""
        return self.addresses.setdefault(uri, f"link{len(self.addresses) + 1}")
