"""How documents of the Inter-American Court and Commission open, and what the opening says.

Both bodies name each other in every paper: the Commission brings cases before the Court, and
the Court recites what the Commission asked. Who speaks is told by the form of the first
lines: "Resolución de la Corte", "Informe No. … Caso …", a letter "en nombre de la Comisión".
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from indexer.metadata.reading import Reading, evidence, folded
from indexer.model import Finding

COURT = "iacthr"
COMMISSION = "iachr"

_FIRST_LINES = 10
_HEAD_LENGTH = 700  # characters in which a heading must end
_REACH = 2_500  # characters in which a document names its own body

_HUMAN_RIGHTS = r"(?:derechos\shumanos|direitos\shumanos|human\srights|droits\sde\sl'homme)"
_COURT = (
    r"(?:corte\sintera?mericana|inter\s?-?\s?a?merican\scourt|cour\sinteramericaine)"
    rf"(?:\s\w+\s{_HUMAN_RIGHTS})?"
)
_COMMISSION = (
    r"(?:comision\sintera?mericana|comissao\sinteramericana|inter\s?-?\s?a?merican\scommission"
    r"|commission\sinteramericaine)"
)
_OFFICE = r"(?:acting\s|vice-?\s?)?(?:president[ea]?|vice-?president[ea]?)(?:\s\w+){0,3}"

_QUALIFIED = (
    r"(?:razonado|concurrente|disidente|fundamentado|concordante?|parcial(?:mente)?|separado|conjunto|dissidente"
    r"|individual)"
)
_JUDGES = r"(?:juez|jueza|jueces|juezas|juiz|juiza|juizes|juge|judges?)"
_VOTE = rf"""
    (?: (?:voto|vote)s?\s(?:{_QUALIFIED}\b | [^.]{{0,60}}?\b{_JUDGES}\b)
      | (?:partially\s|partly\s|joint\s)*(?:dissenting|concurring|separate|reasoned)\s
        (?:and\s\w+\s)?(?:opinion|vote)\sof\s
      | opinion\s(?:separada|disidente|concurrente|of\sjudge|individual)
      | declaracion\s(?:de\shecho\s)?de(?:l|\slos?)\sjue(?:z|ces) )
