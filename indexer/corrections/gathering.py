"""All corrections of a build: which facts each document is given, and which corrections go nowhere.

A document may be spoken of in several places. A sidecar is believed before a table with the
path of the file, and that before a table with the id: what stands nearest to the file was
written with it in view. Two places that say different things are a fault all the same.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field

from indexer.corrections.reading import MOST_BYTES, Entry, Said, read_checked, read_sidecar
from indexer.corrections.values import shown
from indexer.model import ID_LENGTH, Checked, Fault
from indexer.sources import CHECKED_FILE, SIDECAR, CorrectionsFile

_ID = re.compile(rf"[0-9a-f]{{{ID_LENGTH}}}|[0-9a-f]{{64}}", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Corrections:
    """What all files of corrections say.

    Attributes:
        entries: (key, what it says), those that are believed first first. Keys are paths of files
            as `SourceFile.path`, in NFC, or ids of documents.
        faults: What could not be read.
    """

    entries: tuple[tuple[str, Entry], ...] = ()
    faults: tuple[Fault, ...] = ()
    _by_key: Mapping[str, Sequence[int]] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        by_key: dict[str, list[int]] = defaultdict(list)
        for place, (key, _) in enumerate(self.entries):
            by_key[key].append(place)
        object.__setattr__(self, "_by_key", dict(by_key))

    def of(self, document_id: str, paths: Iterable[str]) -> tuple[tuple[Checked, ...], tuple[Fault, ...]]:
        """Return the checked facts of a document, by their names, and where two places differ.

        Args:
            document_id: Of the document.
            paths: Of all its files.
        """
        keys = [*map(_normal, paths), document_id]
        places = sorted({place for key in keys for place in self._by_key.get(key, ())})
        used: dict[str, Said] = {}
        faults = []
        for _, entry in (self.entries[place] for place in places):
            for said in entry.facts:
                first = used.setdefault(said.checked.fact, said)
                if first.checked.values != said.checked.values:
                    faults.append(_contradicts(said, first, keys[0]))
        if (year := used.get("year")) and (date := used.get("date")) and _differ(year, date):
            year_came_first = list(used).index("year") < list(used).index("date")
            less, more = (date, year) if year_came_first and year.path != date.path else (year, date)
            faults.append(_contradicts(used.pop(less.checked.fact), more, keys[0]))
        return tuple(said.checked for _, said in sorted(used.items())), tuple(faults)

    def without_document(self, paths: Iterable[str], ids: AbstractSet[str]) -> tuple[Fault, ...]:
        """Return a fault for each entry that speaks of no file found, and of no document.

        Args:
            paths: Of everything found, also of what is not read.
            ids: Of the documents.
        """
        there = {*map(_normal, paths), *ids}
        return tuple(_goes_nowhere(key, entry, there) for key, entry in self.entries if key not in there)


def gather(files: Iterable[CorrectionsFile]) -> Corrections:
    """Read the files of corrections of all roots of a build; what cannot be read is a fault."""
    ranked: list[tuple[int, str, Entry]] = []
    faults: list[Fault] = []
    for file in files:
        data = _bytes(file)
        if isinstance(data, Fault):
            faults.append(data)
        elif file.path.endswith(SIDECAR):
            entry, more = read_sidecar(data, file.path)
            ranked.append((0, _normal(file.path.removesuffix(SIDECAR)), entry))
            faults += more
        else:
            entries, more = read_checked(data, file.path)
            root = file.path.removesuffix(CHECKED_FILE)
            ranked += [_ranked(root, entry) for entry in entries]
            faults += more
    ranked.sort(key=lambda each: each[0])
    return Corrections(tuple((key, entry) for _, key, entry in ranked), tuple(faults))


def _bytes(file: CorrectionsFile) -> bytes | Fault:
    if file.absolute.is_dir():
        return Fault(
            file.path,
            None,
            "it is a folder, and has the name of a file of corrections",
            "Rename it; the documents in it are read.",
        )
    if not file.path.endswith(SIDECAR) and file.path.count("/") > 1:
        advice = "Move its tables to the top of the folder, and write the paths from there."
        return Fault(file.path, None, f"{CHECKED_FILE} counts only at the top of a folder", advice)
    try:
        with file.absolute.open("rb") as opened:
            return opened.read(MOST_BYTES + 1)  # one more shows that it is too large
    except OSError as error:
        return Fault(file.path, None, f"it cannot be read: {error.strerror}", "Allow this user to read it.")


def _ranked(root: str, entry: Entry) -> tuple[int, str, Entry]:
    if _ID.fullmatch(entry.name):
        return 2, entry.name[:ID_LENGTH].lower(), entry
    return 1, _normal(root + entry.name.removeprefix("./")), entry


def _goes_nowhere(key: str, entry: Entry, there: AbstractSet[str]) -> Fault:
    if not entry.name:
        name = key.rpartition("/")[2]
        advice = f"Name it after the whole name of the document: visit.pdf{SIDECAR} beside visit.pdf."
        return Fault(entry.path, None, f"there is no file {name} beside it", advice)
    if _ID.fullmatch(entry.name):
        advice = "Ids are of the bytes: a file that changed has another one. Its page shows it."
        return Fault(entry.path, entry.line, f"no document has the id {entry.name}", advice)
    root = entry.path.removesuffix(CHECKED_FILE)
    plain = _normal(root + entry.name.replace("\\", "/").removeprefix(root).lstrip("/"))
    advice = (
        f'Write ["{plain.removeprefix(root)}"].'
        if plain in there
        else 'Write the path from the folder on, such as ["reports/visit.pdf"], or the id of the document.'
    )
    return Fault(entry.path, entry.line, f"there is no file {shown(entry.name)} in the folder", advice)


def _differ(year: Said, date: Said) -> bool:
    both = year.checked.values + date.checked.values
    return len(both) == 2 and not both[1].startswith(both[0])


def _contradicts(said: Said, used: Said, of: str) -> Fault:
    return Fault(
        said.path,
        said.line,
        f"{said.checked.fact} of {of}: it says {_values(said)}; used is the {used.checked.fact} "
        f"{_values(used)}, of {used.where}",
        "Make both say the same, or take one away.",
    )


def _normal(path: str) -> str:
    """Return a path in one spelling: systems keep é as one letter or as two."""
    return unicodedata.normalize("NFC", path)


def _values(said: Said) -> str:
    return shown(" ".join(said.checked.values)) if said.checked.values else "that nobody knows it"
