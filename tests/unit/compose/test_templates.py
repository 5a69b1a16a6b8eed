"""Templates: origins that cannot be lost, mistakes at their line, and a sandbox without a way out."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from workbench import knowing, write_all

from briefgen import resources
from briefgen.compose import filters
from briefgen.compose.compose import compose
from briefgen.compose.environment import ALLOWED_FILTERS, Templates
from briefgen.compose.local import LOCAL
from briefgen.compose.product import Copy, Product
from briefgen.compose.settings import Settings
from briefgen.findings import Noted, RefusedError
from briefgen.origin import Origin
from briefgen.tree.nodes import Blank, Document, Inline, Text
from briefgen.tree.walk import leaves

EVENT = """
event:
  language: [en, fr]
  issue: {number: 1, time: 2031-05-03T07:00:00Z}
sessions:
  gala:
    title: {value: the gala of lamps., standing: confirmed}
    duration: {value: 90 min, standing: confirmed}
    start: {value: 2031-05-03T18:00, standing: confirmed}
    room: {value: Net Loft, standing: proposed}
    objectives: [to meet, to talk]
    segments:
      - {id: 10, title: Welcome, words: "One.\\n\\nTwo."}
wording:
  headline: {text: Lamps, rests_on: [concept-note.txt line 3]}
