"""One way of printing packs, in a process of its own: ``python long_ways.py WAY OUT FILE...``.

Each FILE is a pack as JSON pieces; the first is to warm up. Says as JSON, for each pack: seconds of processor and
on the wall, and the largest memory so far. The others' ways run in a virtual environment of theirs, where there is
no briefgen: what a way needs it imports itself, before its clock runs.
"""

from __future__ import annotations

import json
import resource
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from html import escape
from pathlib import Path
from typing import Any

FONTS = Path(__file__).resolve().parent.parent / "src" / "briefgen" / "fonts"
Pieces = list[dict[str, Any]]
Work = Callable[[], bytes | None]

STYLE = f"""
@font-face {{ font-family: "Noto Sans"; src: url("{(FONTS / "NotoSans-Regular.ttf").as_uri()}"); }}
@font-face {{ font-family: "Noto Sans"; font-weight: bold; src: url("{(FONTS / "NotoSans-Bold.ttf").as_uri()}"); }}
@page {{ size: A4; margin: 25mm 22mm 22mm 22mm; @bottom-right {{ content: counter(page); }} }}
body {{ font: 12pt/16pt "Noto Sans"; }}
h1 {{ font-size: 17pt; break-after: avoid; }}
table {{ border-collapse: collapse; width: 100%; }}
tr {{ break-inside: avoid; }}
td, th {{ border-bottom: 0.5pt solid; padding: 2pt; text-align: left; vertical-align: top; }}
.contents a::after {{ content: " " target-counter(attr(href), page); }}
"""
TYPST = """
#set document(title: "A long pack")
#set text(font: "Noto Sans", size: 12pt, lang: "en")
#set page(paper: "a4", margin: (x: 22mm, top: 25mm, bottom: 22mm), numbering: "1")
#set table(stroke: (bottom: 0.5pt), columns: (16fr, 18fr, 60fr, 30fr, 42fr))
#outline(depth: 1)
#for piece in json("pack.json") {
  if "heading" in piece { heading(piece.heading) }
  else if "paragraph" in piece { par(piece.paragraph) }
  else { table(table.header(..piece.table.at(0)), ..piece.table.slice(1).flatten()) }
}
"""


# -- the ways -----------------------------------------------------------------------------------------------


def briefgen(suffix: str, *, proof: bool) -> Callable[[Pieces, Path], Work]:
    """Our renderer, or what follows it in a build: reading back, comparing, checking."""
    import gc  # noqa: PLC0415 - each way imports what is its own

    from long_content import document  # noqa: PLC0415 - the same

    from briefgen.prove.readers import check, read_back  # noqa: PLC0415 - the same
    from briefgen.prove.same_content import differences  # noqa: PLC0415 - the same
    from briefgen.render.formats import renderer  # noqa: PLC0415 - the same
    from briefgen.render.theme import load  # noqa: PLC0415 - the same
    from briefgen.resources import templates_folder  # noqa: PLC0415 - the same

    gc.set_threshold(50_000, 20, 20)  # as briefgen's own command line has it
    theme = load(templates_folder() / "themes" / "plain" / "theme.toml")
    render = renderer(suffix)

    def prepare(plain: Pieces, out: Path) -> Work:  # noqa: ARG001 - others need the folder
        made = document(plain)
        if not proof:
            return lambda: render(made, theme).value
        printed = render(made, theme).value

        def prove() -> None:
            wrong = (*differences("pack", made, read_back(suffix, printed)), *check("pack", suffix, printed))
            if wrong:
                raise ValueError(wrong)

        return prove

    return prepare


def typst(plain: Pieces, out: Path) -> Work:
    """Typst, tagged as PDF/UA-1, with our fonts."""
    import typst as engine  # type: ignore[import-not-found]  # noqa: PLC0415 - see `briefgen`

    (out / "pack.json").write_text(json.dumps(plain), encoding="utf-8")
    (out / "pack.typ").write_text(TYPST, encoding="utf-8")
    compiler = engine.Compiler(out / "pack.typ", font_paths=[FONTS], ignore_system_fonts=True)
    return lambda: compiler.compile(format="pdf", pdf_standards=["ua-1"])


