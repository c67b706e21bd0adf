"""What readers type short, or as other systems print it, in the words that the grammar has.

For questions only: in running text "AG", "GC" and "C87" may be anything.
"""

from __future__ import annotations

import re

from indexer.symbols.pattern import roman_of_number

_NUMBER = r"(?=\.?\s(?:no\.?\s?)?\d)"
_OF_COMMITTEE = r"{1,2}(?:GC|general|observa|comm)"  # what treaty bodies adopt
_LONGER = tuple(
    (re.compile(short, re.IGNORECASE), long)
    for short, long in (
        # files and addresses
        (
            r"^(?:https?://)?(?:www\.)?oas\.org/(?:[\w.-]+/)+(?:e|ag-?)res[_-]?(\d{3,4})(?!\d)\S*$",
            r"AG/RES. \1",
        ),
        (r"(?:[_-](?:en|fr|es|ru|ar|zh|[efsrac]))?\.(?:pdf|docx?|html?)$", ""),
        # symbols
        (r"^((?:[A-Z]{1,5})(?:/[\w.-]+)+?/\d+),?\s?(Add|Corr|Rev)\.?\s?(\d{1,2})(?!\d)", r"\1/\2.\3"),
        (r"^(?:U\.?N\.?\s?)?G\.?A\.?/(?=res/\d)", "A/"),
        (r"^OC\s(?=\d{1,2}/\d{2}$)", "OC-"),
        (r"\bAG\s?RES\.?\s(?=\d{3,4}(?![\d/]))", "AG/RES. "),
        (r"\bComm\sDH(?=\s?\()", "CommDH"),
        (r"^([ABC]\d{1,2})-(\d{3})/((?:19|20)\d{2})$", r"\1-0\2/\3"),
        (r"^((?:APCE|PACE)\s(?:\D*\s)?\d{3,4})/((?:19|20)\d{2})$", r"\1 (\2)"),
        (r"^C0{0,2}([1-9]\d{1,2})$", r"Convention \1"),
        (r"^(?:index|AI index)[:\s]\s?(?=[A-Z]{3}\s\d\d/)", ""),
        # who issued them
        (r"(?<![\w.])(?:l')?A\.?G\.?(?=$|\s)(?!\.?\sRES\.?\s\d{1,4}(?![\d/]))", "General Assembly"),
        (r"\bCDH(?=\s\d{1,2}/\d{1,3}$)", "Conseil des droits de l'homme"),
        (rf"\s\((?:CAT|CED)\)(?=[\s,]{_OF_COMMITTEE})", ""),  # behind their names
        (rf"^(?:U\.?N\.?\s)?CAT(?=[\s,]{_OF_COMMITTEE})", "Committee against Torture"),
        (rf"^(?:U\.?N\.?\s)?CED(?=[\s,]{_OF_COMMITTEE})", "Committee on Enforced Disappearances"),
        (r"(?<=\d)\s(?:\(|of\s(?:the\s)?)CAT\b\)?", " of the Committee against Torture"),
        (r"(?<=\d)\s(?:\(|of\s(?:the\s)?)CED\b\)?", " of the Committee on Enforced Disappearances"),
        (r"^CM(?=\s[A-Z]*D)", "Committee of Ministers"),
        (r"^CM(?=\s(?:Res|Rec))", "Committee of Ministers"),
        (r"^(?:CoE\s)?Commissioner\sfor\sHuman\sRights,?\s(?=CommDH)", ""),
        (r"^Amnesty\s(?:International|Int'l),?\s(?=(?:index:?\s)?[A-Z]{3}\s\d\d/)", ""),
        # what they are
        (rf"\bGC{_NUMBER}", "General Comment"),
        (rf"\bGR{_NUMBER}", "General Recommendation"),
        (rf"\bPR{_NUMBER}", "Press Release"),
        (r"^Reg\.?(?=\s(?:\(|no|\d))", "Regulation"),
        (r"^Dir\.?(?=\s(?:\(|\d))", "Directive"),
        (r"\bHRDs\b", "human rights defenders"),
    )
)
_SESSION = re.compile(r"\((\d{1,2})(?=\s?-\s?[OE]\s?/)", re.IGNORECASE)
_UNION = re.compile(r"\((?:EU|EC|EEC|CFSP)\)\s(?:No\s)?\d", re.IGNORECASE)
_ACTS = ("Regulation", "Directive", "Decision")


def spelt_out(question: str) -> tuple[str, ...]:
    """Return in which longer words a question may be meant; () if none of it is short.

    Args:
        question: What a reader typed, of which the grammar knows nothing.
    """
    if _UNION.match(question):
        return tuple(f"{act} {question}" for act in _ACTS)
    longer = question
    for short, long in _LONGER:
        longer = short.sub(long, longer, count=1)
    longer = _SESSION.sub(lambda match: f"({roman_of_number(int(match[1]) or 1)}", longer, count=1)
    return (longer,) if longer != question else ()
