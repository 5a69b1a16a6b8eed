"""What prints a file as it is heard says what it should."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from workbench import CHECKOUT

from briefgen.render.pdf import render
from briefgen.render.theme import load
from briefgen.tree.nodes import (
    Box,
    Cell,
    Column,
    Contents,
    Document,
    Figure,
    Heading,
    Item,
    Link,
    List,
    Paragraph,
    Placed,
    PlacedLine,
    Row,
    Running,
    Section,
    Table,
    Text,
    WriteIn,
)

SPOKEN = """\
=== orchard.pdf
document Orchard day, language en-GB
DRAFT
heading level 1: Orchard
contents of 1
entry: [link] Orchard 1
Speaker: [line to write on], who says [language fr] bonjour, [link] here.
figure: One box.
list of 1
item: An apple
table: Trees, 2 columns, 2 rows
heads: Row; Tree
row: Row: 1; Tree: Pear / and plum
end of table
heading level 2: More
"""


def _words(*texts: str) -> tuple[Paragraph, ...]:
    return tuple(Paragraph((Text(text),), "cell") for text in texts)


def test_speak_says_what_a_screen_reader_says(tmp_path: Path) -> None:
    head = Running((PlacedLine((Placed(0, (Text("DRAFT"),)),), "foot"),))
    rows = (
        Row((Cell(_words("Row"), header=True), Cell(_words("Tree"), header=True))),
        Row((Cell(_words("1"), header=True), Cell(_words("Pear", "and plum")))),
    )
    sentence = (
        *(Text("Speaker: "), WriteIn(), Text(", who says "), Text("bonjour", language="fr"), Text(", ")),
        *(Link("https://orchard.example", (Text("here"),)), Text(".")),
    )
    blocks = (
        *(Heading(1, (Text("Orchard"),)), Contents(1), Paragraph(sentence)),
        Figure(20, 10, (Box(0, 0, 20, 10),), "One box."),
        List((Item(_words("An apple")),)),
        Table((Column(20), Column(60)), rows[:1], rows[1:], caption="Trees"),
    )
    sections = (Section("pack", blocks, head), Section("pack", (Heading(2, (Text("More"),)),), head))
    theme = load(CHECKOUT / "templates" / "themes" / "plain" / "theme.toml")
    path = tmp_path / "orchard.pdf"
    path.write_bytes(render(Document("Orchard day", sections), theme).value)
    command = [sys.executable, str(CHECKOUT / "docs" / "gallery" / "speak.py"), str(path)]
    assert subprocess.run(command, capture_output=True, text=True, check=True).stdout == SPOKEN
