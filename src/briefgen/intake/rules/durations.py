"""Lengths of time as notes write them: `2 hours`, `90 minutes`, `1.5 hrs`, `1h30`, `one hour and 30 minutes`."""

from __future__ import annotations

import re
from decimal import Decimal

from briefgen.intake.rules.words import NUMBER, number

_UNITS = {"h": 3600, "m": 60}
_HOURS = r"(?:hours?|hrs?\.?|h)"
_MINUTES = r"(?:minutes?|mins?\.?)"

DURATION = re.compile(
    rf"\b(?:(?P<half>half an hour)"
    rf"|(?P<and_half>{NUMBER}) and a half hours"
    rf"|(?P<amount>[0-9]{{1,3}}\.[0-9]{{1,2}}|{NUMBER})[ -]?(?P<unit>{_HOURS}|{_MINUTES})"
    rf"(?:,? ?(?:and )?(?P<minutes>[0-9]{{1,2}}) ?{_MINUTES}|(?<=h) ?(?P<rest>[0-9]{{1,2}})(?![\w:.]))?)(?!\w)",
    re.IGNORECASE,
)


def seconds(match: re.Match[str]) -> int:
    """The length in whole seconds of what `DURATION` matched."""
    if match["half"]:
        return 1800
    if match["and_half"]:
        return number(match["and_half"]) * 3600 + 1800
    amount = Decimal(match["amount"]) if "." in match["amount"] else Decimal(number(match["amount"]))
    unit = _UNITS[match["unit"][0].casefold()]
    return int(amount * unit) + int(match["minutes"] or match["rest"] or 0) * 60