"""
PAGE = '<document>\n<title>Leaflet</title>\n<section layout="pack">\n{}\n</section>\n</document>\n'
NAME = "products/leaflet/document.xml.j2"
LINE = 4
"""The line of a template on which the body of `PAGE` starts."""


def composed(folder: Path, template: str, audience: str = "chair", event: str = EVENT) -> Noted[Document]:
    """A document made from a template of our own."""
    known = knowing(folder / "sources", {"event.yaml": event}).value
    write_all(folder / "templates", {NAME: template})
    copy = Copy(Product("leaflet", "Leaflet", "chair", ("chair", "participants")), audience)
    settings = Settings(Templates((folder / "templates",), resources.templates_folder()))
    return compose(known.event, known.register, copy, settings)


def body(folder: Path, text: str, audience: str = "chair") -> Noted[Document]:
    return composed(folder, PAGE.format(text), audience)


def inlines(document: Document) -> Iterator[Inline]:
    return (inline for leaf in leaves(document) for inline in leaf.inlines)


def origins(document: Document) -> list[tuple[str, Origin]]:
    """Every printed run, and why it stands there."""
    return [
        (inline.text, inline.origin)
        for inline in inlines(document)
        if isinstance(inline, Text | Blank) and inline.origin
    ]


def runs(document: Document) -> list[tuple[str, str | None]]:
    """Text and fact of every printed run."""
    return [(text, origin.fact) for text, origin in origins(document)]


def texts(document: Document) -> list[str]:
    return [leaf.text for leaf in leaves(document)]


def refusal(folder: Path, template: str) -> str:
    """The one line with which a template is refused."""
    with pytest.raises(RefusedError) as caught:
        composed(folder, template)
    (finding,) = caught.value.findings
    return f"{finding.place}: {finding.message}"


# -- origins ----------------------------------------------------------------------------------------------

TITLE, ROOM, DATE = "sessions.gala.title", "sessions.gala.room", "sessions.gala.date"
LENGTH, ISSUED, SAID = "sessions.gala.duration", "event.issue.time", "sessions.gala.segments.10.words"
SPOKEN = "event.language"
MEET, TALK = "sessions.gala.objectives.1", "sessions.gala.objectives.2"
KEEPING: dict[str, tuple[str, list[tuple[str, str]]]] = {
    "wanted": (
        'session.room|wanted("room")|said',
        [("Net Loft", ROOM), ("[to\u00a0be\u00a0confirmed\u00a0–\u00a02]", ROOM)],
    ),
    "day": ("session.date|day", [("3 May 2031", DATE)]),
    "day_within": ("session.date|day_within", [("3 May 2031", DATE)]),
    "issue_time": ("event.issue.time|issue_time", [("3 May 2031, 07:00 UTC", ISSUED)]),
    "issue_day": ("event.issue.time|issue_day", [("3 May 2031", ISSUED)]),
    "length_of_time": ("session.duration|length_of_time", [("1 hour 30 minutes", LENGTH)]),
    "minutes": ("session.duration|minutes", [("90", LENGTH)]),
    "in_words": ("session.duration|in_words", [("5,400", LENGTH)]),
    "languages": ("event.language|languages", [("English and French", SPOKEN)]),
    "sentence": ("session.title|sentence", [("The gala of lamps.", TITLE)]),
    "lower_first": ("session.title|sentence|lower_first", [("the gala of lamps.", TITLE)]),
    "unstopped": ("session.title|unstopped", [("the gala of lamps", TITLE)]),
    "whole": ("session.title|unstopped|whole", [("the gala of lamps.", TITLE)]),
    "without_article": ("session.title|without_article", [("gala of lamps.", TITLE)]),
    "listing": ("session.objectives.items|listing", [("to meet", MEET), ("to talk", TALK)]),
    "known": ("[session.title, event.place]|known|listing", [("the gala of lamps.", TITLE)]),
    "capitalised": ("session.objectives.items|capitalised|listing", [("To meet", MEET), ("to talk", TALK)]),
    "paragraphs": ("session.segments[0].words|paragraphs|listing", [("One.", SAID), ("Two.", SAID)]),
    "lines": ("event.wordings[0].rests_on|lines", [("line\u00a03", "wording.headline.rests_on")]),
    "said": ("session.title|said", [("the gala of lamps.", TITLE)]),
    "first": ("session.objectives.items|first", [("to meet", MEET)]),
    "last": ("session.objectives.items|last", [("to talk", TALK)]),
    "reverse": ("session.objectives.items|reverse|list|listing", [("to talk", TALK), ("to meet", MEET)]),
}


@pytest.mark.parametrize("name", KEEPING)
def test_a_filter_keeps_the_origin(name: str, tmp_path: Path) -> None:
    expression, expected = KEEPING[name]
    noted = body(tmp_path, f"<p>{{{{ {expression} }}}}</p>")
    assert [finding.code for finding in noted.findings if finding.code == "no-origin"] == []
    facts = [run for run in runs(noted.value) if run[1] is not None]
    assert [(text.strip(), fact) for text, fact in facts if not text.startswith(" (")] == expected


def test_dates_and_lists_go_by_the_locale(tmp_path: Path) -> None:
    names = "{% for each in [session.title, session.room, session.date|day] %}{{ each }}{{ loop|comma }}{% endfor %}"
    names += '; {{ "Programme"|spelled }} on {{ session.date|day_within }} in'
    text = f"<p>{names}; {{{{ [session.title, session.room, event.language|languages]|listing }}}}</p>"
    event = EVENT.replace("event:\n", "event:\n  locale: en-us\n")
    document = composed(tmp_path, PAGE.format(text), event=event).value
    assert document.language == "en-US"
    said = "the gala of lamps., Net Loft (proposed), and "
    assert (
        texts(document)[-1]
        == f"{said}May 3, 2031; Program on May 3, 2031, in; {said}English and French (to be confirmed)"
    )


def test_every_filter_that_prints_is_held_to_its_origin() -> None:
    other = {"attr", "length", "batch", "slice", "select", "reject", "list", "comma", "spelled"}
    """In attributes; a count, marks and house words (see above and below); and lists of facts, printed one by one."""
    assert set(KEEPING) | other == {*filters.FILTERS, *LOCAL, *ALLOWED_FILTERS, "said", "attr"}


def test_macros_sets_and_conditions_keep_the_origin(tmp_path: Path) -> None:
    template = """{% macro bold(fact) %}<strong>{{ fact }}</strong>{% endmacro %}
{% set title = event.place or session.title %}
<p>{{ bold(title) }}{% if session.room %}, {{ session.room }}{% endif %}</p>"""
    assert [run for run in runs(body(tmp_path, template).value) if run[1]] == [
        ("the gala of lamps.", "sessions.gala.title"),
        ("Net Loft", "sessions.gala.room"),
        (" (proposed)", "sessions.gala.room"),
    ]


def test_house_text_names_its_line_in_the_template(tmp_path: Path) -> None:
    document = body(tmp_path, "<h2>Where</h2>\n<p>In the\n  {{ session.title }}</p>").value
    assert [origin.at for _, origin in origins(document) if origin.at] == [f"{NAME}:{LINE}", f"{NAME}:{LINE + 1}"]


@pytest.mark.parametrize(
    ("expression", "shown"),
    [
        ("session.title.text", "the gala of lamps."),
        ("session.objectives.items|length", "2"),
        ("session.title.value", "the gala of lamps."),
        ("session.duration.number", "5400"),
        ("session.room.is_open", "False"),
        ("[1, 2][session.objectives.items|length - 1]", "2"),
    ],
)
def test_a_bare_value_is_an_error_at_its_line(tmp_path: Path, expression: str, shown: str) -> None:
    noted = body(tmp_path, f"<p>House.</p>\n<p>{{{{ {expression} }}}}</p>")
    (finding,) = noted.findings
    assert str(finding) == (
        f"{NAME}:{LINE + 1}:1: error: “{shown}” is printed and no source, person or rule said it [no-origin]\n"
        "  hint: print the fact itself; bare values have no origin"
    )
    assert [text for text, origin in origins(noted.value) if origin.is_lost] == [shown]


def test_words_that_stand_in_the_template_are_house_text(tmp_path: Path) -> None:
    noted = body(tmp_path, "<p>{{ 'In <b>' }} {{ 1 + 1 }} lines</p>")
    assert texts(noted.value) == ["In <b> 2 lines"]
    assert noted.findings == ()


def test_switching_autoescape_off_neither_loses_an_origin_nor_lets_markup_in(tmp_path: Path) -> None:
    off = "{{% autoescape false %}}<p>{{{{ {} }}}}</p>{{% endautoescape %}}"
    line = refusal(tmp_path, PAGE.format(off.format("session.title")))
    assert line == f"{NAME}:{LINE}:1: {TITLE} would lose its origin here: print the fact itself"
    event = EVENT.replace("the gala of lamps.", "<strong>gala</strong>")
    noted = composed(tmp_path, PAGE.format(off.format("session.title.text")), event=event)
    assert texts(noted.value) == ["<strong>gala</strong>"]
    assert [finding.code for finding in noted.findings] == ["no-origin"]


# -- mistakes at their line -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "expression",
    ["session.title ~ '!'", "'%s!' % session.title", "'{}'.format(session.title)", "session.title.__str__()"],
)
def test_a_fact_cannot_be_glued_to_text(tmp_path: Path, expression: str) -> None:
    line = refusal(tmp_path, PAGE.format(f"<p>House.</p>\n<p>{{{{ {expression} }}}}</p>"))
    assert line.startswith(f"{NAME}:{LINE + 1}:1: ")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("{{ session.title|upper }}", "No filter named 'upper'."),
        ("{{ session.title.upper() }}", "has no attribute 'upper'"),
        ("{{ session.rooom }}", "has no attribute 'rooom'"),
        ("{{ nothing }}", "'nothing' is undefined"),
        ("{{ session.title|day(1, 2) }}", "positional argument"),
        ("{% if session.title %}", "Unexpected end of template"),
        ("{% endfor %}", "Encountered unknown tag 'endfor'"),
        ("{{ session.title", "unexpected"),
        ("{% include 'nowhere.j2' %}", "nowhere.j2"),
    ],
)
def test_a_mistake_is_told_at_its_line(tmp_path: Path, text: str, message: str) -> None:
    line = refusal(tmp_path, f"<document>\n<title>x</title>\n<section>\n<p>{text}</p></section></document>")
    assert line.startswith(f"{NAME}:4:1: ")
    assert message in line
    assert "\n" not in line


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("<p>one</p><p>two<strong></p>", "the template does not make well-formed XML"),
        ("<p>one & two</p>", "the template does not make well-formed XML"),
        ("<p>one</p>&nbsp;", "the template does not make well-formed XML"),
        ("<script>x</script>", "<script> is not a block that templates may use"),
        ("<p>a <img/></p>", "<img> does not belong inside a paragraph"),
        ('<figure drawing="castle"/>', "there is no drawing “castle”"),
    ],
)
def test_markup_that_cannot_be_used_is_told_at_its_line(tmp_path: Path, text: str, message: str) -> None:
    line = refusal(tmp_path, PAGE.format(f"<p>House.</p>\n{text}"))
    assert line.startswith(f"{NAME}:{LINE + 1}:1: {message}")


@pytest.mark.parametrize(
    "expression",
    [
        "''.__class__.__mro__",
        "session.__class__.__mro__[1].__subclasses__()",
        "session.title.__init__.__globals__",
        "'{0.__class__}'|attr('format')",
        "('{0.__class__.__base__}'|attr('format'))('')",
        "{'f': '{0.__class__}'.format}['f'](session)",
        "'{0.__class__.__mro__}'.format(session)",
        "session.parts.append(1)",
        "cycler.__init__.__globals__.os",
        "self.__init__",
        "range(10000000000)|list",
    ],
)
def test_there_is_no_way_out_of_the_sandbox(tmp_path: Path, expression: str) -> None:
    line = refusal(tmp_path, PAGE.format(f"<p>{{{{ {expression} }}}}</p>"))
    assert line.startswith(f"{NAME}:{LINE}:1: ")
    assert "\n" not in line


def test_external_entities_and_types_are_never_read(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("under the floor")
    doctype = f'<!DOCTYPE document [<!ENTITY x SYSTEM "{secret.as_uri()}">]>'
    line = refusal(tmp_path, f"{doctype}{PAGE.format('<p>a&x;b</p>')}")
    assert line == f"{NAME}:1:1: a template declares no document type"


# -- audiences, numbers, standing, blanks -----------------------------------------------------------------

COPIES = """<p role="numbered">One.</p>
<p role="numbered" for="chair">Two.</p>
<h2 for="chair press">Three</h2>
<p role="numbered" id="four">Four, {{ session.room }}.</p>
<p for="participants chair">See <ref to="four"/><span for="chair"> and {{ session.segments[0].title }}</span>.</p>
<ul><li for="chair">Five.</li></ul>
<table widths="60 60"><tbody><tr for="chair"><td>Six.</td><td>Seven.</td></tr></tbody></table>"""


def test_paragraphs_have_the_same_numbers_in_all_copies(tmp_path: Path) -> None:
    assert texts(body(tmp_path, COPIES, "chair").value) == [
        "1 One.",
        "2 Two.",
        "Three",
        "3 Four, Net Loft (proposed).",
        "See 3 and Welcome (to be confirmed).",
        "Five.",
        "Six.",
        "Seven.",
    ]
    assert texts(body(tmp_path, COPIES, "participants").value) == [
        "1 One.",
        "3 Four, Net Loft (proposed).",
        "See 3.",
    ]


def test_a_section_for_others_leaves_no_page(tmp_path: Path) -> None:
    template = (
        '<document><title>t</title><section layout="pack" for="chair"><p>Secret.</p></section>'
        '<section layout="pack"><p>Open.</p></section></document>'
    )
    assert len(composed(tmp_path, template, "chair").value.sections) == 2
    document = composed(tmp_path, template, "participants").value
    assert len(document.sections) == 1
    assert "Secret" not in repr(document)


def test_what_is_for_others_leaves_nothing_behind(tmp_path: Path) -> None:
    document = body(tmp_path, COPIES, "participants").value
    for word in ("Two", "Three", "Five", "Six", "Seven", "Welcome", "segments.10"):
        assert word not in repr(document)


def test_standing_stands_beside_the_value_once(tmp_path: Path) -> None:
    template = """<p>{{ session.room }}</p>
