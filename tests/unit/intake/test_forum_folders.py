"""Which files speak of which session of a forum."""

from briefgen.intake.beside import is_beside
from briefgen.intake.forum import SessionFiles, sessions


def test_one_folder_is_one_session() -> None:
    names = ("concept-note.txt", "event.yaml", "people.csv")
    assert sessions(names) == (SessionFiles("", names),)


def test_folders_with_notes_are_sessions_and_inherit_event_file_and_tables() -> None:
    names = ("event.yaml", "harbour/note.md", "harbour/people.csv", "people.csv", "water/session.yaml")
    assert sessions(names) == (
        SessionFiles("harbour", ("event.yaml", "harbour/note.md", "harbour/people.csv", "people.csv")),
        SessionFiles("water", ("event.yaml", "people.csv", "water/session.yaml")),
    )
    assert [each.id for each in sessions(names)] == ["harbour", "water"]


def test_a_note_above_is_a_session_of_its_own_and_is_not_inherited() -> None:
    names = ("event.yaml", "note.txt", "water/note.txt")
    assert sessions(names) == (
        SessionFiles("", ("event.yaml", "note.txt")),
        SessionFiles("water", ("event.yaml", "water/note.txt")),
    )


def test_sessions_inherit_through_all_folders_above() -> None:
    names = ("day-1/event.yaml", "day-1/water/note.txt", "event.yaml")
    assert sessions(names) == (SessionFiles("day-1/water", names),)


def test_a_folder_without_a_note_belongs_to_the_session_above_it() -> None:
    names = ("water/more/people.csv", "water/note.txt")
    assert sessions(names) == (SessionFiles("water", names),)


def test_what_the_event_file_points_at_is_no_note() -> None:
    assert is_beside("people/ada.md")
    assert is_beside("water/Papers/1.docx")
    assert not is_beside("people.csv")
    names = ("note.txt", "papers/1.docx", "people/ada.md", "people/ada.jpg")
    assert sessions(names) == (SessionFiles("", ("note.txt", "people/ada.md")),)


def test_texts_that_the_event_file_may_name_are_inherited_with_it() -> None:
    names = ("event.yaml", "people/ada.md", "water/note.txt", "water/quotes/q1.txt")
    assert sessions(names) == (SessionFiles("water", names),)
