"""Lines of a column or a cell to paragraphs: joined where they were wrapped, and only there."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from briefgen.intake.formats.pdf_lines import Line
from briefgen.intake.formats.pdf_page import Word
from briefgen.intake.formats.plain_text import BULLET, line_of
from briefgen.intake.passages import Kind, Piece, fold

_WIDER_STEP = 1.3
_USUAL_STEP = 1.3
_WIDEST_STEP = 2.1
_OTHER_SIZE = 0.7
_DEDENT = 3.0
_FEWEST_FULL = 3
_NEAR_MARGIN = 0.12
_SHARE_FULL = 0.15
_FAR = 0.6
_CENTRED = 2.5
_LARGER = 1.12
_WORDS_OF_HEADING = 16
_LONG_LINE = 200.0
_LONG_SHARE = 0.5
_CLOSING = re.compile(r"[”\"’»)\].,;:!?]+")
_ENDED = re.compile(r"[.!?:;][”\"’')\]]*$")
_LETTER_BULLET = re.compile(r"o(?= )")
_TIMED = re.compile(r"[0-9]{1,2} ?(?:[:.hH] ?[0-9]{2}|[ap]\.?m\b)", re.IGNORECASE)
_SLOT = re.compile(rf"{_TIMED.pattern} ?(?:-|–|—|to) ?{_TIMED.pattern}", re.IGNORECASE)
_LABELLED = re.compile(r"(?:[A-Z][\w’'-]*|[0-9]{1,2}\.)(?: [\w’'-]+){0,2}(?: \([^()]{1,40}\))? ?:(?= |$)")
_HYPHENED = re.compile(r"[^\W\d_][-‐]$")
_PARTED = re.compile(r"(?:and|or|to|und|oder|et|ou|y|o|e|и|или)\b")
_SOFT = "\u00ad"
_DASHED = re.compile(r"[-–—] ")
_OPEN_END = re.compile(r"(?:[,&(/]| [-–—]|[^\W\d_][-‐])$")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph, list item or heading of a page."""

    text: str
    kind: Kind


@dataclass(frozen=True, slots=True)
class Style:
    """What is usual in a document: the size of its running text, and the words it writes in one."""

    size: float
    words: frozenset[str] = frozenset()

    @classmethod
    def of(cls, words: Iterable[Word]) -> Style:
        """The size that most letters have; the words that stand whole."""
        sizes: Counter[float] = Counter()
        whole: set[str] = set()
        for word in words:
            sizes[word.size] += len(word.text)
            whole.add(word.text.casefold().strip(".,;:!?()[]“”\"’'"))
        return cls(max(sizes, key=lambda size: (sizes[size], size), default=0.0), frozenset(whole))


@dataclass(frozen=True, slots=True)
class Measure:
    """Where the lines of a column start and end at most."""

    left: float
    right: float


def measure(lines: Sequence[Line], width: float) -> Measure:
    """The margins of the lines of a page of that width. Where few lines reach far, both are taken to be the same."""
    left = min((line.left for line in lines), default=0.0)
    reached = max((line.right for line in lines), default=width)
    near = sum(line.right > reached - _NEAR_MARGIN * (reached - left) for line in lines)
    shown = near >= max(_FEWEST_FULL, _SHARE_FULL * len(lines)) and reached >= _FAR * width
    return Measure(left, reached if shown else max(reached, width - left))


def paragraphs(lines: Sequence[Line], column: Measure, style: Style) -> Iterator[Paragraph]:
    """The paragraphs of lines that follow each other in one column."""
    for block in _blocks(lines, column):
        if paragraph := _paragraph(block, style):
            yield paragraph


def _blocks(lines: Sequence[Line], column: Measure) -> Iterator[list[Line]]:
    steps = _usual_steps(lines)
    block: list[Line] = []
    for line in lines:
        if block and _begins(line, block, column, steps.get(_rounded(line.size))):
            yield block
            block = []
        block.append(line)
    if block:
        yield block


def _rounded(size: float) -> int:
    return round(size)


def _usual_steps(lines: Sequence[Line]) -> dict[int, float]:
    """From one baseline to the next inside a paragraph, by size: the smallest step that is met often."""
    steps: dict[int, Counter[int]] = {}
    for above, below in pairwise(lines):
        step = below.baseline - above.baseline
        if 0 < step < 3 * below.size and abs(above.size - below.size) < _OTHER_SIZE:
            steps.setdefault(_rounded(below.size), Counter())[round(step * 2)] += 1
    usual = {}
    for size, counted in steps.items():
        often = max(2.0, 0.1 * sum(counted.values()))
        met = [step for step, count in counted.items() if count >= often] or list(counted)
        usual[size] = min(met) / 2
    return usual


