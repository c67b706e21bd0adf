"""How titles say what kind of document they stand on, in English, French, Spanish and Portuguese.

In folded text (no accents, no case). UN documents exist in Russian too.
"""

from __future__ import annotations

import re


def _wording(regex: str) -> re.Pattern[str]:
    return re.compile(regex, re.VERBOSE)


TITLES = (
    (
        "upr-document",
        _wording(
            r"""working\sgroup\son\sthe\suniversal\speriodic\sreview
              | groupe\sde\stravail\ssur\sl'examen\speriodique
              | grupo\sde\strabajo\ssobre\sel\sexamen\speriodico
              | рабочеи\sгруппы\sпо\sуниверсальному"""
        ),
    ),
    (
        "communications-report",
        _wording(
            r"""observations\son\scommunications | communications\sreport | rapport\ssur\sles\scommunications
              | observaciones\ssobre\s(?:las\s)?comunicaciones"""
        ),
    ),
    (
        "country-visit-report",
        _wording(
            r"""^(?:mission|visit|visite)\s(?:to|au|aux|en|a\sla|in\sloco)\b
              | ^(?:mision|visita)\s(?:a|al|in\sloco)\b
              | \bon\s(?:his|her|its|their|the)\s(?:mission|visit)\sto\b | \bsur\ssa\s(?:mission|visite)\b
              | \bsobre\ssu\s(?:mision|visita)\b | ^(?:миссия|посещение)\sв"""
        ),
    ),
    (
        "provisional-measures",
        _wording(
            r"""(?:provisional|precautionary|interim)\smeasures | mesures\s(?:provisoires|conservatoires)
              | medidas\s(?:provisionales|cautelares|provisorias)"""
        ),
    ),
    ("annual-report", _wording(r"annual\sreport | rapport\sannuel | informe\sanual | relatorio\sanual")),
    (
        "activity-report",
        _wording(
            r"""activity\sreport | report\son\sactivities | rapport\sd'activites? | informe\sde\sactividades
              | relatorio\sde\satividades"""
        ),
    ),
    (
        "general-comment",
        _wording(
            r"""^general\s(?:comment|recommendation)\sno | ^(?:observation|recommandation)\sgenerale\sn
              | ^(?:observacion|recomendacion)\sgeneral\sn | ^comentario\sgeral\sn"""
        ),
    ),
    (
        "press-release",
        _wording(
            r"^(?:press\srelease|news\srelease|communique\sde\spresse|comunicado\sde\s(?:prensa|imprensa))\b"
        ),
    ),
    (
        "communication",
        _wording(
            r"""^(?:(?:joint\s)?urgent\s(?:action|appeal)|open\sletter|letter\sdated|letter\sto
              | appel\surgent|action\surgente|lettre\souverte|llamamiento\surgente|accion\surgente
              | carta\sabierta|apelo\surgente|acao\surgente|carta\saberta)\b"""
        ),
    ),
    (
        "guidelines",
        _wording(
            r"""^(?:[\w/-]+\s){0,4}guidelines\s(?:on|for)\b | ^guidelines\b | ^lignes\sdirectrices\b
              | ^orientations\sde\sl'u | ^directrices\b | ^diretrizes\b"""
        ),
    ),
    ("judgment", _wording(r"^(?:judgment|arret|sentencia|sentenca|acordao)\b")),
    ("resolution", _wording(r"^(?:resolution|resolucion|resolucao)\b")),
    ("recommendation", _wording(r"^(?:recommendation|recommandation|recomendacion|recomendacao)\b")),
    ("decision", _wording(r"^(?:decision|decisao)\b")),
    (
        "declaration",
        _wording(
            r"""^(?:(?:universal|grand\sbay|kigali|united\snations)\s)?declaration\s(?:of|on|du?|des|sur)\b
              | ^declaracion\s(?:de|sobre|universal)\b | ^declaracao\s(?:de|sobre|universal)\b
              | ^declaration\suniverselle\b"""
        ),
    ),
    (
        "treaty-or-law",
        _wording(
            r"""^international\s(?:covenant|convention)\b | ^optional\sprotocol\b
              | ^(?:american|european|african)\s(?:convention|charter)\b
              | ^convention\s(?:on|against|for|relative|contre|sur)\b | ^pacte\sinternational\b
              | ^pacto\sinternacional\b | ^convencion\s(?:sobre|contra|americana)\b
              | ^convencao\s(?:sobre|contra|americana)\b"""
        ),
    ),
    (
        "statement",
        _wording(r"^(?:joint\s|oral\s|written\s)?statement\s(?:by|of|on|submitted)\b | ^pronunciamiento\b"),
    ),
)
"""(slug, wording) of one part of a title. The first that fits; narrow ones stand first."""

REPORT_OF_MANDATE = _wording(
    r"""reports?\s(?:of|by|submitted\sby)\sthe\s(?:special\s(?:rapporteur|representative\sof)|independent\sexpert)
      | rapports?\s(?:du|de\sla|de\sl')\s?(?:rapporteu(?:r|se)\sspeciale?|expert\w*\sindependant)
      | informes?\s(?:del|de\sla)\s(?:relatora?\sespecial|expert[oa]\sindependiente)
      | доклад\sспециального\sдокладчика"""
)
"""In the head of a report to a council: of a single mandate holder, who reports once a year."""
