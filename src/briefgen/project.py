"""Where a project's folders are, and which templates and themes it uses."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from briefgen import resources
from briefgen.errors import BriefgenError

HOUSE_FILES = (".dotx", ".docx")
"""How the names of files end that a secretariat's own looks are taken from."""


@dataclass(frozen=True, slots=True)
class Project:
    """The folders of one project; ``templates`` are the user's own, looked in before the built-in ones."""

    sources: Path
    output: Path
    templates: tuple[Path, ...]

    @property
    def template_folders(self) -> tuple[Path, ...]:
        """The user's templates first, then the built-in ones."""
        return (*self.templates, resources.templates_folder())

    def theme(self, name: str) -> Path:
        """The ``theme.toml`` of a theme, or the house file whose path the name is.

        Raises BriefgenError, naming those that there are.
        """
        if name.casefold().endswith(HOUSE_FILES):
            return Path(name)
        for folder in self.template_folders:
            path = folder / "themes" / name / "theme.toml"
            if path.is_file():
                return path
        known = {path.parent.name for folder in self.template_folders for path in folder.glob("themes/*/theme.toml")}
        raise BriefgenError(f"there is no theme “{name}”", f"choose one of: {', '.join(sorted(known))}")


def find(sources: Path | None, output: Path | None, here: Path) -> Project:
    """The project that a command works on: the folder it is started in, unless told otherwise."""
    where = sources if sources is not None else here / "sources"
    own = here / "templates"
    builtin = resources.templates_folder()
    templates = (own,) if own.is_dir() and own.resolve() != builtin.resolve() else ()
    return Project(where, output if output is not None else here / "output", templates)
