"""What kind of report to a council or assembly of the United Nations a title names.

The symbol of such a report tells only the body and the session. The kinds are those of
`data/document_types.tsv`: the report of the Secretary-General counts as annual, what a
session, a panel or a fund did as activity, a note without a report as official record.
"""

from __future__ import annotations

import re

from indexer.metadata.reading import Reading, evidence, folded
from indexer.metadata.type_wordings import REPORT_OF_MANDATE
from indexer.model import Finding

_SERIES = frozenset(
    {"un-hrc-document", "un-ga-document", "un-ga-joint", "un-chr-document", "un-ecosoc-document"}
)


def _wording(regex: str) -> re.Pattern[str]:
    return re.compile(regex, re.VERBOSE)


_REPLY = _wording(
    r"""comments\s(?:by|from|of)\s(?:the\s)?(?:state|government)\b | \bcomments\sby\sstate\b
      | (?:commentaires|observations)\sd[eu]\s?(?:l'etat|gouvernement)
      | observaciones\sdel\s(?:e|g)(?:stado|obierno)
      | comentarios\sdel\sestado | замечания\sгосударства"""
)
_RECORD = _wording(
    r"""\bcorrigendum\b | agenda\sand\sannotations
      | ^(?:annotated\s|provisional\s|annotations\sto\sthe\s)+agenda
      | ordre\sdu\sjour\sprovisoire | programa\sprovisional | ^elections?\sof\b | ^list\sof\b"""
)
_SESSION = _wording(
    r"""\b(?:on|of|at)\s(?:its|the|their)\s(?:\S+\s){1,3}
        (?:special\s|organizational\s)?(?:annual\s)?(?:sessions?|meetings?)\b
      | \b(?:sur|de)\s(?:sa|les\stravaux\sde\ssa)\s(?:\S+\s){1,2}session
      | \bsobre\ssu\s(?:\S+\s){1,2}periodo\sde\ssesiones
      | \breport\son\sthe\s(?:\S+\s){1,2}session\sof\b
      | \breport\sof\sthe\s(?:\S+\s){1,3}meeting\b | доклад.*\sо\sработе\s.*\sсессии
      | \b(?:panel|round\stable|high-level)\s(?:\w+\s)?discussions?\b | \bdiscussions?\sheld\b
      | \b(?:seminar|workshop|consultations?|symposium|forum|conference)\b
        (?=[:,]|\s(?:on|held|to|for|of|was)\b|$)
      | \b(?:social\sforum|forum\son)
      | ^(?:summary|outcome|proceedings)\s(?:report\s)?of\s(?:the\s)?(?:\S+\s){0,6}
        (?:meeting|panel|discussion|seminar|workshop|consultation|debate|session|dialogue)
      | reunion\sd'experts | table\sronde | mesa\sredonda | reunion-debat"""
)
_ACTIVITIES = _wording(
    r"""(?<!and\sthe\s)\b(?:operations?|activities|status)\sof\s(?:the\s)?(?:\w+\s){0,4}(?:fund|office|mechanism)\b
      | \bon\s(?:the|its)\sactivities\sof\b | ^(?:joint\s)?work\s?plan\b | \bprogramme\sof\swork\b"""
)
_VISIT = _wording(r"""\bon\sthe\s(?:visit|mission)\s(?:by|of|to)\b | \bmission\sof\sthe\soffice\b""")
_OF_SECRETARY_GENERAL = _wording(
    r"""reports?\sof\sthe\ssecretary-?\s?general | rapports?\sdu\ssecretaire\sgeneral
      | informes?\sdel\ssecretario\sgeneral | доклад\sгенерального\sсекретаря"""
)
_OF_GROUP = _wording(r"""reports?\sof\sthe\s(?:\w+\s)?working\sgroup | rapports?\sdu\sgroupe\sde\stravail""")
_REPORT = _wording(
    r"""\b(?:reports?|study|studies|findings|compilation|analysis|overview|guidance|guiding\sprinciples|review)\b
      | \brapports?\b | \betude\b | \binformes?\b | \bestudio\b | \bдоклад\b | \bисследование\b"""
)
_NOTE = _wording(r"""\bnote\s(?:by|verbale|du|de)\b | \bnota\sd | \bзаписка\b | \bletter\sdated\b""")


def type_of(reading: Reading) -> Finding[str] | None:
    """The kind of report that the title of a document of the United Nations names."""
    symbol = reading.symbol
    title = folded(reading.title)
    if not symbol or symbol.series not in _SERIES or not title:
        return None
    slug = _kind(title, is_main="/Add." not in symbol.canonical)
    return Finding(slug, "report", evidence(reading.title), reading.page) if slug else None


def _kind(title: str, *, is_main: bool) -> str | None:
    is_of_mandate = bool(REPORT_OF_MANDATE.search(title))
    if _SESSION.search(title) and not (is_of_mandate and not _OF_GROUP.search(title)):
        return "activity-report"
    if _ACTIVITIES.search(title):
        return "activity-report"
    if _VISIT.search(title):
        return "country-visit-report"
    if is_of_mandate or _OF_GROUP.search(title) or _OF_SECRETARY_GENERAL.search(title):
        if is_main:
            return "annual-report"
        return "thematic-report" if " - " in title else None  # an addendum with a subject of its own
    without_note = " - ".join(part for part in title.split(" - ") if not _NOTE.match(part))
    if _REPORT.search(without_note):
        return "thematic-report"
    return "official-record" if _NOTE.search(title) else None


def record_of(reading: Reading) -> Finding[str] | None:
    """The reply of a State to a report, or a paper that only keeps or corrects the record."""
    symbol = reading.symbol
    title = folded(reading.title)
    if not symbol or symbol.series not in _SERIES or not title:
        return None
    if _REPLY.search(title):
        return Finding("communication", "reply", evidence(reading.title), reading.page)
    if _RECORD.search(title):
        return Finding("official-record", "record", evidence(reading.title), reading.page)
    return None
