"""Rich Text Format to passages: what is read, what is left out and counted."""

from __future__ import annotations

from briefgen.intake.formats.left_out import LeftOut, LeftOutKind
from briefgen.intake.formats.rtf_page import Page
from briefgen.intake.formats.rtf_state import Destination, Properties, Row, State
from briefgen.intake.formats.rtf_tokens import Brace, Bytes, Characters, Symbol, Token, Word
from briefgen.intake.formats.visible import SMALLEST, is_white_light
from briefgen.intake.passages import Passage

MOST_DEEP = 500

_SKIPPED = frozenset(
    "info pict header headerl headerr headerf footer footerl footerr footerf listtable listoverridetable revtbl"
    " rsidtbl themedata datastore latentstyles fldinst xmlnstbl filetbl nonesttables nonshppict shprslt sp bkmkstart"
    " bkmkend background pntxta pntxtb formfield datafield xe tc tcn rxe txe mmath private userprops atnid atnauthor"
    " atrfstart atrfend atndate atnref atntime atnparent atnicn nesttableprops pgptbl generator upr".split()
)
_STARRED_TEXT = frozenset("ud footnote shpinst do annotation cs listtext pntext shptxt".split())
_CHARACTERS = {
    "tab": "\t", "line": "\n", "page": "\n", "column": "\n", "lbr": "\n", "softline": "\n", "emdash": "—",
    "endash": "–", "lquote": "‘", "rquote": "’", "ldblquote": "“", "rdblquote": "”", "bullet": "•", "emspace": " ",
    "enspace": " ", "qmspace": " ",
}  # fmt: skip
_TABLES: dict[str, Destination] = {"fonttbl": "fonts", "colortbl": "colours", "stylesheet": "styles"}
_SYMBOLS = {"~": "\u00a0", "_": "\u2011", "\\": "\\", "{": "{", "}": "}"}


class TooDeepError(Exception):
    """Groups stand deeper in each other than `MOST_DEEP`."""


