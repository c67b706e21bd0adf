"""What stands on a layer that is switched off is neither seen nor read."""

from __future__ import annotations

import io

import pytest
from pdfminer.pdfinterp import PDFResourceManager

from indexer.extract.pdf.annotations import notes
from indexer.extract.pdf.content import Interpreter
from indexer.extract.pdf.device import Collector
from indexer.extract.pdf.file import open_pdf
from indexer.extract.pdf.layers import Layers
from tests.factories import FIRST_FREE, a_pdf, stream, text

FIRST, SECOND, GROUP, FORM = (FIRST_FREE + n for n in range(4))
RESOURCES = b"/Properties << /P1 %d 0 R /P2 %d 0 R /P3 %d 0 R >> /XObject << /X1 %d 0 R >>" % (
    *(FIRST, SECOND, GROUP, FORM),
)
CONTENT = b"/OC /P1 BDC %s EMC /OC /P2 BDC %s EMC /OC /P3 BDC %s EMC /X1 Do %s" % (
    *(text("first"), text("second"), text("both"), text("always")),
)


def collected(states: bytes, content: bytes) -> Collector:
    """What is found on a page with this content."""
    layers = [b"<< /Type /OCG /Name (a layer) >>"] * 3
    data = a_pdf(
        content,
        resources=RESOURCES,
        objects=[*layers, stream(b"")],
        catalog=b"/OCProperties << /OCGs [%d 0 R %d 0 R] /D << %s >> >>" % (FIRST, SECOND, states),
    )
    document, pages, _ = open_pdf(io.BytesIO(data))
    resources = PDFResourceManager()
    collector = Collector(resources)
    collector.layers = Layers.of(document)
    Interpreter(resources, collector).process_page(pages[0])
    return collector


def shown(states: bytes, group: bytes = b"", content: bytes = CONTENT, odd: bytes = b"") -> str:
    """What a page shows whose file has two layers, a group of both, a form and a note on the first.

    Args:
        states: Of the layers.
        group: Entries of the group.
        content: Of the page.
        odd: What only pdfminer's own interpreter takes, behind the content.
    """
    layers = [b"<< /Type /OCG /Name (a layer) >>"] * 2
    group = b"<< /Type /OCMD /OCGs [%d 0 R %d 0 R] %s >>" % (FIRST, SECOND, group)
    form = stream(
        text("form"),
        b"/Type /XObject /Subtype /Form /BBox [0 0 612 792] /Resources << /Font << /F1 3 0 R >> >> /OC %d 0 R"
        % FIRST,
    )
    data = a_pdf(
        content + odd,
        page=b"/Annots [<< /Subtype /FreeText /Contents (note) /OC %d 0 R >>]" % FIRST,
        resources=RESOURCES,
        objects=[*layers, group, form],
        catalog=b"/OCProperties << /OCGs [%d 0 R %d 0 R] /D << %s >> >>" % (FIRST, SECOND, states),
    )
    document, pages, _ = open_pdf(io.BytesIO(data))
    resources = PDFResourceManager()
    collector = Collector(resources)
    collector.layers = Layers.of(document)
    interpreter = Interpreter(resources, collector)
    interpreter.process_page(pages[0])
    assert interpreter.unfamiliar == bool(odd)
    return " ".join([*(run.text for run in collector.runs), *notes(pages[0], collector.layers)])


OFF_FIRST, OFF_BOTH = b"/OFF [%d 0 R]" % FIRST, b"/OFF [%d 0 R %d 0 R]" % (FIRST, SECOND)


@pytest.mark.parametrize(
    ("states", "group", "says"),
    [
        (b"", b"", "first second both form always note"),
        (OFF_FIRST, b"", "second both always"),
        (OFF_FIRST, b"/P /AllOn", "second always"),
        (OFF_FIRST, b"/P /AnyOff", "second both always"),
        (OFF_BOTH, b"", "always"),
        (b"/BaseState /OFF /ON [%d 0 R]" % SECOND, b"", "second both always"),
        (b"/OFF 7", b"", "first second both form always note"),
        (b"/OFF [(x) /y]", b"", "first second both form always note"),
    ],
)
def test_layers_are_read_as_the_file_switches_them(states: bytes, group: bytes, says: str) -> None:
    assert shown(states, group) == says
    assert shown(states, group, odd=b" 1 0 0 1 Tm /odd Tm") == says


def test_what_is_hidden_need_not_end() -> None:
    content = text("before") + b" /OC /P1 BDC " + text("hidden")
    assert shown(OFF_FIRST, content=content) == "before"


def test_a_picture_on_a_layer_that_is_off_is_none() -> None:
    picture = b"q 100 0 0 100 0 0 cm BI /W 1 /H 1 /CS /G /BPC 8 ID \x00 EI Q"
    for states, pictures in ((b"", 1), (OFF_FIRST, 0)):
        found = collected(states, content=b"/OC /P1 BDC " + picture + b" EMC")
        assert len(found.pictures) == pictures
