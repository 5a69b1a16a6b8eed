"""The three DOCX files as people make them today, with docxtpl. It runs in a virtual environment of its own.

``template FOLDER`` makes a template of each ``NAME.json`` in a folder; ``render FOLDER OUT`` fills them;
``serve FOLDER OUT`` fills them once for each line that it is given and answers with the seconds it took.
"""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path
from typing import Any


def template(plain: list[dict[str, Any]], path: Path) -> None:
    """A Word template with a placeholder for each heading and paragraph and a row loop for each table."""
    import docx  # noqa: PLC0415 - filling needs docxtpl alone

    made = docx.Document()
    for number, piece in enumerate(plain):
        if "table" in piece:
            _table(made, number, len(piece["table"][0]))
        elif "heading" in piece:
            made.add_heading(f"{{{{ text{number} }}}}", piece["level"])
        else:
            made.add_paragraph(f"{{{{ text{number} }}}}")
    made.save(str(path))


def _table(made: Any, number: int, columns: int) -> None:  # noqa: ANN401 - python-docx is not typed here
    """A table of three rows, as docxtpl's row loops want it: the loop begins, the row, the loop ends."""
    table = made.add_table(rows=3, cols=columns, style="Table Grid")
    table.cell(0, 0).text = f"{{%tr for row in table{number} %}}"
    for column in range(columns):
        table.cell(1, column).text = f"{{{{ row[{column}] }}}}"
    table.cell(2, 0).text = "{%tr endfor %}"


def context(plain: list[dict[str, Any]]) -> dict[str, Any]:
    """What the placeholders stand for."""
    return {
        f"table{number}" if "table" in piece else f"text{number}": piece.get(
            "table", piece.get("heading", piece.get("paragraph"))
        )
        for number, piece in enumerate(plain)
    }


def render(contexts: dict[str, dict[str, Any]], folder: Path, out: Path) -> None:
    """Fill every template."""
    from docxtpl import DocxTemplate  # type: ignore[import-not-found]  # noqa: PLC0415 - see the module's words

    for name, values in contexts.items():
        filled = DocxTemplate(folder / f"{name}.docx")
        filled.render(values, autoescape=True)
        filled.save(out / f"{name}.docx")


def main() -> None:
    """Do what the first argument says."""
    folder = Path(sys.argv[2])
    plain = {path.stem: json.loads(path.read_text(encoding="utf-8")) for path in sorted(folder.glob("*.json"))}
    if sys.argv[1] == "template":
        for name, pieces in plain.items():
            template(pieces, folder / f"{name}.docx")
        return
    contexts = {name: context(pieces) for name, pieces in plain.items()}
    out = Path(sys.argv[3])
    if sys.argv[1] == "render":
        render(contexts, folder, out)
        return
    for _ in sys.stdin:
        start = time.perf_counter()
        render(contexts, folder, out)
        print(time.perf_counter() - start, flush=True)


if __name__ == "__main__":
    main()