def _begins(line: Line, block: list[Line], column: Measure, usual: float | None) -> bool:
    """Whether a line begins a paragraph of its own."""
    above = block[-1]
    goes_on = _OPEN_END.search(above.text[-4:]) is not None or _CLOSING.fullmatch(line.text) is not None
    fits = _fits(line, above, column)
    if _is_marked(line) and not (_DASHED.match(line.text) and line.left <= above.left + 1 and (goes_on or not fits)):
        return True
    if _looks_other(line, above, goes_on=goes_on) or _steps_away(line, above, usual):
        return True
    in_words = goes_on or above.text[-1].isalnum()
    if line.labelled or _is_entry(line, block[0], in_words=in_words):
        return True
    if _is_marked(block[0]) and line.left < block[0].left - _DEDENT:
        return True
    if fits:
        long = above.right - above.left >= min(_LONG_LINE, _LONG_SHARE * (column.right - column.left))
        return not (goes_on or ((long or _is_marked(block[0])) and _is_mid_sentence(line, above)))
    return _is_marked(block[0]) and len(block) > 1 and line.left < block[1].left - _DEDENT


def _is_entry(line: Line, first: Line, *, in_words: bool) -> bool:
    """Whether a line starts with a time, or with a label that is not in the midst of words: `Second hour: ...`."""
    if _SLOT.match(line.text) or (_TIMED.match(line.text) and _TIMED.match(first.text)):
        return True
    return not in_words and _LABELLED.match(line.text) is not None


def _looks_other(line: Line, above: Line, *, goes_on: bool) -> bool:
    """Whether a line is larger or smaller than the one above, or one of the two is bold."""
    if abs(line.size - above.size) > _OTHER_SIZE * max(1.0, line.size / 12):
        return True
    return above.words[-1].bold != line.words[0].bold and (above.bold or line.bold) and not goes_on


def _steps_away(line: Line, above: Line, usual: float | None) -> bool:
    """Whether a line stands further down than lines of a paragraph do; where it is set wider, not in a sentence."""
    step = line.baseline - above.baseline
    most = (usual or _USUAL_STEP * line.size) * _WIDER_STEP + 1
    if 0 < step <= most:
        return False
    return not (0 < step <= _WIDEST_STEP * line.size and _is_mid_sentence(line, above))


def _is_mid_sentence(line: Line, above: Line) -> bool:
    return line.text[0].islower() and not is_ended(above.text)


def is_ended(text: str) -> bool:
    """Whether a text ends as sentences do."""
    return _ENDED.search(text[-6:]) is not None


def _fits(line: Line, above: Line, column: Measure) -> bool:
    """Whether the first word of a line would have had room on the line above."""
    needed = above.right - above.left + 0.25 * line.size + line.words[0].box.width
    middle, middle_above = (line.left + line.right) / 2, (above.left + above.right) / 2
    centred = abs(middle - middle_above) < _CENTRED and abs(line.left - above.left) > 4 * _CENTRED
    return needed <= column.right - (column.left if centred else above.left)


def _is_marked(line: Line) -> bool:
    return line_of(line.text, 1).opens or _is_letter_bullet(line)


def _is_letter_bullet(line: Line) -> bool:
    """`o`, which some word processors print for a hollow bullet: alone, and with more than a blank behind it."""
    if len(line.words) == 1 or line.words[0].text != "o":
        return False
    return line.words[1].box.left - line.words[0].box.right > 0.6 * line.size


def _paragraph(block: list[Line], style: Style) -> Paragraph | None:
    text = text_of(block, style.words)
    if _is_letter_bullet(block[0]):
        text = _LETTER_BULLET.sub("•", text, count=1)
    if BULLET.fullmatch(text + " "):
        return None
    plain = line_of(text, 1)
    folded, _ = fold([Piece(plain.piece.text, 1)])
    if not folded:
        return None
    kind: Kind = "heading" if plain.kind == "paragraph" and _is_heading(block, style) else plain.kind
    return Paragraph(folded, kind)


def _is_heading(block: list[Line], style: Style) -> bool:
    text = block[0].text
    if sum(len(line.words) for line in block) > _WORDS_OF_HEADING or text.endswith((".", ",", ";")):
        return False
    return all(line.size >= style.size * _LARGER for line in block) or all(line.bold for line in block)


def text_of(lines: Sequence[Line], known: frozenset[str] = frozenset()) -> str:
    """The text of wrapped lines. A hyphen at a line's end stays, unless the document has the word in one."""
    text = lines[0].text
    for line in lines[1:]:
        text = continued(text, line.text, known)
    return text.replace(_SOFT, "")


def continued(text: str, following: str, known: frozenset[str] = frozenset()) -> str:
    """A text and what it goes on with on the next line or page."""
    if text.endswith(_SOFT):
        return text[:-1] + following
    if _HYPHENED.search(text[-2:]) and following[0].isalnum() and not _PARTED.match(following):
        return (text[:-1] if _was_cut(text, following, known) else text) + following
    return f"{text} {following}"


def _was_cut(text: str, following: str, known: frozenset[str]) -> bool:
    """Whether the hyphen only cuts a word that stands whole, and never with the hyphen, somewhere else."""
    first = re.search(r"([^\W\d_]+)[-‐]$", text)
    second = re.match(r"[^\W\d_]+", following)
    if not first or not second or not second[0].islower():
        return False
    pair = (first[1].casefold(), second[0].casefold())
    return "".join(pair) in known and "-".join(pair) not in known
