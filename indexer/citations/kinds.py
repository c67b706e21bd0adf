"""What texts call documents: resolution, communication, general comment, … in each language.

The expressions are for folded text. `stems` are found first, with plain string search, which is
what makes the recogniser fast; each expression begins at or shortly before one of its stems.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from enum import StrEnum


class Kind(StrEnum):
    """What a document is called by the text that cites it."""

    RESOLUTION = "resolution"
    DECISION = "decision"
    STATEMENT = "statement"
    RECOMMENDATION = "recommendation"
    COMMENT = "general comment"
    GENERAL_RECOMMENDATION = "general recommendation"
    COMMUNICATION = "communication"
    APPLICATION = "application"
    CASE = "case"
    PETITION = "petition"
    MEASURE = "precautionary measure"
    REPORT = "report"
    PRESS_RELEASE = "press release"
    OPINION = "advisory opinion"
    CONVENTION = "convention"
    REGULATION = "regulation"
    DIRECTIVE = "directive"
    POSITION = "common position"
    DOCUMENT = "document"
    FACT_SHEET = "fact sheet"


_ARABIC = r"(?:[وفبكل]?ال|لل|[وفبكل])?"


@dataclass(frozen=True, slots=True)
class Wording:
    """How one kind of document is called.

    Attributes:
        regex: Verbose, for folded text.
        stems: One of them stands in every match.
        examples: Words that it must match whole.
        near_misses: Words that it must not match.
        plural: What tells that several follow.
    """

    kind: Kind
    regex: str
    stems: tuple[str, ...]
    examples: tuple[str, ...]
    near_misses: tuple[str, ...] = ()
    compiled: re.Pattern[str] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(
            self, "compiled", re.compile(rf"(?<![^\W_])(?:{self.regex})(?![^\W\d_])", re.VERBOSE)
        )


WORDINGS = (
    Wording(
        Kind.RESOLUTION,
        rf"""resolutions? | resolucion(?:es)? | resoluc(?:ao|oes) | risoluzion[ei] | rezolucij[aeio]\w*
          | resoluci(?:o|ons)
          | resolution(?:en)? | res\. | res(?=\s\d) | резолюци\w+
          | {_ARABIC}قرار(?:ات|ي|ين|ان|ا|يها|اتها|ه|ها|اته)?
            | 决议 | 決議""",
        ("resol", "risol", "rezol", "res.", "res ", "резолюци", "قرار", "决议", "決議"),
        (
            "resolution",
            "resolutions",
            "resolución",
            "resoluciones",
            "résolution",
            "resolução",
            "резолюцией",
            "القرار",
            "بقراري",
        ),
        ("resolute", "resolved"),
    ),
    Wording(
        Kind.DECISION,
        rf"""decisions? | decision(?:es)? | decis(?:ao|oes) | decision[ei] | решени\w+
          | {_ARABIC}مقرر(?:ات|ه|ها)? | 决定 | decisione""",
        ("decis", "решени", "مقرر", "决定"),
        ("decision", "décisions", "decisión", "decisiones", "decisões", "решении", "المقرر"),
        ("decisive",),
    ),
    Wording(
        Kind.STATEMENT,
        r"""president'?s?'?\sstatements? | presidential\sstatements? | statements?\sby\sthe\spresident
          | declarations?\s(?:du|de\sla|de\sson)\spresiden\w+
            | declaracion(?:es)?\s(?:de\sla|del|de\ssu)\spresiden\w+
          | заявлени\w+\sпредседателя | بيان\s(?:ال)?رييس\w*""",
        (
            "president's statement",
            "presidents statement",
            "presidential statement",
            "statement by the pres",
            "statements by the pres",
            "du president",
            "de la president",
            "de son president",
            "del president",
            "de la presid",
            "de su presid",
            "председателя",
            "رييس",
        ),
        (
            "President's statement",
            "Presidential statement",
            "déclaration du Président",
            "declaración de la Presidencia",
        ),
        ("the President",),
    ),
    Wording(
        Kind.RECOMMENDATION,
        r"""recomm[ae]ndations? | recomendacion(?:es)? | recomendac(?:ao|oes) | raccomandazion[ei]
          | рекомендаци\w+ | recomanacio(?:ns)? | recs?\.?(?=\s?(?:n[o.º°]{1,2}\s?)?(?:\d{4}|\(\d))""",
        ("recomm", "recomend", "raccomand", "рекомендаци", "recomanac", "rec.", "rec ", "rec(", "recs"),
        ("Recommendation", "recommandations", "Recomendación", "recomendações"),
        ("recommended", "rec. 4"),
    ),
    Wording(
        Kind.COMMENT,
        rf"""general\s+(?:comments?|observations?) | observations?\s+generales?
          | observacion(?:es)?\s+general(?:es)?
          | comentarios?\s+gera(?:l|is)
          | observac(?:ao|oes)\s+gera(?:l|is) | comment[oi]\s+general[ei] | замечани\w+\s+общего\s+порядка
            | общ\w+\s+замечани\w+
          | {_ARABIC}تعليق(?:ات|ها|ه|ين)?\s+{_ARABIC}عام(?:ة|ين)?""",
        (
            "general comment",
            "general\ncomment",
            "general obs",
            "observation",
            "observacion",
            "comentario",
            "observac",
            "commento gen",
            "замечани",
            "تعليق",
        ),
        (
            "general comment",
            "General Comments",
            "observation générale",
            "observación general",
            "замечание общего порядка",
            "التعليق العام",
            "Comentário Geral",
        ),
        ("general commentary", "observations", "general recommendation"),
    ),
    Wording(
        Kind.GENERAL_RECOMMENDATION,
        rf"""general\s+recommendations? | recommandations?\s+generales?
          | recomendacion(?:es)?\s+general(?:es)?
          | recomendac(?:ao|oes)\s+gera(?:l|is) | raccomandazion[ei]\s+general[ei] | общ\w+\s+рекомендаци\w+
          | {_ARABIC}توصي(?:ة|ات|تها|ته)\s+{_ARABIC}عامة""",
        (
            "general recomm",
            "general\nrecomm",
            "recommandation",
            "recomendac",
            "raccomandazion",
            "общ",
            "توصي",
        ),
        (
            "general recommendation",
            "General Recommendations",
            "recomendaciones generales",
            "общую рекомендацию",
            "بالتوصية العامة",
            "recommandation générale",
        ),
        ("general recommended", "general comment"),
    ),
    Wording(
        Kind.COMMUNICATION,
        rf"""communications? | comunicacion(?:es)? | comunicac(?:ao|oes) | comm\. | comunicazion[ei]
          | сообщени\w+
          | {_ARABIC}(?:بلاغ|شكوى)(?:ات)? | comunicaci.{{1,3}}n""",
        ("communic", "comunica", "comm.", "сообщени", "بلاغ", "شكوى"),
        ("communication", "communications", "comunicación", "Comm.", "сообщение", "الشكوى", "البلاغ"),
        ("communicated",),
    ),
    Wording(
        Kind.APPLICATION,
        r"""applications? | requetes? | demandas? | queixas? | ricors[oi] | жалоб\w+ | beschwerden?
          | app\. | appl\. | app(?=\s(?:nos?\.?\s)?\d)""",
        (
            "application",
            "requete",
            "demanda",
            "queixa",
            "ricors",
            "жалоб",
            "beschwerde",
            "app.",
            "appl.",
            "app ",
        ),
        ("application", "Applications", "requête", "demanda", "жалоба"),
        ("applicable",),
    ),
    Wording(
        Kind.CASE,
        r"cases? | casos? | cas | affaires? | asuntos? | дел[оауе]?",
        ("case", "caso", "cas ", "cas\n", "affaire", "asunto", "дел"),
        ("case", "Cases", "Caso", "casos", "Cas"),
        ("cash",),
    ),
    Wording(
        Kind.PETITION,
        r"petitions? | peticion(?:es)? | petic(?:ao|oes) | denuncias? | p(?=-\d)",
        ("petition", "petic", "denuncia", "p-"),
        ("petition", "Petición", "denuncia"),
        ("petitioner",),
    ),
    Wording(
        Kind.MEASURE,
        r"""precautionary\smeasures? | medidas?\scautelar(?:es)?
          | mesures?\s(?:conservatoires?|de\sprecaution) | pm | mc | medida(?=\smc\s\d)""",
        ("precautionary measure", "medida", "mesure", "pm ", "mc ", "pm\n", "mc\n", "pm-", "mc-"),
        ("Precautionary Measure", "MEDIDA CAUTELAR", "medidas cautelares", "PM", "MC"),
        ("pmc",),
    ),
    Wording(
        Kind.REPORT,
        r"""reports?(?:\son\s(?:admissibility|the\smerits|merits))?
          | informes?(?:\s(?:de|sobre|preliminar\sde)\s
              (?:admisibilidad|inadmisibilidad|fondo|solucion\samistosa))?
          | rapports? | relatorios?(?:\sde\s(?:admissibilidade|merito))?""",
        ("report", "informe", "rapport", "relatorio"),
        ("Report", "INFORME", "Informe de admisibilidad", "Informe de fondo", "rapport"),
        ("reported",),
    ),
    Wording(
        Kind.PRESS_RELEASE,
        r"press\s+releases? | comunicados?\s+de\s+(?:prensa|imprensa) | communiques?\s+de\s+presse",
        ("press release", "press\nrelease", "comunicado", "communique"),
        ("Press Release", "Comunicado de Prensa", "communiqué de presse"),
        ("press",),
    ),
    Wording(
        Kind.OPINION,
        r"""advisory\sopinions? | opinion(?:es)?\sconsultivas? | avis\sconsultatifs?
          | opini(?:ao|oes)\sconsultivas? | parecer(?:es)?\sconsultivos?""",
        ("advisory opinion", "opinion", "avis", "opinia", "parecer"),
        ("Advisory Opinion", "Opinión Consultiva", "avis consultatif"),
        ("opinion",),
    ),
    Wording(
        Kind.CONVENTION,
        rf"""conventions? | convenios? | convencion(?:es)? | convenc(?:ao|oes) | конвенци\w+
          | {_ARABIC}اتفاقية""",
        ("convention", "convenio", "convenci", "convenc", "конвенци", "اتفاقية"),
        ("Convention", "Convenio", "Convenção", "конвенция"),
        ("convened",),
    ),
    Wording(
        Kind.REGULATION,
        r"""regulations? | reglements? | reglamentos? | regulamentos? | regolament[oi] | verordnung
          | регламент\w*""",
        ("regulation", "reglement", "reglamento", "regulamento", "regolament", "verordnung", "регламент"),
        ("Regulation", "règlement", "Reglamento"),
        ("regulated",),
    ),
    Wording(
        Kind.DIRECTIVE,
        r"directives? | directivas? | diretivas? | direttiv[ae] | richtlinie | директив\w*",
        ("directiv", "diretiva", "direttiv", "richtlinie", "директив"),
        ("Directive", "Directiva"),
        ("director",),
    ),
    Wording(
        Kind.POSITION,
        r"(?:common\spositions?|joint\sactions?|positions?\scommunes?|actions?\scommunes?|posicion\scomun|accion\scomun|posicao\scomum|skupn\w+\sstalisc\w+)",
        ("common position", "joint action", "position", "action", "posicion", "accion", "posicao", "skupn"),
        ("Common Position", "Posición Común", "position commune"),
        ("position",),
    ),
    Wording(
        Kind.DOCUMENT,
        r"""(?:council\s)?(?:documents?|docs?\.?|documentos?|dok\.|документ\w*)(?:\s(?:of\sthe\scouncil|du\sconseil|del\sconsejo|do\sconselho))?""",
        ("council doc", "document", "doc", "dok.", "документ"),
        ("document", "doc.", "documento del Consejo", "Council document"),
        ("documented",),
    ),
    Wording(
        Kind.FACT_SHEET,
        r"fact\s?sheets? | fiches?\sd'information | folletos?\sinformativos?",
        ("fact sheet", "factsheet", "fiche", "folleto"),
        ("Fact Sheet", "Factsheet", "folleto informativo"),
        ("fact",),
    ),
)
