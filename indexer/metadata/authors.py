"""How authors and publishers name themselves, in folded text (no accents, no case)."""

from __future__ import annotations

import re
from dataclasses import dataclass

_ANY = re.compile("")

_DEFENDERS = r"""
    (?: human\srights\sdefenders
      | defenseu(?:rs?|ses?)(?:\set\s(?:des\s)?defenseu(?:rs|ses))?\sdes\sdroits
      | defensor(?:es|as)(?:\sy\s(?:l[oa]s\s)?defensor(?:es|as))?\sde\s(?:los\s)?derechos
      | правозащитник
      | defensor(?:es|as)\sd[eo]s?\sdireitos )
"""
_MANDATE = r"""
    (?: special\s(?:rapporteur|representative)
      | (?:rapporteur|rapporteuse|representante?)\sspeciale?
      | (?:relatora?|representante)\sespecial
      | специальн\w+\s(?:докладчик|представител) )
"""


def _wording(regex: str) -> re.Pattern[str]:
    return re.compile(regex, re.VERBOSE)


AUTHORS = (
    ("un-sr-hrd", _wording(rf"{_MANDATE}[^.;]{{0,90}}{_DEFENDERS}")),
    (
        "un-hrc",
        _wording(
            r"""working\sgroup\son\sthe\suniversal\speriodic\sreview
              | groupe\sde\stravail\ssur\sl'examen\speriodique
              | grupo\sde\strabajo\ssobre\sel\sexamen\speriodico
              | рабоч\w+\sгрупп\w+\sпо\sуниверсальному"""
        ),
    ),
    (
        "un-sp",
        _wording(
            r"""reports?\s(?:of|by|submitted\sby)\sthe\s
                (?:special\srapporteur|independent\sexpert|working\sgroup\son\s(?:arbitrary|enforced|the\sissue\sof
                  |discrimination|the\suse\sof\smercenaries)|working\sgroup\sof\sexperts)
              | rapports?\s(?:du|de\sla|de\sl')\s?(?:rapporteu(?:r|se)\sspeciale?|expert\w*\sindependant)
              | informes?\s(?:del|de\sla)\s(?:relatora?\sespecial|expert[oa]\sindependiente)
              | доклад\sспециального\sдокладчика"""
        ),
    ),
    (
        "un-sg",
        _wording(
            r"""report\sof\sthe\ssecretary-general | rapport\sdu\ssecretaire\sgeneral
              | informe\sdel\ssecretario\sgeneral | доклад\sгенерального\sсекретаря"""
        ),
    ),
    (
        "ohchr",
        _wording(
            r"""reports?\sof\sthe\s(?:office\sof\sthe\s)?(?:united\snations\s)?high\scommissioner\sfor\shuman
              | rapport\sdu\shaut[\s-]commissa\w+ | informe\s(?:del\salto|de\sla\salta)\scomisionad"""
        ),
    ),
)
"""(slug, wording) of the title block of a report. The first that fits."""

SITES = (
    ("amnesty.org", "amnesty"),
    ("amnesty.org.uk", "amnesty"),
    ("amnesty.de", "amnesty"),
    ("amnesty.fr", "amnesty"),
    ("amnesty.ch", "amnesty"),
    ("es.amnesty.org", "amnesty"),
    ("amnestyusa.org", "amnesty"),
    ("hrw.org", "hrw"),
    ("frontlinedefenders.org", "front-line-defenders"),
    ("globalwitness.org", "global-witness"),
    ("protectioninternational.org", "protection-international"),
    ("defendingwomen-defendingrights.org", "defending-women"),
    ("achpr.au.int", "achpr"),
    ("achpr.org", "achpr"),
    ("cidh.org", "iachr"),
    ("cidh.oas.org", "iachr"),
    ("oas.org/iachr", "iachr"),
    ("oas.org/cidh", "iachr"),
    ("oas.org/en/iachr", "iachr"),
    ("oas.org/es/cidh", "iachr"),
    ("oas.org/pt/cidh", "iachr"),
    ("oas.org/fr/cidh", "iachr"),
    ("corteidh.or.cr", "iacthr"),
    ("coe.int/web/commissioner", "coe-commissioner"),
    ("coe.int/commissioner", "coe-commissioner"),
    ("assembly.coe.int", "coe-pace"),
    ("pace.coe.int", "coe-pace"),
    ("hudoc.echr.coe.int", "ecthr"),
    ("osce.org/odihr", "osce-odihr"),
    ("fidh.org/observatory", "observatory"),
    ("omct.org/human-rights-defenders", "observatory"),
    ("europarl.europa.eu", "eu"),
    ("consilium.europa.eu", "eu"),
    ("eeas.europa.eu", "eu"),
    ("ohchr.org/special-procedures/sr-human-rights-defenders", "un-sr-hrd"),
)
"""(host and part of the path, slug). A host stands for its subdomains too."""


