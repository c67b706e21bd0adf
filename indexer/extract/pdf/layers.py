"""Layers of a file that are switched off: what is on them is neither seen nor printed.

Source: ISO 32000-2 (2020), 8.11. Limits: states that only some uses of a file have, expressions
over layers, and groups that are shown when layers are off, are taken to be shown.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pdfminer.pdfdocument import PDFDocument
from pdfminer.pdfinterp import PDFPageInterpreter
from pdfminer.pdftypes import PDFObjRef, PDFStream, dict_value, resolve1
from pdfminer.psparser import PSLiteral

from indexer.extract.pdf.damage import RAISED_ON_DAMAGE

_TAG = "OC"


class Layers:
    """Those of one file, as they are when it is opened."""

    def __init__(self, off: frozenset[int] = frozenset()) -> None:
        """Take the numbers of the layers that are off."""
        self._off = off
        self._known: dict[int, bool] = {}

    @classmethod
    def of(cls, document: PDFDocument) -> Layers:
        """Read what a file says of its layers; if it is damaged there, all are on."""
        try:
            return cls(frozenset(_switched_off(document)))
        except RAISED_ON_DAMAGE:
            return cls()  # better too much than nothing

    def hide(self, layer: object) -> bool:
        """Tell whether what belongs to a layer, or to a group of layers, is not shown.

        Args:
            layer: A reference to it, as contents, forms and annotations have it.
        """
        if not self._off or not isinstance(layer, PDFObjRef):
            return False
        if layer.objid not in self._known:
            self._known[layer.objid] = layer.objid in self._off or self._hide_group(resolve1(layer))
        return self._known[layer.objid]

    def _hide_group(self, group: object) -> bool:
        if not isinstance(group, dict) or "OCGs" not in group or "VE" in group:
            return False
        states = [number in self._off for number in _numbers(group["OCGs"])]
        policy = resolve1(group.get("P"))
        name = policy.name if isinstance(policy, PSLiteral) else "AnyOn"
        if name == "AllOn":
            return any(states)
        return name == "AnyOn" and bool(states) and all(states)


class LayeredInterpreter(PDFPageInterpreter):
    """pdfminer's own interpreter, for a device that knows of layers."""

    device: Any  # a `Collector`

    def do_BDC(self, tag: Any, props: Any) -> None:
        """Begin marked content."""
        super().do_BDC(tag, props)
        if isinstance(tag, PSLiteral) and isinstance(props, PSLiteral) and self._hides(tag.name, props.name):
            self.device.hide_mark()

    def do_Do(self, xobjid_arg: Any) -> None:
        """Show a form or a picture."""
        name = xobjid_arg.name if isinstance(xobjid_arg, PSLiteral) else xobjid_arg
        thing = resolve1(self.xobjmap.get(name))
        if not (isinstance(thing, PDFStream) and self.device.layers.hide(thing.attrs.get(_TAG))):
            super().do_Do(xobjid_arg)

    def _hides(self, tag: object, properties: object) -> bool:
        """Tell whether marked content is on a layer that is off, by its tag and its named properties."""
        if tag != _TAG or not isinstance(properties, str):
            return False
        return bool(self.device.layers.hide(dict_value(self.resources.get("Properties", {})).get(properties)))


def _switched_off(document: PDFDocument) -> Iterator[int]:
    properties = resolve1(document.catalog.get("OCProperties"))
    configuration = resolve1(properties.get("D")) if isinstance(properties, dict) else None
    if not isinstance(configuration, dict):
        return
    yield from _numbers(configuration.get("OFF"))
    base = resolve1(configuration.get("BaseState"))
    if isinstance(base, PSLiteral) and base.name == "OFF":
        yield from set(_numbers(properties.get("OCGs"))) - set(_numbers(configuration.get("ON")))


def _numbers(references: object) -> Iterator[int]:
    """Yield the numbers of the objects that one reference, or a list of them, leads to."""
    found = resolve1(references)
    for each in found if isinstance(found, list) else [references]:
        if isinstance(each, PDFObjRef):
            yield each.objid