class Body:
    """One pass through the tokens of a file; counts what it leaves out."""

    def __init__(self, source: str, sha256: str, characters: Characters) -> None:
        self.characters = characters
        self.left_out = LeftOut(source)
        self.page = Page(source, sha256)
        self.state = State()
        self.stack: list[State] = []
        self.opens = self.starred = False
        self.to_skip = 0
        self.pending = bytearray()
        self.is_written = False
        self.colours: list[tuple[int, int, int] | None] = []
        self.light: dict[str, int] = {}
        self.style = 0
        self.font_given = 0
        self.default_font = 0
        self.last: LeftOutKind | None = None
        self.has_odd_bytes = False

    def take(self, token: Token) -> bool:
        """Take one token; False behind the end of the file's outermost group. Raises TooDeepError."""
        if isinstance(token, Bytes):
            self.bytes(token)
            return True
        if self.pending:
            self.flush()
        match token:
            case Word():
                self.word(token)
            case Brace(opens=True):
                self.open()
            case Brace():
                return self.close()
            case Symbol():
                self.symbol(token.sign)
        return True

    def open(self) -> None:
        """Begin a group."""
        if len(self.stack) >= MOST_DEEP:
            raise TooDeepError
        self.stack.append(self.state)
        self.state = self.state.copy()
        self.opens, self.starred, self.to_skip = True, False, 0

    def close(self) -> bool:
        """End a group, and with it a note or a text box; False when it was the last one."""
        if not self.stack:
            return False
        if self.state.story:
            self.page.end_story()
        self.state = self.stack.pop()
        self.opens = self.starred = False
        self.to_skip = 0
        return bool(self.stack)

    def bytes(self, token: Bytes) -> None:
        r"""Gather bytes that are decoded together; those that stand in for a ``\u`` are passed over."""
        content = token.content[self.to_skip :]
        self.to_skip -= len(token.content) - len(content)
        if token.written is not self.is_written:
            self.flush()
            self.is_written = token.written
        self.opens = False
        if content and self.state.destination != "skipped":
            self.pending += content

    def flush(self) -> None:
        """Decode what was gathered."""
        if self.pending:
            content = bytes(self.pending)
            self.pending.clear()
            self.has_odd_bytes |= not self.is_written and not content.isascii()
            self.text(self.characters.text(content, self.state.font, written=self.is_written))

    def text(self, text: str) -> None:
        """A text, for what its group is for."""
        match self.state.destination:
            case "text":
                self.seen(text)
            case "label":
                self.page.story.label.append(text)
            case "colours":
                for _ in range(text.count(";")):
                    self.colours.append(
                        (self.light.get("red", 0), self.light.get("green", 0), self.light.get("blue", 0))
                        if self.light
                        else None
                    )
                    self.light = {}
            case "styles":
                self.page.style_names[self.style] = self.page.style_names.get(self.style, "") + text

    def seen(self, text: str) -> None:
        """A text of the document, unless it is deleted or nobody sees it; then it is counted."""
        unseen = self.unseen()
        kind: LeftOutKind | None = unseen or ("tracked insertion" if self.state.inserted else None)
        if text.strip():
            if kind and kind != self.last:
                self.left_out.count(kind, self.page.place)
            self.last = kind
        if unseen is None:
            self.page.story.buffer.append(text)

    def unseen(self) -> LeftOutKind | None:
        """Why nobody sees the text of the group; None where it can be seen."""
        if self.state.deleted:
            return "tracked deletion"
        if self.state.hidden:
            return "hidden run"
        if self.state.size < 2 * SMALLEST or (self.is_white(self.state.colour) and not self.is_on_colour()):
            return "invisible run"
        return None

    def is_white(self, index: int) -> bool:
        """Whether a colour of the file's table is near white; the first one is the reader's own."""
        light = self.colours[index] if 0 < index < len(self.colours) else None
        return light is not None and is_white_light(*light)

    def is_on_colour(self) -> bool:
        """Whether anything behind the text may be coloured."""
        behind = (
            self.state.behind,
            self.page.story.properties.behind,
            *(self.page.row.behind if self.page.story.properties.in_table else ()),
        )
        return self.page.story.is_box or any(index and not self.is_white(index) for index in behind)

    def symbol(self, sign: str) -> None:
        """A control symbol."""
        if sign == "*" and self.opens:
            self.starred = True
            return
        self.opens = False
        if self.to_skip:
            self.to_skip -= 1
        elif sign in "\r\n":
            self.page.end_paragraph()
        elif sign in _SYMBOLS:
            self.text(_SYMBOLS[sign])

    def word(self, word: Word) -> None:
        """A control word: a destination where it opens a group, a property, a break, a character."""
        if self.opens:
            self.destination(word)
        self.opens = self.starred = False
        if self.to_skip and word.name != "u":
            self.to_skip -= 1
        elif self.state.destination in {"text", "label"}:
            self.text_word(word)
        elif self.state.destination != "skipped":
            self.table_word(word)
        elif word.name == "rtf" and len(self.stack) == 1:
            self.state.destination = "text"

    def destination(self, word: Word) -> None:
        """What the group is for that begins with this word."""
        state, name = self.state, word.name
        if state.destination == "skipped" and not (name == "ud" and self.starred):
            return
        if name in _TABLES:
            state.destination = _TABLES[name]
        elif name == "annotation":
            self.left_out.count("comment", self.page.place)
            state.destination = "skipped"
        elif name in {"listtext", "pntext"}:
            state.destination = "label"
            self.page.story.label.clear()
        elif name == "footnote":
            self.begin_story(is_box=False)
        elif name in {"shptxt", "dptxbxtext"}:
            self.begin_story(is_box=True)
        elif name == "ud":
            state.destination = "text"
        elif name in _SKIPPED or (self.starred and name not in _STARRED_TEXT):
            state.destination = "skipped"

    def begin_story(self, *, is_box: bool) -> None:
        """A note or a text box begins; what it says comes behind the paragraph that it stands in."""
        if not self.state.story:
            self.state.story = True
            self.state.plain(self.default_font)
            self.page.begin_story(is_box=is_box)

    def table_word(self, word: Word) -> None:
        """A word of the tables of fonts, colours and styles."""
        number = word.number or 0
        match self.state.destination, word.name:
            case "fonts", "f":
                self.font_given = number
            case "fonts", "fcharset":
                self.characters.give(self.font_given, number)
            case "colours", "red" | "green" | "blue":
                self.light[word.name] = min(max(number, 0), 255)
            case "styles", "s":
                self.style = number

    def text_word(self, word: Word) -> None:
        """A word inside the text."""
        state, number = self.state, word.number
        is_on = number != 0
        match word.name:
            case "v":
                state.hidden = is_on
            case "deleted" | "mvf":
                state.deleted = is_on
            case "revised" | "mvt":
                state.inserted = is_on
            case "plain":
                state.plain(self.default_font)
            case "u":
                self.unicode(number or 0)
            case "uc":
                state.skip = min(max(number if number is not None else 1, 0), 100)
            case "f":
                state.font = number or 0
            case "cf":
                state.colour = number or 0
            case "fs":
                state.size = number if number is not None else state.size
            case "cb" | "chcbpat" | "highlight":
                state.behind = number or 0
            case "deff":
                self.default_font = state.font = number or 0
            case "ansicpg" | "mac" | "pc" | "pca":
                self.characters.declare(word)
            case "ftnalt":
                self.page.endnote()
            case _ if word.name in _CHARACTERS:
                self.text(_CHARACTERS[word.name])
            case _ if state.destination == "text":
                self.paragraph_word(word)

    def unicode(self, number: int) -> None:
        """A character by its number; what stands in for it in old readers comes next and is passed over."""
        self.text(chr(number % 0x10000))
        self.to_skip = self.state.skip

    def paragraph_word(self, word: Word) -> None:
        """A word about a paragraph, a row or a cell."""
        properties, number = self.page.story.properties, word.number or 0
        match word.name:
            case "par" | "sect":
                if self.state.deleted:
                    self.seen(" ")
                else:
                    self.page.end_paragraph()
            case "cell":
                self.page.end_cell()
            case "nestcell":
                self.page.end_paragraph()
            case "row":
                self.page.end_row()
            case "pard":
                self.page.story.properties = Properties()
            case "s":
                properties.style = number
            case "outlinelevel":
                properties.outline = number < 9  # noqa: PLR2004 - the level of body text
            case "ls":
                properties.listed = number > 0
            case "intbl":
                properties.in_table = True
            case "cbpat":
                properties.behind = number
            case "trowd":
                self.page.row = Row()
            case "trleft":
                self.page.row.left = number
            case "cellx":
                self.page.row.edges.append(number)
            case "clcbpat":
                self.page.row.behind.append(number)

    def passages(self) -> tuple[Passage, ...]:
        """All that was found."""
        self.flush()
        return self.page.passages()
