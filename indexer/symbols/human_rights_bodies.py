"""Symbols of the Human Rights Council, of the Commission before it, and of special procedures.

Source: ST/LIB/SER.B/5/Rev.5, the list of series symbols.
"""

from __future__ import annotations

from indexer.symbols.pattern import GLUED_BEFORE, Pattern

_HRC_SESSION = r"(?P<session>S-\d{1,2}|\d{1,3})"

PATTERNS = (
    Pattern(
        "un-hrc-resolution",
        rf"A/HRC/(?i:res)/{_HRC_SESSION}/(?P<n>\d{{1,3}})(?!\d)",
        "A/HRC/RES/{session}/{n}",
        starts=("A/",),
        examples=(
            ("A/HRC/RES/25/18", "A/HRC/RES/25/18"),
            ("A/HRC/Res/22/6", "A/HRC/RES/22/6"),
            ("A/HRC/RES/S\u201132/1", "A/HRC/RES/S-32/1"),
        ),
        near_misses=("A/HRC/RES/25", "A/HRC/RES/25/"),
        body="un-hrc",
        calendar="un-hrc",
        before=GLUED_BEFORE,
    ),
    Pattern(
        "un-hrc-decision",
        rf"A/HRC/(?i:dec)/{_HRC_SESSION}/(?P<n>\d{{1,3}})(?!\d)",
        "A/HRC/DEC/{session}/{n}",
        starts=("A/",),
        examples=(("A/HRC/DEC/43/115", "A/HRC/DEC/43/115"),),
        near_misses=("A/HRC/DEC",),
        body="un-hrc",
        calendar="un-hrc",
        before=GLUED_BEFORE,
    ),
    Pattern(
        "un-hrc-statement",
        r"A/HRC/(?i:prst)/(?P<session>(?:OS/)?\d{1,3})/(?P<n>\d{1,3})(?!\d)",
        "A/HRC/PRST/{session}/{n}",
        starts=("A/",),
        examples=(
            ("A/HRC/PRST/29/1", "A/HRC/PRST/29/1"),
            ("A/HRC/PRST/OS/12/1", "A/HRC/PRST/OS/12/1"),
        ),
        near_misses=("A/HRC/PRST/29",),
        body="un-hrc",
        calendar="un-hrc",
        before=GLUED_BEFORE,
    ),
    Pattern(
        "un-hrc-statement-short",
        r"PRST/(?P<session>(?:OS/)?\d{1,2})/(?P<n>\d{1,2})(?!\d)",
        "A/HRC/PRST/{session}/{n}",
        starts=("PRST/",),
        examples=(("PRST/8/1", "A/HRC/PRST/8/1"),),
        near_misses=("S/PRST/2000/28", "PRST/8"),
        body="un-hrc",
        calendar="un-hrc",
    ),
    Pattern(
        "un-wgad-opinion",
        r"A/HRC/WGAD/(?P<year>\d{4})/(?P<n>\d{1,3})(?!\d)",
        "A/HRC/WGAD/{year}/{n}",
        starts=("A/",),
        examples=(("A/HRC/WGAD/2020/2", "A/HRC/WGAD/2020/2"),),
        near_misses=("A/HRC/WGAD/20/2",),
        body="un-sp",
        before=GLUED_BEFORE,
    ),
    Pattern(
        "un-upr",
        r"A/HRC/WG\.6/(?P<session>\d{1,2})/(?P<path>(?:[A-Z]{3}/|L\.|[A-Z]{3}/L\.)\d{1,3})(?!\d)<tail>",
        "A/HRC/WG.6/{session}/{path}{tail}",
        starts=("A/",),
        examples=(
            ("A/HRC/WG.6/34/ITA/3", "A/HRC/WG.6/34/ITA/3"),
            ("A/HRC/WG. 6/9/L.13", "A/HRC/WG.6/9/L.13"),
            ("A/HRC/WG.6/1/CZE/4", "A/HRC/WG.6/1/CZE/4"),
            ("A/HRC/WG.6/2/TON/1/Corr.1", "A/HRC/WG.6/2/TON/1/Corr.1"),
        ),
        near_misses=("A/HRC/WG.6/34/ITA", "A/HRC/WG.6/34"),
        body="un-hrc",
        calendar="upr",
        before=GLUED_BEFORE,
    ),
    Pattern(
        "un-hrc-document",
        rf"""A/HRC/{_HRC_SESSION}/
             (?P<path>(?:(?i:l|crp|r|sr)\.|NGO/|G/|NI/|FMIP/|WG\.\d{{1,2}}/(?:[A-Z]{{2,6}}/)?(?:CRP\.)?|TF/)?
             \d{{1,3}})(?!\d)<tail>""",
        "A/HRC/{session}/{path}{tail}",
        starts=("A/",),
        examples=(
            ("A/HRC/25/55", "A/HRC/25/55"),
            ("A/HRC/28/63/Add.1", "A/HRC/28/63/Add.1"),
            ("A/HRC/28/63/Add. 1", "A/HRC/28/63/Add.1"),
            ("A/HRC/25/\n55", "A/HRC/25/55"),
            ("A/HRC/47/L.22", "A/HRC/47/L.22"),
            ("A/HRC/47/L.22/Rev 1", "A/HRC/47/L.22/Rev.1"),
            ("A/HRC/22/NGO/13", "A/HRC/22/NGO/13"),
            ("A/HRC/12/WG.2/TF/2", "A/HRC/12/WG.2/TF/2"),
            ("A/HRC/40/CRP.2", "A/HRC/40/CRP.2"),
            ("A/HRC/S-17/2/Add.1", "A/HRC/S-17/2/Add.1"),
            ("A.HRC.29.32", "A/HRC/29/32"),
            ("A_HRC_28_63_Add_1", "A/HRC/28/63/Add.1"),
        ),
        near_misses=("DATA/HRC/25/55", "A/HRC/25", "A/HRC/25/553000"),
        body="un-hrc",
        calendar="un-hrc",
        before=GLUED_BEFORE,
    ),
    Pattern(
        "un-hrc-body-document",
        r"""A/HRC/(?P<path>(?:AC|EMRIP|SF|FMI|Sub\.1|IM|BF|OEWG|ACSR)(?:\.\d)?/(?:\d{1,4}/){1,2}(?:CRP\.|L\.|NGO/)?
            \d{1,3})(?!\d)<tail>""",
        "A/HRC/{path}{tail}",
        starts=("A/",),
        examples=(
            ("A/HRC/AC/16/2", "A/HRC/AC/16/2"),
            ("A/HRC/EMRIP/2015/2", "A/HRC/EMRIP/2015/2"),
        ),
        near_misses=("A/HRC/AC",),
        body="un-hrc",
        before=GLUED_BEFORE,
    ),
    Pattern(
        "un-chr-resolution",
        r"E/CN\.4/(?P<sub>(?i:sub)\.2/)?(?P<what>(?i:res|dec))/(?P<year>\d{4})/(?P<n>\d{1,3})(?!\d)",
        "E/CN.4/{sub}{what}/{year}/{n}",
        starts=("E/",),
        examples=(
            ("E/CN.4/RES/2000/61", "E/CN.4/RES/2000/61"),
            ("E/CN.4/Sub.2/RES/1999/3", "E/CN.4/Sub.2/RES/1999/3"),
        ),
        near_misses=("E/CN.4/RES/61",),
        body="un-chr",
        spellings=("Sub.2/",),
    ),
    Pattern(
        "un-chr-document",
        r"""E/CN\.4/(?P<sub>(?i:sub)\.2/)?(?P<organ>(?:AC|WG|GC)\.\d{1,2}/)?(?P<year>(?:19|20)\d{2})/
            (?P<path>(?:(?i:l|sr|wp|crp|inf)\.|NGO/|G/|WG\.\d{1,2}/(?:CRP\.|WP\.)?)?\d{1,3})(?!\d)<tail>""",
        "E/CN.4/{sub}{organ}{year}/{path}{tail}",
        starts=("E/",),
        examples=(
            ("E/CN.4/2004/94", "E/CN.4/2004/94"),
            ("E/CN. 4/2004/94", "E/CN.4/2004/94"),
            ("E/CN.4/2002/106/Add.2", "E/CN.4/2002/106/Add.2"),
            ("E/CN.4/sub.2/1994/56", "E/CN.4/Sub.2/1994/56"),
            ("E/CN.4/Sub.2/AC.5/1999/WP.6", "E/CN.4/Sub.2/AC.5/1999/WP.6"),
            ("E/CN.4/Sub.2/1997/20/Rev.1", "E/CN.4/Sub.2/1997/20/Rev.1"),
        ),
        near_misses=("E/CN.4/2004", "WE/CN.4/2004/94"),
        body="un-chr",
        spellings=("Sub.2/",),
    ),
    Pattern(
        "un-special-procedures-communication",
        r"(?P<what>J?UA|J?AL|J?OL)\s(?P<iso3>[A-Z]{3})\s(?P<n>\d{1,3})/(?P<year>20\d{2})(?!\d)",
        "{what} {iso3} {n}/{year}",
        starts=("UA", "AL", "OL", "JUA", "JAL", "JOL"),
        examples=(
            ("AL MEX 2/2014", "AL MEX 2/2014"),
            ("UA COL 6/2013", "UA COL 6/2013"),
        ),
        near_misses=("AL MEX 2/14", "UA 6/2013"),
        body="un-sp",
    ),
)
