"""Words to lines: what stands on one baseline, cut where there is a gap wider than between words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from briefgen.intake.formats.pdf_page import Word, around

_GAP_OF_EMS = 1.5
_GAP_AFTER_MARK = 6.0
_SAME_BASELINE = 0.25
_RAISED = 0.6
_SMALLER = 0.85
_TOUCHING = 0.25
_LABEL = re.compile(r":$|^[0-9]")
_MARK = re.compile(r"[·•▪◦‣⁃∙●○■□*o\uf000-\uf0ff–—-]|\(?(?:[0-9]{1,2}|[a-zA-Z]|[ivxIVX]{1,5})[.)]")
"""A bullet or a number of a list: no column of a table, however far its text stands off."""


@dataclass(frozen=True, slots=True)
class Line:
    """Words on one baseline without a wide gap; never without words. `size` is that of its largest word.

    `labelled`: a label or a time that stands off from the rest by a wide gap, as in `Venue:      Hall A`.
    """

    words: tuple[Word, ...]
    text: str
    left: float
    right: float
    baseline: float
    size: float
    labelled: bool = False

    @property
    def bold(self) -> bool:
        """Whether all of it is bold."""
        return all(word.bold for word in self.words)


def line_of(words: Sequence[Word]) -> Line:
    """Words as a line, which stands where its largest word stands."""
    largest = max(words, key=lambda word: (word.size, len(word.text)))
    text = " ".join(word.text for word in words)
    right = max(word.box.right for word in words)
    return Line(tuple(words), text, words[0].box.left, right, largest.baseline, largest.size)


Row = tuple[Line, ...]
"""All lines on one baseline, from left to right."""


def joined(lines: Sequence[Line]) -> Line:
    """Lines on one baseline as one."""
    if len(lines) == 1:
        return lines[0]
    whole = line_of([word for line in lines for word in line.words])
    return replace(whole, labelled=_LABEL.search(lines[0].text) is not None)


def rows(words: Iterable[Word]) -> list[Row]:
    """The rows of lines of a page or a cell, from top to bottom."""
    return [tuple(_cut(found)) for found in _on_baselines(words)]


def _on_baselines(words: Iterable[Word]) -> Iterator[list[Word]]:
    """Words by baseline. Raised or lowered small ones go with what they touch."""
    groups: list[list[Word]] = []
    for word in sorted(words, key=lambda word: (word.baseline, word.box.left)):
        near = groups[-1][0] if groups else None
        if near and word.baseline - near.baseline <= max(1.0, _SAME_BASELINE * min(word.size, near.size)):
            groups[-1].append(word)
        else:
            groups.append([word])
    for group in _raised_put_back(groups):
        yield sorted(group, key=lambda word: word.box.left)


def _raised_put_back(groups: list[list[Word]]) -> list[list[Word]]:
    """Small letters such as those of `1st` back into the line that they touch."""
    largest = [max(word.size for word in group) for group in groups]
    for index, group in enumerate(groups):
        beside = [other for other in (index - 1, index + 1) if 0 <= other < len(groups)]
        if min(word.size for word in group) >= _SMALLER * max((largest[other] for other in beside), default=0.0):
            continue
        neighbours = [groups[other] for other in beside]
        for word in tuple(group):
            touched = next(((line, near) for line in neighbours for near in line if _is_raised(word, near)), None)
            if touched:
                line, near = touched
                group.remove(word)
                line[line.index(near)] = replace(near, text=near.text + word.text, box=around([near.box, word.box]))
    return [group for group in groups if group]


def _is_raised(word: Word, near: Word) -> bool:
    close = -_TOUCHING < (word.box.left - near.box.right) / near.size < _TOUCHING
    return close and word.size < _SMALLER * near.size and abs(word.baseline - near.baseline) < _RAISED * near.size


def _cut(words: list[Word]) -> Iterator[Line]:
    run: list[Word] = []
    right = 0.0
    for word in words:
        if run and _is_gap(run, right, word):
            yield line_of(run)
            run = []
        right = max(right, word.box.right) if run else word.box.right
        run.append(word)
    if run:
        yield line_of(run)


def _is_gap(run: list[Word], right: float, word: Word) -> bool:
    ems = _GAP_OF_EMS
    if len(run) == 1 and _MARK.fullmatch(run[0].text):
        ems = _GAP_AFTER_MARK
    return word.box.left - right > ems * min(word.size, run[-1].size)
