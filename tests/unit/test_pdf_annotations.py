"""What was filled in and noted on a page is part of its text; what nobody sees is not."""

from __future__ import annotations

import io
from collections.abc import Sequence

import pytest

from indexer.extract.pdf.annotations import notes
from indexer.extract.pdf.file import open_pdf
from indexer.extract.pdf.layers import Layers
from tests.factories import FIRST_FREE, a_pdf, stream, text


def noted(annotations: bytes, objects: Sequence[bytes] = ()) -> list[str]:
    """The texts of a page with this list of annotations; objects from number `FIRST_FREE`, which is 4."""
    data = a_pdf(text("x"), page=b"/Annots %s" % annotations, objects=objects)
    _, pages, _ = open_pdf(io.BytesIO(data))
    return list(notes(pages[0], Layers()))


def test_a_page_without_annotations_has_none() -> None:
    _, pages, _ = open_pdf(io.BytesIO(a_pdf(text("x"))))
    assert list(notes(pages[0], Layers())) == []


@pytest.mark.parametrize(
    ("field", "says"),
    [
        (b"/FT /Tx /V (filled in)", ["filled in"]),
        (b"/FT /Tx /V <FEFF00E9>", ["é"]),
        (b"/FT /Tx /V ( )", []),
        (b"/FT /Tx", []),
        (b"/FT /Tx /V 5 /DV (by default)", []),  # what is not filled in yet
        (b"/FT /Ch /V (chosen)", ["chosen"]),
        (b"/FT /Ch /V [(one) (and) (more)]", ["one, and, more"]),
        (b"/FT /Ch /V (KEN) /Opt [[(KEN) (Kenya)] [(PER) (Peru)]]", ["Kenya"]),  # what it shows
        (b"/FT /Ch /V [(PER) (KEN) (other)] /Opt [[(KEN) (Kenya)] [(PER) (Peru)]]", ["Peru, Kenya, other"]),
        (b"/FT /Ch /V (Peru) /Opt [(Kenya) (Peru)]", ["Peru"]),
        (b"/FT /Ch /V (x) /Opt [5 [] [(x)] [(x) 5] (x)]", []),
        (b"/FT /Tx /Ff 8192 /V (a password)", []),
        (b"/FT /Tx /Ff 4096 /V (many lines)", ["many lines"]),
        (b"/FT /Btn /V /Yes", []),
        (b"/FT /Sig /V << /Name (somebody) >>", []),
        (b"/V (of no kind)", []),
    ],
)
def test_a_field_says_what_was_filled_in(field: bytes, says: list[str]) -> None:
    assert noted(b"[<< /Subtype /Widget %s >>]" % field) == says


def test_a_long_value_may_be_a_stream() -> None:
    assert noted(b"[<< /Subtype /Widget /FT /Tx /V 4 0 R >>]", [stream(b"a long value")]) == ["a long value"]


def test_a_field_inherits_what_its_parents_say() -> None:
    parents = [b"<< /FT /Tx /Parent 5 0 R >>", b"<< /V (of the family) >>"]
    assert noted(b"[<< /Subtype /Widget /Parent 4 0 R >>]", parents) == ["of the family"]
    assert noted(b"[<< /Subtype /Widget /Parent 4 0 R /V (its own) >>]", parents) == ["its own"]


@pytest.mark.parametrize("parent", [b"4 0 R", b"99 0 R", b"5", b"[4 0 R]"])
def test_families_without_a_beginning_end(parent: bytes) -> None:
    assert noted(b"[<< /Subtype /Widget /FT /Tx /Parent %s >>]" % parent, [b"<< /Parent 4 0 R >>"]) == []


@pytest.mark.parametrize(
    ("kind", "says"),
    [
        *(
            (kind, ["noted"])
            for kind in (b"FreeText", b"Text", b"Highlight", b"StrikeOut", b"Stamp", b"Caret")
        ),
        *((kind, []) for kind in (b"Link", b"Popup", b"FileAttachment", b"Screen", b"Sound", b"Watermark")),
    ],
)
def test_notes_are_read_and_what_only_points_somewhere_is_not(kind: bytes, says: list[str]) -> None:
    assert noted(b"[<< /Subtype /%s /Contents (noted) >>]" % kind) == says


@pytest.mark.parametrize(
    ("flags", "says"),
    [(b"0", ["seen"]), (b"4", ["seen"]), (b"2", []), (b"32", []), (b"6", []), (b"(odd)", ["seen"])],
)
def test_what_is_hidden_is_left_out(flags: bytes, says: list[str]) -> None:
    assert noted(b"[<< /Subtype /FreeText /F %s /Contents (seen) >>]" % flags) == says


@pytest.mark.parametrize(
    "broken",
    [
        b"null",
        b"5",
        b"(text)",
        b"99 0 R",
        b"<< >>",
        b"<< /Subtype (FreeText) /Contents (x) >>",
        b"<< /Subtype /FreeText /Contents << >> >>",
        b"<< /Subtype /FreeText /Contents 4 0 R >>",  # a stream that cannot be read
    ],
)
def test_a_broken_one_costs_no_other(broken: bytes) -> None:
    sound = b"<< /Subtype /FreeText /Contents (sound) >>"
    unreadable = stream(b"garbage", b"/Filter /ASCIIHexDecode /DecodeParms 7")
    assert noted(b"[%s %s %s]" % (sound, broken, sound), [unreadable]) == ["sound", "sound"]


@pytest.mark.parametrize("annotations", [b"null", b"5", b"<< >>", b"99 0 R", b"[]", b"(x)"])
def test_a_list_that_is_none_has_no_notes(annotations: bytes) -> None:
    assert noted(annotations) == []


def test_the_list_and_its_members_may_stand_elsewhere() -> None:
    objects = [b"[%d 0 R]" % (FIRST_FREE + 1), b"<< /Subtype /Text /Contents 6 0 R >>", b"(far away)"]
    assert noted(b"4 0 R", objects) == ["far away"]
