"""Symbols of the United Nations human rights treaty bodies."""

from __future__ import annotations

from indexer.symbols.pattern import Pattern

_COMMITTEE = r"(?P<organ>(?:CCPR|CERD|CAT|CEDAW|CRC|CMW|CRPD|CED)/C|E/C\.12)"
_STARTS = ("CCPR", "CERD", "CAT", "CEDAW", "CRC", "CMW", "CRPD", "CED", "E/")

PATTERNS = (
    Pattern(
        "un-tb-general-comment",
        rf"{_COMMITTEE}/GC/(?P<n>\d{{1,3}})(?!\d)<tail>",
        "{organ}/GC/{n}{tail}",
        starts=_STARTS,
        examples=(
            ("CCPR/C/GC/34", "CCPR/C/GC/34"),
            ("CEDAW/C/GC/39", "CEDAW/C/GC/39"),
            ("E/C.12/GC/21", "E/C.12/GC/21"),
            ("CRC/C/GC/7/Rev.1", "CRC/C/GC/7/Rev.1"),
        ),
        near_misses=("CCPR/C/GC", "ACRC/C/GC/34"),
        body="un-tb",
    ),
    Pattern(
        "un-tb-views-ccpr",
        r"CCPR/C/(?P<session>\d{1,3})/D/(?P<n>\d{1,4})/(?P<submitted>\d{4})<tail>",
        "CCPR/C/{session}/D/{n}/{submitted}{tail}",
        starts=("CCPR",),
        examples=(
            ("CCPR/C/89/D/1353/2005", "CCPR/C/89/D/1353/2005"),
            ("CCPR/C/89/D/1353/200514 May 2007", "CCPR/C/89/D/1353/2005"),
        ),
        near_misses=("CCPR/C/89/D/1353",),
        body="un-tb",
        calendar="ccpr",
    ),
    Pattern(
        "un-tb-views",
        rf"{_COMMITTEE}/(?P<path>(?:(?:19|20)\d{{2}}/)?(?P<session>\d{{1,3}}))/D/(?P<n>\d{{1,4}})/(?P<submitted>\d{{4}})<tail>",
        "{organ}/{path}/D/{n}/{submitted}{tail}",
        starts=_STARTS,
        examples=(
            ("CEDAW/C/81/D/68/2014", "CEDAW/C/81/D/68/2014"),
            ("CERD/C/43/D/3/1991", "CERD/C/43/D/3/1991"),
            ("CEDAW/C/2011/49/D/19/2008", "CEDAW/C/2011/49/D/19/2008"),
        ),
        near_misses=("CAT/C/43/D/3",),
        body="un-tb",
    ),
    Pattern(
        "un-tb-concluding-observations",
        rf"{_COMMITTEE}/(?P<iso3>[A-Z]{{3}}(?:-[A-Z]{{3}})?)/(?P<path>(?:[A-Z]{{1,6}}/)?\d{{1,2}}(?:-\d{{1,2}})?)(?!\d)<tail>",
        "{organ}/{iso3}/{path}{tail}",
        starts=_STARTS,
        examples=(
            ("CRC/C/NLD/CO/5-6", "CRC/C/NLD/CO/5-6"),
            ("CCPR/C/KEN/CO/3", "CCPR/C/KEN/CO/3"),
            ("E/C.12/IRL/CO/3", "E/C.12/IRL/CO/3"),
            ("CAT/C/MEX/4/Add.1", "CAT/C/MEX/4/Add.1"),
            ("CRPD/C/HUN/IR/1", "CRPD/C/HUN/IR/1"),
            ("CCPR/C/CHN-HKG/CO/3", "CCPR/C/CHN-HKG/CO/3"),
        ),
        near_misses=("CRC/C/NLD",),
        body="un-tb",
    ),
    Pattern(
        "un-tb-document",
        rf"""{_COMMITTEE}/
             (?P<path>(?:SR\.\d{{1,4}}|(?:19|20)\d{{2}}/(?:\d{{1,2}}/)?(?:L\.|CRP\.)?\d{{1,2}}|\d{{1,3}}/(?:\d{{1,2}}|L\.\d{{1,3}})|\d{{1,3}}(?=/(?i:add|rev|corr)))
             )(?!\d|/D/)<tail>""",
        "{organ}/{path}{tail}",
        starts=_STARTS,
        examples=(
            ("CCPR/C/SR.2772", "CCPR/C/SR.2772"),
            ("CCPR/C/21/Rev.1/Add. 13", "CCPR/C/21/Rev.1/Add.13"),
            ("CCPR.C.21.Rev.1.Add.13", "CCPR/C/21/Rev.1/Add.13"),
            ("CCPR/C/79/Add.14", "CCPR/C/79/Add.14"),
            ("E/C.12/2016/2", "E/C.12/2016/2"),
        ),
        near_misses=("CCPR/C/21", "CAT/C"),
        body="un-tb",
    ),
    Pattern(
        "un-spt-document",
        r"CAT/OP/(?P<path>(?:[A-Z]{3}/)?(?:\d{1,2}/)?(?:R\.|CSPRO/)?\d{1,2})(?!\d)<tail>",
        "CAT/OP/{path}{tail}",
        starts=("CAT/",),
        examples=(("CAT/OP/MEX/2", "CAT/OP/MEX/2"),),
        near_misses=("CAT/OP",),
        body="un-tb",
    ),
    Pattern(
        "un-hri",
        r"HRI/(?P<path>(?:(?:MC/)?(?P<year>(?:19|20)\d{2})|GEN/\d|CORE/(?:\d|[A-Z]{3}))(?:/\d{1,3})?)(?!\d)<tail>",
        "HRI/{path}{tail}",
        starts=("HRI/",),
        examples=(
            ("HRI/MC/2015/6", "HRI/MC/2015/6"),
            ("HRI/GEN/1/Rev.9", "HRI/GEN/1/Rev.9"),
            ("HRI/2019/1", "HRI/2019/1"),
        ),
        near_misses=("HRI/MC",),
        body="un-tb",
    ),
)
