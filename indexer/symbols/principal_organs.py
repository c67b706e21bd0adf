"""Symbols of the General Assembly, the Security Council and the Economic and Social Council.

Source: ST/LIB/SER.B/5/Rev.5, the list of series symbols.
"""

from __future__ import annotations

from indexer.symbols.pattern import WORD_BEFORE, Pattern

PATTERNS = (
    Pattern(
        "un-ga-resolution",
        r"A/(?i:res)/(?P<session>(?:S|ES)-\d{1,2}|\d{2})/(?P<n>\d{1,3})(?!\d)(?:<part_letter>)?",
        "A/RES/{session}/{n}{letter}",
        starts=("A/",),
        examples=(
            ("A/RES/53/144", "A/RES/53/144"),
            ("A/Res/55/2", "A/RES/55/2"),
            ("A/RES/57/308 B", "A/RES/57/308B"),
            ("A/RES/48/246 Página 2", "A/RES/48/246"),
            ("A/RES/ES\u201110/15", "A/RES/ES-10/15"),
            ("A/RES/S-30/1", "A/RES/S-30/1"),
            ("https://undocs.org/A/RES/70/161", "A/RES/70/161"),
        ),
        near_misses=("A/RES/53", "LA/RES/53/144", "53/144"),
        body="un-ga",
        calendar="un-ga",
    ),
    Pattern(
        "un-ga-resolution-to-1975",
        r"""A/(?i:res)/(?P<n>\d{1,4})\s?(?P<part>[A-F])?\s?\(\s?(?P<special>S-)?<roman>\s?\)
            (?:<part_letter>)?""",
        "A/RES/{n}({special}{roman})[{part}{letter}]",
        starts=("A/",),
        examples=(
            ("A/RES/217(III)", "A/RES/217(III)"),
            ("A/RES/217 A (III)", "A/RES/217(III)[A]"),
            ("A/RES/2200(XXI)[A]", "A/RES/2200(XXI)[A]"),
            ("A/RES/3202(S-VI)", "A/RES/3202(S-VI)"),
        ),
        near_misses=("A/RES/217 (2010)",),
        body="un-ga",
        calendar="un-ga",
        session="{special}{roman_number}",
    ),
    Pattern(
        "un-ga-decision",
        r"A/(?i:dec)/(?P<session>\d{2})/(?P<n>\d{3})(?!\d)(?:<part_letter>)?",
        "A/DEC/{session}/{n}{letter}",
        starts=("A/",),
        examples=(
            ("A/DEC/60/509", "A/DEC/60/509"),
            ("A/DEC/48/472A", "A/DEC/48/472A"),
            ("A/DEC/48/472 A", "A/DEC/48/472A"),
        ),
        near_misses=("A/DEC/60/5",),
        body="un-ga",
        calendar="un-ga",
    ),
    Pattern(
        "un-ga-committee",
        r"A/(?P<organ>C\.[1-6]|BUR)/(?P<session>S-\d{1,2}|\d{2})/(?P<path>(?:(?i:l|sr|crp|inf)\.|INF/)?\d{1,4})(?!\d)<tail>",
        "A/{organ}/{session}/{path}{tail}",
        starts=("A/",),
        examples=(
            ("A/C.3/74/L.31/Rev.1", "A/C.3/74/L.31/Rev.1"),
            ("A/C.2/67/L.22", "A/C.2/67/L.22"),
            ("A/C.3/70/SR.20", "A/C.3/70/SR.20"),
        ),
        near_misses=("A/C.3", "A/C.9/74/L.31"),
        body="un-ga",
        calendar="un-ga",
    ),
    Pattern(
        "un-ga-joint",
        r"A/(?P<session>[3-9]\d)/(?P<n>\d{1,4})\s?-\s?(?P<other>[ES])/(?P<year>\d{4})/(?P<m>\d{1,4})(?!\d)<tail>",
        "A/{session}/{n}-{other}/{year}/{m}{tail}",
        starts=("A/",),
        examples=(
            ("A/79/79\u2013E/2024/54", "A/79/79-E/2024/54"),
            ("A/72/865-S/2018/465", "A/72/865-S/2018/465"),
        ),
        body="un-ga",
        calendar="un-ga",
    ),
    Pattern(
        "un-ga-document",
        r"""A/(?P<session>S-\d{1,2}|ES-\d{1,2}|3[1-9]|[4-9]\d)/
            (?P<path>(?:(?i:l|pv|inf)\.|INF/)?\d{1,4})(?!\d)<tail>""",
        "A/{session}/{path}{tail}",
        starts=("A/",),
        examples=(
            ("A/73/215", "A/73/215"),
            ("A/56/583/Add.2", "A/56/583/Add.2"),
            ("A/S-23/10/Rev.1", "A/S-23/10/Rev.1"),
            ("A/65/L.79", "A/65/L.79"),
            ("A/73/230.", "A/73/230"),
            ("U.N. Doc. A/49/40", "A/49/40"),
        ),
        near_misses=("N/A/12", "A/4", "A/123/45", "PDA/73/215", "A/73"),
        body="un-ga",
        calendar="un-ga",
    ),
    Pattern(
        "un-ga-document-to-1975",
        r"A/(?P<n>\d{4})(?!\d|/\d)<tail>",
        "A/{n}{tail}",
        starts=("A/",),
        examples=(("A/8701/Add.1", "A/8701/Add.1"),),
        near_misses=("A/870", "A/87010", "A/2010/12"),
        body="un-ga",
    ),
    Pattern(
        "un-ga-organ",
        r"""A/(?P<path>CONF\.\d{1,3}/(?:\d{4}/)?(?:L\.|PC/|INF/)?\d{1,3}|INF/\d{2}/\d{1,3}|(?:AC|CN|WG)\.\d{1,3}/(?:\d{1,4}/)?(?:L\.|WP\.|CRP\.)?
            \d{1,4})(?!\d)<tail>""",
        "A/{path}{tail}",
        starts=("A/",),
        examples=(
            ("A/CONF.157/23", "A/CONF.157/23"),
            ("A/INF/76/1", "A/INF/76/1"),
            ("A/CN.4/L.682", "A/CN.4/L.682"),
        ),
        near_misses=("A/CONF",),
        body="un-ga",
    ),
    Pattern(
        "un-ecosoc-resolution",
        r"E/(?i:res)/(?P<year>\d{4})/(?P<n>\d{1,3})(?!\d)",
        "E/RES/{year}/{n}",
        starts=("E/",),
        examples=(("E/RES/1996/31", "E/RES/1996/31"),),
        near_misses=("E/RES/31",),
        body="un-ecosoc",
    ),
    Pattern(
        "un-ecosoc-resolution-to-1977",
        r"E/(?i:res)/(?P<n>\d{1,4})\s?(?P<part>[A-F])?\s?\(\s?<roman>\s?\)",
        "E/RES/{n}({roman}){part}",
        starts=("E/",),
        examples=(("E/RES/1503 (XLVIII)", "E/RES/1503(XLVIII)"),),
        near_misses=("E/RES/1503",),
        body="un-ecosoc",
        session="{roman_number}",
    ),
    Pattern(
        "un-ecosoc-document",
        r"""E/(?P<organ>(?:CN\.(?:[1-35-9]|1\d)|ICEF)/)?(?P<year>(?:19|20)\d{2})/
            (?P<path>(?:(?i:l|inf|crp)\.|NGO/|INF/)?\d{1,3})(?!\d)<tail>""",
        "E/{organ}{year}/{path}{tail}",
        starts=("E/",),
        examples=(
            ("E/2024/54", "E/2024/54"),
            ("E/CN.6/2013/4", "E/CN.6/2013/4"),
            ("E/ICEF/1996/7", "E/ICEF/1996/7"),
        ),
        near_misses=("E/2024", "DATE/2024/54"),
        body="un-ecosoc",
    ),
    Pattern(
        "un-sc-resolution",
        r"S/(?i:res)/(?P<n>\d{1,4})(?!\d)(?:\s?\(\s?(?P<year>\d{4})\s?\))?",
        "S/RES/{n}({year})",
        starts=("S/",),
        examples=(
            ("S/RES/1325(2000)", "S/RES/1325(2000)"),
            ("S/RES/1325 (2000)", "S/RES/1325(2000)"),
            ("S/RES/1325", "S/RES/1325"),
        ),
        near_misses=("LAWS/RES/1325",),
        body="un-sc",
    ),
    Pattern(
        "un-sc-resolution-short",
        r"(?:UN\s?|(?<!\d\s))SCR\s(?P<n>\d{3,4})(?!\d|[/.,]\d|\s?\((?:19|20)\d\d\))",
        "S/RES/{n}",
        starts=("UNSCR", "UN SCR", "SCR"),
        examples=(("UNSCR 1325", "S/RES/1325"),),
        near_misses=("SCR 13", "XSCR 1325", "[1985] 2 SCR 536"),
        body="un-sc",
    ),
    Pattern(
        "un-sc-resolution-short-dated",
        r"(?:UN\s?|(?<!\d\s))SCR\s(?P<n>\d{3,4})\s?[(/]\s?(?P<year>(?:19|20)\d{2})(?!\d)\)?",
        "S/RES/{n}({year})",
        starts=("UNSCR", "UN SCR", "SCR"),
        examples=(
            ("UNSCR 1244/1999", "S/RES/1244(1999)"),
            ("UNSCR 1325 (2000)", "S/RES/1325(2000)"),
        ),
        near_misses=("SCR 1325",),
        body="un-sc",
    ),
    Pattern(
        "un-sc-document",
        r"S/(?P<path>(?:PRST/)?(?:19|20)\d{2}/\d{1,4}|INF/\d{1,2}|PV\.\d{1,5}|AC\.\d{1,2}/\d{4}/\d{1,3})(?!\d)<tail>",
        "S/{path}{tail}",
        starts=("S/",),
        examples=(
            ("S/PRST/2000/28", "S/PRST/2000/28"),
            ("S/2000/1213", "S/2000/1213"),
            ("S/PV.4208", "S/PV.4208"),
            ("S/AC.51/2023/3", "S/AC.51/2023/3"),
        ),
        near_misses=("RIGHTS/2000/12",),
        body="un-sc",
    ),
    Pattern(
        "un-press-release",
        r"(?P<organ>SC|GA|ECOSOC|HRC)/(?P<n>\d{4,5})(?!\d|/\d)",
        "{organ}/{n}",
        starts=("SC/", "GA/", "ECOSOC/", "HRC/"),
        examples=(("SC/6816", "SC/6816"),),
        near_misses=("SC/68", "USC/6816", "A/HRC/2555", "UN Doc A/HRC/13122"),
        # Behind another organ it is a symbol that lost a slash: "A/HRC/2555".
        before=WORD_BEFORE + r"(?<![A-Z]/)",
    ),
)
