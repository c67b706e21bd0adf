"""Numbers of the International Labour Organization, and of programmes outside the governments."""

from __future__ import annotations

from indexer.symbols.pattern import Pattern

PATTERNS = (
    Pattern(
        "ilo-instrument",
        r"ILO\s(?P<what>Convention|Recommendation)\s(?:No\.\s?)?(?P<n>\d{1,3})(?!\d)",
        "ILO {what} {n}",
        starts=("ILO",),
        examples=(
            ("ILO Convention 87", "ILO Convention 87"),
            ("ILO Convention No. 169", "ILO Convention 169"),
        ),
        near_misses=("Convention No. 87",),
        body="ilo",
        spellings=("Convention", "Recommendation"),
    ),
    Pattern(
        "ilo-convention-short",  # as the database of the organization names them
        r"ILO,?\sC(?:\s|-)?(?P<n>\d{1,3})(?!\d)",
        "ILO Convention {n}",
        starts=("ILO",),
        examples=(("ILO C169", "ILO Convention 169"),),
        near_misses=("C169",),
        body="ilo",
    ),
    Pattern(
        "ilo-recommendation-short",  # as the database of the organization names them
        r"ILO,?\sR(?:\s|-)?(?P<n>\d{1,3})(?!\d)",
        "ILO Recommendation {n}",
        starts=("ILO",),
        examples=(("ILO R202", "ILO Recommendation 202"),),
        near_misses=("R202",),
        body="ilo",
    ),
    Pattern(
        "ilo-governing-body",
        r"GB[.\s](?P<n>\d{3})/(?P<path>(?:[A-Z]{2,5}/)?\d{1,2}(?:/\d{1,2})?)(?![\d/])",
        "GB.{n}/{path}",
        starts=("GB",),
        examples=(("GB.282/14/2", "GB.282/14/2"), ("GB 289/17/3", "GB.289/17/3")),
        near_misses=("GB.282", "12 GB/3"),
        body="ilo",
    ),
    Pattern(
        "amnesty-index",
        r"""(?:(?i:AI)\s(?:(?i:index):?\s)?)?(?P<region>ACT|AFR|AMR|ASA|DOC|EUR|FIN|IOR|MDE|NWS|ORG|POL)\s{1,3}
            (?P<area>\d{2})/(?P<number>\d{2,4})/(?P<year>(?:19|20)\d{2}|\d{2})(?!\d)""",
        "AI {region} {area}/{number}/{year}",
        starts=("AI", "ACT", "AFR", "AMR", "ASA", "DOC", "EUR", "FIN", "IOR", "MDE", "NWS", "ORG", "POL"),
        examples=(
            ("AMR 23/001/2012", "AI AMR 23/001/2012"),
            ("AI EUR 01/009/2008", "AI EUR 01/009/2008"),
            ("AI Index: ASA 17/006/2006", "AI ASA 17/006/2006"),
            ("AMR 37/7220/2017", "AI AMR 37/7220/2017"),
        ),
        near_misses=("EUR 23/12", "EUR 1/009/2008", "XEUR 01/009/2008"),
        body="amnesty",
    ),
    Pattern(
        "observatory-appeal",
        r"(?P<iso3>[A-Z]{3})\s(?P<number>\d{3})\s?/\s?(?P<month>\d{4})\s?/\s?OBS\s(?P<appeal>\d{3}(?:\.\d)?)(?!\d)",
        "{iso3} {number}/{month}/OBS {appeal}",
        starts=(),
        holds="OBS",
        examples=(
            ("COL 001 / 0119 / OBS 001", "COL 001/0119/OBS 001"),
            ("GTM 003/0613/OBS 050.1", "GTM 003/0613/OBS 050.1"),
        ),
        near_misses=("COL 001 / 0119", "OBS 001"),
        body="observatory",
    ),
)