def weasyprint(plain: Pieces, out: Path) -> Work:  # noqa: ARG001 - others need the folder
    """WeasyPrint, tagged as PDF/UA-1, with our fonts."""
    import weasyprint as engine  # type: ignore[import-not-found]  # noqa: PLC0415 - see `briefgen`

    page = html(plain)
    return lambda: engine.HTML(string=page).write_pdf(pdf_variant="pdf/ua-1")


def pandoc(plain: Pieces, out: Path) -> Work:
    """Pandoc from HTML; it is a program, so its start is in its time."""
    import pypandoc  # type: ignore[import-not-found]  # noqa: PLC0415 - see `briefgen`

    source, made = out / "pack.html", out / "pack.docx"
    source.write_text(html(plain), encoding="utf-8")
    command = [pypandoc.get_pandoc_path(), "--toc", "--toc-depth=1", "-f", "html", source, "-o", made]

    def convert() -> bytes:
        subprocess.run(command, check=True)
        return made.read_bytes()

    return convert


def docxtpl(plain: Pieces, out: Path) -> Work:
    """Docxtpl with a template made for these very pieces; it makes no contents."""
    from docxtpl_way import context, render, template  # noqa: PLC0415 - see `briefgen`

    template(plain, out / "pack.docx")
    shutil.rmtree(out / "filled", ignore_errors=True)
    (out / "filled").mkdir()
    values = {"pack": context(plain)}

    def fill() -> bytes:
        render(values, out, out / "filled")
        return (out / "filled" / "pack.docx").read_bytes()

    return fill


WAYS: dict[str, Callable[[], Callable[[Pieces, Path], Work]]] = {
    "briefgen-pdf": lambda: briefgen("pdf", proof=False),
    "proof-pdf": lambda: briefgen("pdf", proof=True),
    "typst": lambda: typst,
    "weasyprint": lambda: weasyprint,
    "briefgen-docx": lambda: briefgen("docx", proof=False),
    "proof-docx": lambda: briefgen("docx", proof=True),
    "pandoc": lambda: pandoc,
    "docxtpl": lambda: docxtpl,
}


def html(plain: Pieces) -> str:
    """The pack as a page, with its contents."""
    heads = [piece["heading"] for piece in plain if "heading" in piece]
    contents = "".join(f'<p><a href="#h{place}">{escape(words)}</a></p>' for place, words in enumerate(heads))
    places = iter(range(len(heads)))
    body = "".join(_html(piece, places) for piece in plain)
    return (
        f'<html lang="en"><head><title>A long pack</title><style>{STYLE}</style></head><body>'
        f'<div class="contents">{contents}</div>{body}</body></html>'
    )


def _html(piece: dict[str, Any], places: Any) -> str:  # noqa: ANN401 - an iterator of numbers
    if "heading" in piece:
        return f'<h1 id="h{next(places)}">{escape(piece["heading"])}</h1>'
    if "paragraph" in piece:
        return f"<p>{escape(piece['paragraph'])}</p>"
    head, *rows = (
        "".join(f"<{tag}>{escape(words)}</{tag}>" for words in row)
        for tag, row in zip(["th", *["td"] * len(piece["table"])], piece["table"], strict=False)
    )
    body = "".join(f"<tr>{row}</tr>" for row in rows)
    return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"


# -- the clock ----------------------------------------------------------------------------------------------


def main() -> None:
    """Print each pack and say what it took."""
    way, out = WAYS[sys.argv[1]](), Path(sys.argv[2])
    said = []
    for path in map(Path, sys.argv[3:]):
        work = way(json.loads(path.read_text(encoding="utf-8")), out)
        processor, wall = _processor(), time.perf_counter()
        made = work()
        said.append({"processor": _processor() - processor, "wall": time.perf_counter() - wall, "memory": _memory()})
        if made is not None:
            (out / f"{sys.argv[1]}.out").write_bytes(made)
    print(json.dumps(said))


def _processor() -> float:
    """Seconds of processor so far: of all threads, and of the programs that were called."""
    spent = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(each.ru_utime + each.ru_stime for each in spent)


def _memory() -> float:
    """The most memory that this process or a program called by it had so far, in MB."""
    lines = Path("/proc/self/status").read_text(encoding="ascii").splitlines()
    own = next(int(line.split()[1]) for line in lines if line.startswith("VmHWM"))
    return max(own, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss) / 1024


if __name__ == "__main__":
    main()
