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

_MONTHS = (
    "january|february|march|april|may|june|july|august|september|october|november|december"
    "|janvier|fevrier|mars|avril|mai|juin|juillet|aout|septembre|octobre|novembre|decembre"
    "|enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre"
    "|января|февраля|марта|апреля|мая|июня|июля|августа|сентября|октября|ноября|декабря"
)
_ORDINAL = r"""
    (?: \d{1,3}(?:st|nd|rd|th|e|eme|er|re|º|ª|o|a)?
      | (?:(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|one\shundred(?:\sand)?)[\s-]?)?
        (?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|\w+teenth
          |\w{3,5}tieth|twentieth|resumed)
      | premiere | deuxieme | seconde | [\w-]+ieme | (?:vingt|trente|quarante|cinquante)\set\sunieme
      | primer | segundo | tercer | cuarto | quinto | sexto | septimo | octavo | noveno | decimo | un?decimo
      | (?:duo)?decimo\w* | (?:vi|tri|cuadra|quincua|sexa|septua|octo|nona)gesimo(?:\s\w+)? | [\w-]+ая
      | (?:двадцать|тридцать|сорок|пятьдесят|шестьдесят|семьдесят)\s\w+ая )
"""
_SESSION = re.compile(
    rf"""
      (?:(?:human\srights\scouncil|general\sassembly)\s)?{_ORDINAL}
        (?:\s(?:special|organizational|substantive|resumed|regular|annual|emergency))*
        (?:\ssession(?:\s(?:ordinaire|extraordinaire|speciale))?(?:\s\([\w\s.-]+\))?
          |\speriodo\s(?:extraordinario\s)?de\ssesiones(?:\s(?:especial|extraordinario))?
          |\speriod\sof\ssessions|\s(?:специальная\s)?сессия)
    | (?:resumed\s)?(?:organizational|special|substantive|emergency|resumed)\ssession
      (?:\sof\s\d{4})?
    """,
    re.VERBOSE,
)
"""Of the body. "… on its tenth session" is the end of a title."""

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
    | unofficial\s(?:translation|document) | advance\s(?:unedited\s)?(?:version|copy)
    | general\sdistribution
    | \(?advance(?:\s\d|\sunedited\sversion|\scopy|\sversion)?\)? | human\srights?\scouncil\*?
    | сессия | session
    | (?:geneva|geneve|ginebra|женева|new\syork|nueva\syork)\b.{0,50}
    | (?=.*\d) (?:(?:\d{1,2}(?:er)?|(?:19|20)\d\d|MONTHS|and|to|et|au|du|y|al?|del?|по|и|года
                    |[-–—−,&*])\s?){2,12}
    | \d{1,2}[\w\s]{0,20}[-–—−]\s?\d{1,2}\s(?:de\s)?\w+\s(?:de\s)?\d{4}(?:\sгода)?\*?
    | \d{1,2}(?:er)?\s(?:de\s)?\w+\s(?:de\s)?\d{4}(?:\sгода)?
    | ge\.\d\d-\d+.* | \*\d+\* | .{0,3}
    """.replace("MONTHS", _MONTHS),
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
    bare = " ".join(bare.split())
    return bool(_MASTHEAD.fullmatch(bare) or _SESSION.fullmatch(bare))


def is_session(line: str) -> bool:
    """Return whether a line names a session of the body, and nothing else."""
    return bool(_SESSION.fullmatch(folded(line).rstrip("* ")))


def has_masthead(lines: tuple[str, ...]) -> bool:
    """Return whether a document begins like one of the United Nations."""
    return any(_DISTRIBUTION.match(folded(line)) for line in lines[:HEIGHT_LINES])


_DISTRIBUTION = re.compile(
    r"distr\b|general distribution$|(?:english|french|spanish|russian|arabic)(?: and \w+|/\w+)* only$"
    r"|united nations$|nations unies$|naciones unidas$|организация объединенных нации$"
)
