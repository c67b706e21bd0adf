"""The masthead of United Nations documents: what stands above the title.

Organization, symbol, "Distr.", date, languages, body, session and agenda item, one or a
few a line, in an order that the reading of columns may change.
"""

from __future__ import annotations

import re

from indexer.metadata.reading import folded
from indexer.symbols import find

HEIGHT_LINES = 40
"""No masthead reaches further down."""

_MASTHEAD = re.compile(
    r"""
      united | nations | united\snations | unidas | naciones | naciones\sunidas | nations\sunies | unies
    | организация\sобъединенных\sнации | الامم\sالمتحدة | 联\s?合\s?国
    | [aes]{1,2} | (?:distr|provisional|restricted)\b.* | general | limited | restricted
    | generale | limitee | limitada | 普通
    | general\sassembly | assemblee\sgenerale | asamblea\sgeneral | генеральная\sассамблея | 大会
    | economic\sand\ssocial\scouncil | conseil\seconomique\set\ssocial | consejo\seconomico\sy\ssocial
    | security\scouncil | conseil\sde\ssecurite | consejo\sde\sseguridad
    | (?:human\srights\scouncil|conseil\sdes\sdroits\sde\sl'homme|consejo\sde\sderechos\shumanos)\*?
    | совет\sпо\sправам\sчеловека | 人权理事会
    | commission\son\shuman\srights | commission\sdes\sdroits\sde\sl'homme | comision\sde\sderechos\shumanos
    | commission\son\sthe\sstatus\sof\swomen
    | working\sgroup\son\sthe\suniversal\speriodic\sreview
    | groupe\sde\stravail\ssur\sl'examen\speriodique\suniversel
    | grupo\sde\strabajo\ssobre\sel\sexamen\speriodico\suniversal
    | (?:рабочая\sгруппа\sпо\sуниверсальному\s?)?(?:периодическому\sобзору)?
    | (?:(?:arabic|chinese|english|french|russian|spanish|anglais|francais|espagnol|arabe|russe|chinois
         |espanol|ingles|frances|ruso|chino|русскии|англиискии
         |and|et|y|only|seulement|solamente|unicamente|/|,)\s?)+
    | (?:original|оригинал)\s?:?.*
    | (?:.{3,60}\s)?(?:special\s|organizational\s)?session (?:\s\([\w\s.-]+\))?
    | .{3,60}\ssession(?:\s(?:ordinaire|extraordinaire|speciale))?
    | .{3,60}\speriodo\s(?:extraordinario\s)?de\ssesiones(?:\s(?:especial|extraordinario))?
    | .{3,60}\sсессия
    | (?:geneva|geneve|ginebra|женева|new\syork|nueva\syork)\b.{0,50}
    | \d{1,2}[\w\s]{0,20}[-–—−]\s?\d{1,2}\s(?:de\s)?\w+\s(?:de\s)?\d{4}(?:\sгода)?\*?
    | \d{1,2}(?:er)?\s(?:de\s)?\w+\s(?:de\s)?\d{4}(?:\sгода)?
    | ge\.\d\d-\d+.* | \*\d+\* | .{0,3}
    """,
    re.VERBOSE,
)

AGENDA_ITEM = re.compile(
    r"""
      (?:provisional\s)?agenda\sitems?(?:\s.*)? | items?\s\d+.*
    | items?\s[ivx]+\b.*\bof\sthe\s(?:provisional\s|preliminary\s)?(?:agenda|list)
    | points?\s\d.*\bde\sl'ordre\sdu\sjour | temas?\s\d.*\b(?:de\sla\sagenda|del\sprograma)
    | тема\s.* | пункты?\s.*повестки.*
    """,
    re.VERBOSE,
)


def is_masthead(line: str) -> bool:
    """Return whether a line is part of a masthead and nothing else."""
    bare = folded(line)
    for symbol, *_ in find(line):
        bare = bare.replace(folded(symbol.canonical), " ").strip()
    return bool(_MASTHEAD.fullmatch(" ".join(bare.split())))


def has_masthead(lines: tuple[str, ...]) -> bool:
    """Return whether a document begins like one of the United Nations."""
    return any(_DISTRIBUTION.match(folded(line)) for line in lines[:HEIGHT_LINES])


_DISTRIBUTION = re.compile(
    r"distr\b|united nations$|nations unies$|naciones unidas$|организация объединенных нации$"
)
