"""Titles of agenda items, which stand between masthead and title and look like titles.

The ten items of the Human Rights Council are the same at every session (its resolution
5/1, 2007); those of the General Assembly under which defenders are discussed, too.
"""

from __future__ import annotations

import re
from difflib import SequenceMatcher

from indexer.metadata.reading import folded

_TITLES = (
    "Organizational and procedural matters",
    "Annual report of the United Nations High Commissioner for Human Rights and reports of the Office of the"
    " High Commissioner and the Secretary-General",
    "Promotion and protection of all human rights, civil, political, economic, social and cultural rights,"
    " including the right to development",
    "Human rights situations that require the Council's attention",
    "Human rights situation that require the Council's attention",
    "Human rights situation that require the attention of the Council",
    "Human rights bodies and mechanisms",
    "Universal periodic review",
    "Human rights situation in Palestine and other occupied Arab territories",
    "The human rights situation in Palestine and other occupied Arab territories",
    "Follow-up to and implementation of the Vienna Declaration and Programme of Action",
    "Follow-up and implementation of the Vienna Declaration and Programme of Action",
    "Racism, racial discrimination, xenophobia and related forms of intolerance, follow-up to and"
    " implementation of the Durban Declaration and Programme of Action",
    "Racism, racial discrimination, xenophobia and related forms of intolerance, follow-up and"
    " implementation of the Durban Declaration and Programme of Action",
    "Technical assistance and capacity-building",
    "Implementation of General Assembly resolution 60/251 of 15 March 2006 entitled “Human Rights Council”",
    "Promotion and protection of human rights: human rights questions, including alternative approaches for"
    " improving the effective enjoyment of human rights and fundamental freedoms",
    "Human rights questions, including alternative approaches for improving the effective enjoyment of human"
    " rights and fundamental freedoms",
    "Human rights questions: human rights questions, including alternative approaches for improving the"
    " effective enjoyment of human rights and fundamental freedoms",
    "Promotion and protection of human rights",
    "Follow-up to the Fourth World Conference on Women and to the twenty-third special session of the General"
    " Assembly, entitled “Women 2000: gender equality, development and peace for the twenty-first century”:"
    " implementation of strategic objectives and action in critical areas of concern and further actions and"
    " initiatives",
    "Follow-up to the Fourth World Conference on Women and to the twenty-third special session of the General"
    " Assembly, entitled “Women 2000: gender equality, development and peace for the twenty-first century”:"
    " gender mainstreaming, situations and programmatic matters",
    "Follow-up to the Fourth World Conference on Women and to the twenty-third special session of the General"
    " Assembly entitled “Women 2000: gender equality, development and peace for the twenty-first century”",
    "Annual report of the United Nations High Commissioner for Human Rights and reports of the Office of the"
    " United Nations High Commissioner for Human Rights and the Secretary-General",
    "Implementation of General Assembly resolution 60/251",
    "Report of the United Nations High Commissioner for Human Rights and reports of the Office of the High"
    " Commissioner and the Secretary-General",
    "Human rights questions",
    "Questions d'organisation et de procédure",
    "Rapport annuel du Haut-Commissaire des Nations Unies aux droits de l'homme et rapports du"
    " Haut-Commissariat et du Secrétaire général",
    "Promotion et protection de tous les droits de l'homme, civils, politiques, économiques, sociaux et"
    " culturels, y compris le droit au développement",
    "Situations relatives aux droits de l'homme qui requièrent l'attention du Conseil",
    "Organismes et mécanismes de protection des droits de l'homme",
    "Examen périodique universel",
    "Assistance technique et renforcement des capacités",
    "Racisme, discrimination raciale, xénophobie et intolérance qui y est associée, suivi et application de"
    " la Déclaration et du Programme d'action de Durban",
    "Promoción y protección de todos los derechos humanos, civiles, políticos, económicos, sociales y"
    " culturales, incluido el derecho al desarrollo",
    "Situaciones de derechos humanos que requieren la atención del Consejo",
    "Órganos y mecanismos de derechos humanos",
    "Mecanismos y órganos de derechos humanos",
    "Examen periódico universal",
    "Asistencia técnica y fomento de la capacidad",
    "Informe anual del Alto Comisionado de las Naciones Unidas para los Derechos Humanos e informes de la"
    " Oficina del Alto Comisionado y del Secretario General",
    "Поощрение и защита всех прав человека, гражданских, политических, экономических, социальных и культурных"
    " прав, включая право на развитие",
    "Ситуации в области прав человека, требующие внимания со стороны Совета",
    "Правозащитные органы и механизмы",
    "Универсальный периодический обзор",
    "Техническая помощь и создание потенциала",
)


def lines_of_agenda_title(lines: tuple[str, ...], at: int) -> int:
    """Return how many lines from this one on are the title of one agenda item; 0 if none is.

    Titles are misprinted, shortened by a word, or set without blanks: nearly the same is the same.
    """
    text = ""
    best, best_count = 0.0, 0
    for count, line in enumerate(lines[at : at + MOST_LINES], start=1):
        text += _bare(line)
        likeness = _likeness(text)
        if likeness > best or (likeness == best and best == 1):
            best, best_count = likeness, count
    return best_count if best >= LIKE else 0


MOST_LINES = 9
LIKE = 0.92
"""Least likeness of a misprinted title to the printed one."""


def _likeness(text: str) -> float:
    if text in _FOLDED:
        return 1.0
    best = 0.0
    matcher = SequenceMatcher(autojunk=False)
    matcher.set_seq2(text)
    for title in _FOLDED:
        if abs(len(title) - len(text)) > 0.17 * len(title) or title[:3] != text[:3]:
            continue
        matcher.set_seq1(title)
        if matcher.real_quick_ratio() > best and matcher.quick_ratio() > best:
            best = max(best, matcher.ratio())
    return best


def _bare(line: str) -> str:
    return "".join(_WORD.findall(folded(line)))  # commas, hyphens and blanks come and go between sessions


_WORD = re.compile(r"\w+")
_FOLDED = frozenset(_bare(title) for title in _TITLES)
