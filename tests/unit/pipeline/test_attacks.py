"""Texts and templates that mean harm, through the whole build: rows 1 to 11 of the list of attacks, by their number.

The sixth, templates that take all time and memory, is in test_guarding.py.
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from workbench import CHECKOUT, SMALL_EVENT, briefgen, said, small_project, write_all

BIOGRAPHIES = {
    1: "Knows {{7*7}} songs {% raw %} and {{ event }}.",
    7: "Likes <font color=\"[[[getattr(pow, Word('__globals__'))['os'].system('touch /tmp/x')]]]\">red</font>.",
    8: 'Has a picture <img src="/etc/hosts"/> of a boat.',
    9: 'Has another <img src="http://127.0.0.1:9/latest"/> of a quay.',
    10: "Worked at AT&T <R&D & more; 5 < 6 > 4.",
}
PAGE = """<document>
<title>Leaflet</title>
<section layout="pack">
{% for each in event.biographies %}<p>{{ each.text }}</p>{% endfor %}
</section>
</document>
"""
WATCH = """import sys

def told(event, args):
    if event.startswith(("socket.connect", "socket.getaddrinfo", "os.system", "urllib.")):
        print("attack came through:", event, file=sys.stderr)
    if event == "open" and args[0] == "/etc/hosts":
        print("attack came through:", event, file=sys.stderr)

sys.addaudithook(told)
"""


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """What a build says of such biographies, by format; every call that would reach out is told of by Python itself."""
    people = "".join(
        f"  p{row}: {{name: Ada {row}, biography: {json.dumps(text)}}}\n" for row, text in BIOGRAPHIES.items()
    )
    folder = small_project(tmp_path_factory.mktemp("attacks"), f"{SMALL_EVENT}people:\n{people}", PAGE)
    write_all(folder, {"watch/sitecustomize.py": WATCH})
    paths = f"{folder / 'watch'}:{CHECKOUT / 'src'}"
    done = briefgen("build", "-p", "leaflet", "--audience", "chair", cwd=folder, environ={"PYTHONPATH": paths})
    assert (done.returncode, "came through" in done.stderr) == (0, False), done.stderr
    return {suffix: said(folder / "output" / f"leaflet.{suffix}") for suffix in ("docx", "pdf")}


@pytest.mark.parametrize("suffix", ["docx", "pdf"])
@pytest.mark.parametrize("row", BIOGRAPHIES)
def test_a_text_is_printed_as_it_was_typed_and_does_nothing(row: int, suffix: str, printed: dict[str, str]) -> None:
    assert BIOGRAPHIES[row] in printed[suffix]


@pytest.mark.parametrize(
    ("template", "why"),
    [
        ("{{ ''.__class__.__mro__ }}", "access to attribute '__class__' of 'str' object is unsafe."),
        ("{{ ('{0.__class__}'|attr('format'))('x') }}", None),
        ("{% set stored = '{0.__class__.__mro__}'.format %}{{ stored('x') }}", None),
    ],
    ids=["row 2", "row 3", "row 4"],
)
def test_a_template_cannot_reach_out_of_its_sandbox(template: str, why: str | None, tmp_path: Path) -> None:
    page = f'<document><title>L</title><section layout="pack"><p>{template}</p></section></document>'
    done = briefgen("build", "-p", "leaflet", cwd=small_project(tmp_path, template=page))
    first, hint = done.stderr.splitlines()
    assert (done.returncode, done.stdout) == (2, "")
    assert first.startswith("products/leaflet/document.xml.j2:1:1: error: ")
    assert first.endswith(f"{why or ''} [template]")
    assert hint == "  hint: see docs/templates.md for the vocabulary and the filters"
    assert not list(tmp_path.glob("output/leaflet*"))


def test_a_template_with_a_name_of_more_than_letters_is_refused(tmp_path: Path) -> None:
    """Row 5: names of templates go into Jinja's own code (CVE-2024-56201)."""
    folder = small_project(tmp_path)
    write_all(folder, {"templates/products/leaflet/{bad}.xml.j2": "<p>x</p>"})
    done = briefgen("build", "-p", "leaflet", cwd=folder)
    line = "error: a template's name has letters, digits, “.”, “_” and “-” only [template]"
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == f"products/leaflet/{{bad}}.xml.j2: {line}\n  hint: rename it\n"


def test_a_word_without_end_is_refused_where_it_stands(tmp_path: Path) -> None:
    """Row 11: setting such a word takes time that grows with its square."""
    people = f"people:\n  ada: {{biography: {'x' * 200_000}}}\n"
    done = briefgen("build", "-p", "leaflet", cwd=small_project(tmp_path, f"{SMALL_EVENT}{people}"))
    assert (done.returncode, done.stdout, done.stderr.splitlines()[0]) == (
        2,
        "",
        "event.yaml:8:20: error: people.ada.biography: 200,000 characters; 20,000 at most [too-long]",
    )