<p>{{ session.room|said }}</p>
<p standing="said">{{ session.room }}</p>
<p>{{ session.title }}</p>"""
    assert texts(body(tmp_path, template).value) == [
        "Net Loft (proposed)",
        "Proposed: Net Loft [to be confirmed – 2]",
        "Net Loft",
        "the gala of lamps.",
    ]


def test_blanks_are_numbered_where_there_is_a_register_and_words_elsewhere(tmp_path: Path) -> None:
    chair, participants = (body(tmp_path, "<p>{{ event.issuer }}</p>", who).value for who in ("chair", "participants"))
    assert texts(chair) == ["[issuer – 5]"]
    assert texts(participants) == ["[issuer to be confirmed]"]
    for document in (chair, participants):
        assert [(origin.fact, origin.how) for _, origin in origins(document)] == [("event.issuer", "open")]


def test_a_blank_that_leads_to_no_open_point_is_told(tmp_path: Path) -> None:
    (finding,) = body(tmp_path, "<p>{{ session.short_title }}</p>").findings
    assert str(finding) == (
        f"{NAME}:{LINE}:1: warning: the blank for sessions.gala.short_title leads to no open point "
        "[blank-without-number]\n  hint: leave the line out where the value is optional"
    )


def test_a_project_template_goes_before_a_built_in_one_and_can_reach_it(tmp_path: Path) -> None:
    ours = """{% import "!builtin/parts/issue.xml.j2" as theirs %}
{% macro issue_line(event) %}Ours: {{ theirs.issue_line(event) }}{% endmacro %}"""
    write_all(tmp_path / "templates", {"parts/issue.xml.j2": ours})
    template = '{% from "parts/issue.xml.j2" import issue_line %}' + PAGE.format("<p>{{ issue_line(event) }}</p>")
    assert texts(composed(tmp_path, template).value) == ["Ours: Issue 1 · 3 May 2031, 07:00 UTC"]


@pytest.mark.parametrize("name", ["../../secret.j2", "/etc/passwd", "!builtin/../../pyproject.toml"])
def test_templates_include_nothing_from_outside_their_folders(tmp_path: Path, name: str) -> None:
    (tmp_path / "secret.j2").write_text("secret")
    assert refusal(tmp_path, PAGE.format(f"{{% include '{name}' %}}")).startswith(f"{NAME}:{LINE}:1: ")
