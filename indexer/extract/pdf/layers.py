"""Which layers of a file are switched off: what is on them is neither seen nor printed.

Source: ISO 32000-2 (2020), 8.11, but for the states that only some uses of a file have, and for
expressions over layers.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from pdfminer.pdfdocument import PDFDocument
from pdfminer.pdftypes import PDFObjRef, resolve1
from pdfminer.psparser import PSLiteral

from indexer.extract.pdf.damage import RAISED_ON_DAMAGE


def switched_off(document: PDFDocument) -> frozenset[int]:
    """Return the numbers of the layers that are off when the file is opened."""
    try:
        properties = resolve1(document.catalog.get("OCProperties"))
        if not isinstance(properties, dict):
            return frozenset()
        configuration = resolve1(properties.get("D"))
        if not isinstance(configuration, dict):
            return frozenset()
        base = resolve1(configuration.get("BaseState"))
        off = set(_numbers(configuration.get("OFF")))
        if isinstance(base, PSLiteral) and base.name == "OFF":
            off |= set(_numbers(properties.get("OCGs"))) - set(_numbers(configuration.get("ON")))
        return frozenset(off)
    except RAISED_ON_DAMAGE:
        return frozenset()  # better too much than nothing


def is_off(layer: object, off: frozenset[int]) -> bool:
    """Tell whether what belongs to a layer, or to a group of layers, is not shown.

    Args:
        layer: A reference to it, as content and forms have it.
        off: The layers that are off.
    """
    if not off or not isinstance(layer, PDFObjRef):
        return False
    if layer.objid in off:
        return True
    group = resolve1(layer)
    if not isinstance(group, dict) or "OCGs" not in group or "VE" in group:
        return False
    states = [number in off for number in _numbers(group["OCGs"])]
    policy = resolve1(group.get("P"))
    must_all_be_on = isinstance(policy, PSLiteral) and policy.name == "AllOn"
    if isinstance(policy, PSLiteral) and policy.name not in ("AllOn", "AnyOn"):
        return False
    return any(states) if must_all_be_on else bool(states) and all(states)


def _numbers(references: Any) -> Iterable[int]:
    """Yield the numbers of the objects that one reference, or a list of them, leads to."""
    found = resolve1(references) if isinstance(resolve1(references), list) else [references]
    for each in found:
        if isinstance(each, PDFObjRef):
            yield each.objid