"""

_FORMS = (
    (
        "opinion",
        COURT,
        rf"""(?:del\s|cas[eo]\s.{{3,120}}?\bvs?\.?\s.{{3,60}}?)?{_VOTE}""",
    ),
    (
        "order",
        COURT,
        rf"""(?:resoluc\s?ion|resolucao|order|ordonnance|decision|resolution)\s
             (?:de(?:l|\sla)?|da|do|(?:of\s|by\s)?the)\s(?:{_OFFICE}\s(?:de\sla|da|of\sthe)\s)?{_COURT}
          | (?:resolucion|order|resolucao)\s(?:de(?:l|\sla)|do|da|of\sthe)\s{_OFFICE}\b""",
    ),
    ("judgment", COURT, rf"{_COURT}"),
    (
        "judgment",
        COURT,
        r"(?:cas[eo]|caso)\s.{3,160}?\s(?:vs?\.?|contra)\s.{3,60}?(?:sentencia|sentenca|judgment)\b",
    ),
    (
        "report",
        COMMISSION,
        r"""(?:i\.\s\w+\s)?(?:informe|relatorio|report|rapport)(?:\sde\s(?:fondo|admisibilidad))?\s?
            (?:n(?:[oº\W]{0,3}|umero\s)|num\.)\W*[\d/\s.-]*\W?
            .{0,60}?(?:cas[eo]s?|peticion(?:es)?|peticao|petitions?|admisibilidad|admissibilidade
              |admissibility|inadmisibilidad|fondo|merits|merito|solucion\samistosa|friendly|solucao)\b""",
    ),
    (
        "letter",
        COMMISSION,
        rf"""(?:.{{0,400}}?\s)?(?:en\snombre\sde|on\sbehalf\sof|em\snome\sd)\s?(?:la|the|a)\s{_COMMISSION}""",
    ),
    (
        "measures",
        COMMISSION,
        r"(?:resolucion|resolution|resolucao)\s.{0,30}?(?:medidas?\scautelar|precautionary\smeasure)",
    ),
    ("letterhead", COMMISSION, rf"{_COMMISSION}"),
)
_FORMS_READ = tuple(
    (form, body, re.compile(wording, re.VERBOSE | re.DOTALL)) for form, body, wording in _FORMS
)
_COMMISSIONER = re.compile(
    r"\b(?:comisionad[oa]s?|commissioners?|comissari[oa]s?)\b|\binforme\sde\s(?:fondo|admisib)"
)
_THE_COURT = re.compile(_COURT)
_MEMBER_OF_COURT = re.compile(r"\b(?:jue(?:z|za|ces)|juiz[ae]?s?|judges?)\b")
_NAMED = re.compile(
    rf"{_COURT}|{_COMMISSION}|\bcidh\b|\biachr\b|\boas/ser|\boea/ser"
    r"|convencion\samericana|american\sconvention|convencao\samericana|convention\samericaine"
)
_VOTE_IN_HEAD = re.compile(rf"\b{_VOTE}", re.VERBOSE)
# What a judge's opinion speaks of who need not name the Court he sits on.
_OF_AN_INTERNATIONAL_COURT = re.compile(
    r"\bvs?\.?\s|\b(?:la|esta|a|da|el|o|del|do)\s(?:corte|estado|tribunal)\b|excepci|ad\shoc"
)
_INTER_AMERICAN_VOTE = re.compile(
    rf"(?:voto|vote)\s(?:\w+\s)?(?:razonado|fundamentado|concordante)\s(?:\w+\s){{1,3}}?{_JUDGES}\b"
)
_OF_A_PETITION = re.compile(r"admis+ib|\bpetici|\bpeti[cz]a|\bpetition|\bdenuncia|\bhechos\b")
_OF_COURT = re.compile(
    r".{0,300}?\b(?:cas[eo]s?|sentencia|sentenca|judgment|opinion|asunto|matter|resoluci|order)\b"
)
_UNDER_LETTERHEAD = re.compile(r"\bre[f:]|\bcas[eo]\b|informe|report|relatorio|resoluci")
_RECITES = re.compile(
    r"""(?:comision|comissao|commission)\b.{0,260}?\b(?:recibio|recebeu|received)\s
        (?:una?|uma|a|la|el|the|dos|tres|varias|two|three|duas)\s(?:\w+\s){0,2}(?:peticion|denuncia|peticao|petition|complaint|solicitud)
      | (?:recibio|recebeu|received)\s.{0,120}?(?:peticion|peticao|petition)\spresenta""",
    re.VERBOSE,
)
_END_OF_HEAD = re.compile(
    r"""\s(?:vistos?\b|having\sseen\b|considerando\b|en\sel\s(?:presente\s)?(?:caso|asunto)\s|no\scaso\s(?!vs)
      |in\sthe\scase\sof\s|i\.\s(?:resumen|resumo|summary|introduc\w+|antecedentes|background)\b|integrada\b
      |composed\b|la\scorte\sinteramericana\b.{0,40}integrad|senora?\ssecretari[oa]\b|(?:mr|madam)\.?\ssecretary\b
      |(?:1\.|1)\s(?:la|el|the|on|en)\s)""",
    re.VERBOSE,
)
_PROVISIONAL = re.compile(
    r"medidas\s(?:provisionales|provisorias|urgentes)|provisional\smeasures|mesures\sprovisoires"
)
_COMPLIANCE = re.compile(
    r"(?:supervision|supervisao|monitoring|verificacion)\s(?:de\s|del\s|do\s|of\s)*(?:cumplimiento|cumprimento|compliance)"
    r"|cumplimiento\sde\s(?:la\s)?sentencia|compliance\swith\s(?:the\s)?judgment|cumprimento\sde\ssentenca"
)
_FUND = re.compile(
    r"fondo\sde\sasistencia|fundo\sde\sassistencia|legal\sassistance\sfund|victims'?\slegal\said"
)
_JUDGMENT = re.compile(r"\b(?:sentencia|sentenca|judgment|arret)\b")
_INTERPRETATION = re.compile(r"interpreta(?:cion|cao|tion)\s(?:de|da|of)\b")
_ORDER = re.compile(r"\b(?:resolucion|resolucao|order)\b")
_ADVISORY = re.compile(r"opinion\sconsultiva|advisory\sopinion|opiniao\sconsultiva")
_ORDERS = (
    ("court-order", _FUND),
    ("provisional-measures", _PROVISIONAL),
    ("compliance-order", _COMPLIANCE),
)
_RECITAL = 400  # characters of the first recital, which says what the order follows


@dataclass(frozen=True, slots=True)
class Opening:
    """How a document of one of the two bodies opens.

    Attributes:
        body: Slug of the mechanism.
        form: "opinion", "order", "judgment", "report", "letter", "measures", "letterhead" or "petition".
        head: Its heading, folded, on one line.
        text: Its beginning, folded, on one line.
    """

    body: str
    form: str
    head: str
    text: str


def opening_of(reading: Reading) -> Opening | None:
    """Return how the document opens; None if it is of neither body."""
    lines = reading.lines[:_FIRST_LINES]
    whole = folded(" ".join(reading.lines))[:_REACH]
    is_named = bool(_NAMED.search(whole))
    at = 0
    for line in lines:
        text = whole[at:].lstrip(" *.-")
        at += len(folded(line)) + 1
        for form, body, wording in _FORMS_READ:
            match = wording.match(text)
            if match and (found := _opening(form, body, text, is_named)):
                return found
    if is_named and _RECITES.search(whole):
        return Opening(COMMISSION, "petition", _head(whole), whole)
    return None


def mechanism_of(reading: Reading) -> Finding[str] | None:
    """The Court or the Commission, whichever speaks in the first lines."""
    found = opening_of(reading)
    return Finding(found.body, "opening", evidence(found.head), reading.page) if found else None


def type_of(reading: Reading) -> Finding[str] | None:
    """The kind of judgment, order, opinion or report that the heading names."""
    found = opening_of(reading)
    slug = _type(found) if found else None
    return Finding(slug, "opening", evidence(found.head), reading.page) if found and slug else None


def _opening(form: str, body: str, text: str, is_named: bool) -> Opening | None:
    head = _head(text)
    if form in ("judgment", "order") and body == COURT and _VOTE_IN_HEAD.search(head[:300]):
        form = "opinion"
    if form == "opinion":
        of_commission = _COMMISSIONER.search(text[:400]) and not _MEMBER_OF_COURT.search(head[:200])
        body = COMMISSION if of_commission else COURT
        is_believed = is_named or bool(
            _OF_AN_INTERNATIONAL_COURT.search(text) or _INTER_AMERICAN_VOTE.match(text)
        )
    elif form == "judgment":
        is_believed = bool(_OF_COURT.match(text) and _THE_COURT.search(text))
    elif form == "report":
        is_believed = is_named or bool(_OF_A_PETITION.search(text))
    elif form == "letterhead":
        is_believed = bool(_UNDER_LETTERHEAD.search(text[:900]))
    else:
        is_believed = True
    return Opening(body, form, head, text) if is_believed else None


def _head(text: str) -> str:
    end = _END_OF_HEAD.search(text[:_HEAD_LENGTH])
    return text[: end.start()] if end else text[: _HEAD_LENGTH // 2]


def _type(found: Opening) -> str | None:
    if found.form == "opinion":
        return "separate-opinion"
    if found.form in ("report", "petition"):
        return "case-report"
    if found.form == "letter":
        return "communication"
    if found.form == "measures":
        return "provisional-measures"
    if found.body == COMMISSION or _ADVISORY.search(found.head[:250]):
        return None
    if found.form == "judgment" and _INTERPRETATION.search(found.head):
        return "judgment"
    judgment = _JUDGMENT.search(found.head)
    order = _ORDER.search(found.head)
    if found.form == "order" or not judgment or (order and order.start() < judgment.start()):
        return _kind_of_order(found)
    return "judgment"


def _kind_of_order(found: Opening) -> str | None:
    for place in (found.head, found.text[len(found.head) :][:_RECITAL]):
        for slug, wording in _ORDERS:
            if wording.search(place):
                return slug
    return "court-order" if found.form == "order" else None