PRINTED_SERIES = (
    ("ohchr", _wording(r"(?:human\srights\s)?fact\ssheet\sno\.?\s?\d+(?=\W)"), _wording(r"human\srights")),
    ("ohchr", _wording(r"professional\straining\sseries"), _wording(r"human\srights")),
    (
        "coe-pace",
        _wording(r"doc\.\s\d{4,5}(?:\s(?:rev|add)\w*\.?)?(?=\s)"),
        _wording(r"(?:rapporteure?|reporter)\s?:\s.{0,120}\b(?:group|groupe)\b"),
    ),
)
"""(slug, how a series is printed at the top of its own papers, what must stand there too)."""


@dataclass(frozen=True, slots=True)
class Publisher:
    """How a publisher is named where he stands alone.

    Attributes:
        name: The whole line, or what follows the copyright sign.
        beside: What else must stand in the opening, where others have a similar name.
    """

    slug: str
    name: re.Pattern[str]
    beside: re.Pattern[str] = _ANY


PUBLISHERS = (
    Publisher("amnesty", _wording(r"amnesty\sinternational(?:\sreport\s\d{4})?")),
    Publisher("hrw", _wording(r"human\srights\swatch | h\su\sm\sa\sn\sr\si\sg\sh\st\ss\sw\sa\st\sc\sh")),
    Publisher("front-line-defenders", _wording(r"front\sline\sdefenders")),
    Publisher("protection-international", _wording(r"protection\sinternational")),
    Publisher("global-witness", _wording(r"global\switness")),
    Publisher(
        "observatory",
        _wording(
            r"""(?:the\s)?observatory\sfor\sthe\sprotection\sof\shuman\srights\sdefenders
              | (?:l')?observatoire\spour\sla\sprotection\sdes\sdefenseurs\sdes\sdroits
                \s(?:de\sl'homme|humains)
              | (?:el\s)?observatorio\spara\sla\sproteccion\sde\s(?:los\s)?defensores
                \sde\s(?:los\s)?derechos\shumanos"""
        ),
    ),
    Publisher(
        "iachr",
        _wording(
            r"""inter-american\scommission\son\shuman\srights
              | comision\sinteramericana\sde\sderechos\shumanos
              | comissao\sinteramericana\sde\sdireitos\shumanos
              | commission\sinteramericaine\sdes\sdroits\sde\sl'homme"""
        ),
    ),
    Publisher(
        "iacthr",
        _wording(
            r"""(?:order\sof\sthe\s|resolucion\sde\sla\s|resolution\sof\sthe\s)?
                (?:inter-american\scourt\sof\shuman\srights|corte\sinteramericana\sde\sderechos\shumanos)\s?\*{0,3}"""
        ),
    ),
    Publisher(
        "achpr",
        _wording(
            r"""african\scommission\son\shuman\s(?:and|&)\speoples'\srights
              | commission\safricaine\sdes\sdroits\sde\sl'homme\set\sdes\speuples"""
        ),
    ),
    Publisher(
        "afcthpr",
        _wording(
            r"""african\scourt\son\shuman\sand\speoples'\srights
              | cour\safricaine\sdes\sdroits\sde\sl'homme\set\sdes\speuples
              | tribunal\safricano\sdos\sdireitos\s(?:humanos|do\shomem)\se\sdos\spovos"""
        ),
    ),
    Publisher(
        "coe-commissioner",
        _wording(
            r"(?:council\sof\seurope\s)?commissioner\sfor\shuman\srights|commissaire\saux\sdroits\sde\sl'homme"
        ),
        beside=_wording(r"council\sof\seurope | conseil\sde\sl'europe"),  # Poland has one too
    ),
    Publisher(
        "ecthr",
        _wording(r"(?:grand\schamber|grande\schambre|(?:first|second|third|fourth|fifth)\ssection)"),
        beside=_wording(r"application\sno | requete\sn"),
    ),
    Publisher(
        "ecthr", _wording(r"european\scourt\sof\shuman\srights | cour\seuropeenne\sdes\sdroits\sde\sl'homme")
    ),
)
