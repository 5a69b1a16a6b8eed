"""Texts that look like markup, templates or worse print as they were typed, the same in both formats."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from workbench import briefgen, said, write_all

from briefgen.prove.readers import read_back

LONG = "Donaudampfschiff" * 19
HOSTILE = (
    "<b>bold</b>",
    "a & b &amp; c &#65;",
    "{{ 77*77 }}",
    "{% raw %}{% endraw %}",
    "{# gone? #}",
    "]]>",
    "<!-- x -->",
    '<fact id="event.title">x</fact>',
    "</p></section>",
    "'single' \"double\" `tick`",
    "%s %(x)s {0.__class__}",
    "\\u0041 \\n",
    LONG,
)
DIRECTION = "\u202eelddir a fo sdrow\u202c"
EMOJI = "\U0001f9d1\u200d\U0001f33e \U0001f600"
NOTE = f"""\
Topic 1.2 <b>Wells</b> & rivers {{{{ 77*77 }}}}
Draft concept for the plenary session (session 4, 1 hour)

1. Hour: Songs of <i>boats</i> & {{% raw %}} ]]> {LONG}. The order of boats \x07is still to be\x00 decided.
"""


def quoted(text: str) -> str:
    """A text as YAML and JSON both read it."""
    return json.dumps(text, ensure_ascii=False)


def row(number: int, text: str) -> str:
    said = quoted(f"Say {text} now")
    return f"      - {{id: {number}, part: 1, title: {quoted(text)}, duration: 1 min, words: {said}}}"


ROWS = "\n".join(row(number * 10, text) for number, text in enumerate((*HOSTILE, DIRECTION, EMOJI), 1))
EVENT = f"""\
event:
  title: {{value: {quoted("<b>&amp;{{ 77*77 }}")}, standing: confirmed}}
  issue: {{number: 1, time: 2031-05-01T08:00:00Z}}
sessions:
  gala:
    title: "a \x08bell"
    room: {quoted("Loft <x> & {{ chair }}")}
    chair: ada-ben
    segments:
{ROWS}
people:
  cleo: {{name: "Cleo </name> & {{% raw %}}", title: "]]>", biography: "{LONG}"}}
talking_points:
  one: {{text: "Say <b>&amp;{{{{ 77*77 }}}}</b>"}}
questions:
  one: {{question: "What is {{{{ 77*77 }}}}?", answer: "<i>5929</i> & no", audience: press}}
contacts:
  press: {{name: "Ben & <Sons>", phone: "<1> & 2", standing: confirmed}}
"""
PEOPLE = 'Name,Title,Notes\n"Ada ""<Ben>""","=HYPERLINK(""x"") & {{ 77*77 }}",\x07bell\n'
PRODUCT = 'title = "Everything"\naudience = "internal"\naudiences = ["internal"]\n'
TEMPLATE = """\
<document>
<title>{{ event.title }}</title>
<section layout="pack">
  <head><line role="foot"><at mm="0">{{ session.title }}</at></line></head>
  <h1>{{ event.topic.title }}</h1>
  {% for part in session.parts %}<p>{{ part.text }}</p>{% endfor %}
  {% for row in session.segments %}
  <p>{{ row.title }}</p>
  <table widths="160" caption="c">
    <thead><tr><th>Words</th></tr></thead><tbody><tr><td>{{ row.words }}</td></tr></tbody>
  </table>
  {% endfor %}
  <ul>
    {% for each in event.people %}<li>{{ each.name }}; {{ each.title }}</li>{% endfor %}
    {% for each in event.biographies %}<li>{{ each.text }}</li>{% endfor %}
  </ul>
</section>
</document>
"""


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The output of a build of every product, and of one of our own that prints everything."""
    folder = write_all(
        tmp_path_factory.mktemp("hostile"),
        {
            "sources/concept-note.txt": NOTE,
            "sources/event.yaml": EVENT,
            "sources/people.csv": PEOPLE,
            "templates/products/everything/product.toml": PRODUCT,
            "templates/products/everything/document.xml.j2": TEMPLATE,
        },
    )
    done = briefgen("build", cwd=folder)
    assert done.returncode == 0, done.stderr
    (folder / "stderr").write_text(done.stderr, encoding="utf-8")
    return folder


def texts(path: Path) -> list[str]:
    return [block.text for block in read_back(path.suffix[1:], path.read_bytes()).blocks]


@pytest.mark.parametrize("suffix", ["docx", "pdf"])
def test_every_text_prints_as_it_was_typed(built: Path, suffix: str) -> None:
    printed = texts(built / "output" / f"everything.{suffix}")
    for text in (*HOSTILE, DIRECTION, EMOJI):
        shown = " ".join(text.split())
        assert f"{shown} (to be confirmed)" in printed
        assert f"Say {shown} now (to be confirmed)" in printed
    assert "<b>Wells</b> & rivers {{ 77*77 }}" in printed
    assert f"Songs of <i>boats</i> & {{% raw %}} ]]> {LONG}." in printed
    people = "\n".join(printed)
    assert 'Ada "<Ben>" (to be confirmed); =HYPERLINK("x") & {{ 77*77 }} (to be confirmed)' in people
    assert "Cleo </name> & {% raw %} (to be confirmed); ]]> (to be confirmed)" in people


def test_both_formats_of_every_product_say_the_same(built: Path) -> None:
    stems = sorted(path.stem for path in (built / "output").glob("*.docx"))
    assert {"briefing-pack", "run-sheet", "press-kit", "everything"} <= set(stems)
    for stem in stems:
        assert texts(built / "output" / f"{stem}.docx") == texts(built / "output" / f"{stem}.pdf"), stem


def test_nothing_was_reckoned_and_nothing_escaped_twice(built: Path) -> None:
    for path in sorted((built / "output").glob("*.*")):
        if path.suffix in (".docx", ".pdf"):
            shown = said(path).replace("<i>5929</i>", "")
            assert "&lt;" not in shown, path.name
            assert "&amp;amp;" not in shown, path.name
            assert "5929" not in shown, path.name


def test_control_characters_are_taken_out_and_told(built: Path) -> None:
    told = (built / "stderr").read_text(encoding="utf-8")
    assert [line for line in told.splitlines() if line.endswith("[control-character]")] == [
        "concept-note.txt:4:373: warning: taken out, since it cannot be printed: U+0007, U+0000 [control-character]",
        "event.yaml:6:15: warning: taken out, since it cannot be printed: U+0008 [control-character]",
        "people.csv:2:51: warning: taken out, since it cannot be printed: U+0007 [control-character]",
    ]
    printed = "\n".join(texts(built / "output" / "everything.pdf"))
    assert not {"\x00", "\x07", "\x08"} & set(printed)


def test_the_open_point_is_read_through_its_control_characters(built: Path) -> None:
    assert "The order of boats" in said(built / "output" / "briefing-pack.pdf")
