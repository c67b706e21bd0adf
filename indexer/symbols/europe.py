"""Symbols of the Council of Europe, of the OSCE and of the European Union."""

from __future__ import annotations

from indexer.symbols.pattern import Pattern

_COUNCIL = r"(?:EU\sCouncil|(?i:council\sdoc(?:ument|\.)?))\s(?:(?i:no)\.?\s)?"
_YEAR = r"\(\s?(?P<year>(?:19|20)\d{2})\s?\)"

_OPEN_YEAR = r"(?:\s?\(\s?|/|\s)(?P<year>(?:19|20)\d{2})(?:\s?\)\s?|/|\s)"  # also "CM/Rec 2007 14"

_TERMS = ("5", "6", "7", "8", "9", "10")  # of the European Parliament, whose documents are numbered by them

_SERIES_A = (
    r"(?:\((?=[^()]{1,9}\)))?(?:S[e\u00e9]ries?|Ser\.)\sA\)?[\s,]{1,2}"
    r"(?i:n(?:o|ro|[u\u00fa]m)?)[.\u00ba\u00b0]{0,2}\s?"
)

PATTERNS = (
    Pattern(
        "coe-cm",
        rf"""CM(?:/|\s)(?P<what>Rec|Res(?:AP|CMN|CPR|ChS|CSS|DH)?|Inf|Del/Dec){_OPEN_YEAR}
            (?P<n>\d{{1,4}})(?!\d)(?P<item>/\d{{1,3}}[a-z]?)?""",
        "CM/{what}({year}){n}{item}",
        starts=("CM/", "CM Re"),
        examples=(
            ("CM/Rec(2018)11", "CM/Rec(2018)11"),
            ("CM Rec(2007)14", "CM/Rec(2007)14"),
            ("CM/Rec 2007 14", "CM/Rec(2007)14"),
            ("CM/Rec (2007) 14", "CM/Rec(2007)14"),
            ("CM/Res(2016)3", "CM/Res(2016)3"),
            ("CM/Del/Dec(2019)129/2", "CM/Del/Dec(2019)129/2"),
        ),
        near_misses=("CM/Rec(2019)", "ACM/Rec(2018)11", "CM Rec 2007"),
        body="coe-cm",
        spellings=("Rec", "Res", "ResAP", "ResCMN", "ResCPR", "ResChS", "ResCSS", "ResDH", "Inf", "Del/Dec"),
    ),
    Pattern(
        "coe-cm-to-2003",
        r"(?P<what>Rec|Res)\s?\(\s?(?P<year>(?:19|20)\d{2}|\d{2})\s?\)\s?(?P<n>\d{1,3})(?!\d|/\d)",
        "{what}({printed_year}){n}",
        starts=("Rec", "Res"),
        examples=(
            ("Res(99)50", "Res(99)50"),
            ("Res (99) 50", "Res(99)50"),
            ("Rec(2003)5", "Rec(2003)5"),
        ),
        near_misses=("Rec(2003)", "XRec(2003)5", "Rec(2003)5/7"),
        body="coe-cm",
        spellings=("Rec", "Res"),
    ),
    Pattern(
        "coe-cm-recommendation-to-2001",
        r"R\s?\((?P<year>(?:19)?(?:79|[89]\d))\)\s?(?P<n>\d{1,2})(?!\d|/\d)",
        "R({yy}){n}",
        starts=("R(", "R ("),
        examples=(("Recommendation No. R (97) 13", "R(97)13"), ("R(1999)20", "R(99)20")),
        near_misses=("R (12) 13", "MR (97) 13"),
        body="coe-cm",
    ),
    Pattern(
        "coe-cm-recommendation-2000-2001",  # printed with the whole year
        r"R\s?\((?P<year>(?:20)?0[01])\)\s?(?P<n>\d{1,2})(?!\d|/\d)",
        "R({year}){n}",
        starts=("R(", "R ("),
        examples=(("Recommendation No. R (2000) 19", "R(2000)19"), ("R(00)19", "R(2000)19")),
        near_misses=("R (2002) 13", "MR (2000) 13"),
        body="coe-cm",
    ),
    Pattern(
        "coe-cm-declaration",  # the Committee of Ministers gives its declarations their day for a number
        r"""(?P<what>Decl)(?:-|\(\s?)(?P<day>(?:0|[12]|3(?=[01]))\d)(?:\.|/)(?P<month>(?:0|1(?=[0-2]))\d)(?:\.|/)
            (?P<year>(?:19|20)\d{2})(?!\d)(?:\s?\))?""",
        "{what}-{day}.{month}.{year}",
        starts=("Decl-", "Decl("),
        examples=(
            ("Decl-06.02.2008", "Decl-06.02.2008"),
            ("Decl(06.02.2008)", "Decl-06.02.2008"),
            ("Decl(06/02/2008)", "Decl-06.02.2008"),
        ),
        near_misses=("Decl-2008", "Decl-36.02.2008", "XDecl-06.02.2008"),
        body="coe-cm",
        spellings=("Decl",),
    ),
    Pattern(
        "coe-sg",
        rf"SG(?P<inf>/Inf)?\s?{_YEAR}\s?(?P<n>\d{{1,3}})(?!\d)",
        "SG{inf}({year}){n}",
        starts=("SG",),
        examples=(
            ("SG/Inf(2020)8", "SG/Inf(2020)8"),
            ("SG(2019)1", "SG(2019)1"),
        ),
        near_misses=("SG(2019)", "MSG(2019)1"),
        body="coe-cm",
        spellings=("/Inf",),
    ),
    Pattern(
        "coe-commissioner",
        rf"(?i:commdh)(?P<speech>/(?i:speech|stat))?{_OPEN_YEAR}(?P<n>\d{{1,3}})(?!\d)",
        "CommDH{speech}({year}){n}",
        starts=("CommDH", "COMMDH"),
        examples=(
            ("CommDH(2013)10", "CommDH(2013)10"),
            ("CommDH (2015) 4", "CommDH(2015)4"),
            ("CommDH/2009/15", "CommDH(2009)15"),
            ("CommDH/Speech(2010)3", "CommDH/Speech(2010)3"),
        ),
        near_misses=("CommDH(2013)",),
        body="coe-commissioner",
        spellings=("/Speech", "/Stat"),
    ),
    Pattern(
        "coe-pace",
        rf"PACE\s(?P<what>Resolution|Recommendation)\s(?:No\.\s?)?(?P<n>\d{{3,4}})\s?{_YEAR}",
        "PACE {what} {n} ({year})",
        starts=("PACE",),
        examples=(("PACE Resolution 1660 (2009)", "PACE Resolution 1660 (2009)"),),
        near_misses=("Resolution 1660 (2009)",),
        body="coe-pace",
        spellings=("Resolution", "Recommendation"),
    ),
    Pattern(
        "coe-pace-document",
        r"PACE\sDoc\.\s?(?P<n>\d{4,5})(?!\d)",
        "PACE Doc. {n}",
        starts=("PACE",),
        examples=(("PACE Doc. 11841", "PACE Doc. 11841"),),
        near_misses=("Doc. 11841",),
        body="coe-pace",
    ),
    Pattern(
        "ecthr-application",
        r"ECtHR\sApp\.\s?(?:no\.\s?)?(?P<n>\d{1,5})/(?P<lodged>\d{2})(?!\d)",
        "ECtHR App. {n}/{lodged_yy}",
        starts=("ECtHR",),
        examples=(("ECtHR App. 68762/14", "ECtHR App. 68762/14"),),
        near_misses=("68762/14",),
        body="ecthr",
    ),
    Pattern(
        "ecthr-series",  # of judgments until 1995, in which the Inter-American Court has its opinions
        rf"""(?:ECtHR\s{_SERIES_A}(?P<n>\d{{1,3}})|{_SERIES_A}(?P<beyond>4[1-9]|[5-9]\d|[12]\d\d|3[0-3]\d))
            (?P<part>-[A-Z](?![A-Za-z]))?(?!\d|,\d)""",
        "ECtHR Series A No. {n}{beyond}{part}",
        starts=("ECtHR", "Serie", "S\u00e9rie", "Ser.", "(Ser."),
        examples=(
            ("ECtHR Series A No. 24", "ECtHR Series A No. 24"),
            ("Series A no. 161", "ECtHR Series A No. 161"),
            ("(Ser. A) No. 94", "ECtHR Series A No. 94"),
            ("S\u00e9rie A n\u00b0 298", "ECtHR Series A No. 298"),
            ("Series A no. 316-B", "ECtHR Series A No. 316-B"),
        ),
        near_misses=("Series A No. 24", "Series A No. 400", "Series C No. 161"),
        body="ecthr",
    ),
    Pattern(
        "ecthr-ecli",
        r"ECLI:CE:ECHR:(?P<year>\d{4}):\d{4}(?:JUD|DEC)(?P<n>\d{7})(?P<lodged>\d{2})(?!\d)",
        "ECtHR App. {n}/{lodged_yy}",
        starts=("ECLI",),
        examples=(("ECLI:CE:ECHR:2018:0920JUD006876214", "ECtHR App. 68762/14"),),
        near_misses=("ECLI:EU:C:2018:092",),
        body="ecthr",
    ),
    Pattern(
        "osce-decision",
        r"(?:OSCE\s)?(?P<what>MC|FSC)\.(?P<kind_of>DEC|DD|DOC)/(?P<n>\d{1,3})/(?P<year>(?:19|20)\d{2}|\d{2})(?!\d)<tail>",
        "OSCE {what}.{kind_of}/{n}/{yy}{tail}",
        starts=("OSCE", "MC.", "FSC."),
        examples=(
            ("MC.DEC/3/12", "OSCE MC.DEC/3/12"),
            ("MC.DD/8/07/Rev.3", "OSCE MC.DD/8/07/Rev.3"),
            ("OSCE MC.DEC/3/18", "OSCE MC.DEC/3/18"),
            ("MC.DEC/3/2018", "OSCE MC.DEC/3/18"),
        ),
        near_misses=("MC.DEC/3",),
        body="osce-odihr",
    ),
    Pattern(
        "osce-permanent-council",
        r"(?:OSCE\s)?(?P<what>PC|MC|FSC)\.(?P<kind_of>DEC|JOUR)/(?P<n>\d{1,4})(?!\d|/\d)",
        "OSCE {what}.{kind_of}/{n}",
        starts=("OSCE", "PC.", "MC.", "FSC."),
        examples=(
            ("PC.DEC/1162", "OSCE PC.DEC/1162"),
            ("OSCE PC.DEC/476", "OSCE PC.DEC/476"),
            ("PC.JOUR/1296", "OSCE PC.JOUR/1296"),
        ),
        near_misses=("PC.DEC", "APC.DEC/476"),
        body="osce-odihr",
    ),
    Pattern(
        "osce-distribution",
        r"""(?:OSCE\s)?(?P<what>PC\.DEL|PC\.SHDM\.[A-Z]{2,4}|HDIM\.[A-Z]{2,5}|CIO\.GAL|SEC\.GAL|ODIHR\.GAL|SEC\.DOC)/
            (?P<n>\d{1,4})/(?P<year>\d{2})(?!\d)<tail>""",
        "OSCE {what}/{n}/{yy}{tail}",
        starts=("OSCE", "PC.", "HDIM.", "CIO.", "SEC.", "ODIHR."),
        examples=(
            ("PC.DEL/1819/20/Rev.2", "OSCE PC.DEL/1819/20/Rev.2"),
            ("SEC.GAL/6/16", "OSCE SEC.GAL/6/16"),
        ),
        near_misses=("SEC.GAL/6",),
        body="osce-odihr",
    ),
    Pattern(
        "eu-parliament-text",
        r"P(?P<term>[5-9]|10)[_\s-]TA(?:-PROV)?\s?\((?P<year>\d{4})\)\s?(?P<text>\d{2,4})",
        "P{term}_TA({year}){text}",
        starts=tuple(f"P{term}" for term in _TERMS),
        examples=(
            ("P7_TA(2010)0226", "P7_TA(2010)0226"),
            ("P7_TA(2010)0226A7-0157/2010", "P7_TA(2010)0226"),
            ("P7 TA(2010)226", "P7_TA(2010)0226"),
        ),
        near_misses=("P7_TA(2010)", "P3_TA(2010)0226"),
        body="eu",
    ),
    Pattern(
        "eu-parliament-text-short",
        r"T(?P<term>[5-9]|10)-(?P<text>\d{2,4})/(?P<year>20\d{2})(?!\d)",
        "P{term}_TA({year}){text}",
        starts=tuple(f"T{term}-" for term in _TERMS),
        examples=(("T7\u20110226/2010", "P7_TA(2010)0226"), ("T7-226/2010", "P7_TA(2010)0226")),
        near_misses=("AT7-0226/2010", "T7-0226"),
        body="eu",
    ),
    Pattern(
        "eu-parliament-text-address",
        r"TA-(?P<term>[5-9]|10)-(?P<year>20\d{2})-(?P<number>\d{4})(?!\d)",
        "P{term}_TA({year}){number}",
        starts=("TA-",),
        examples=(("TA-7-2010-0226", "P7_TA(2010)0226"),),
        near_misses=("DATA-7-2010-0226",),
        body="eu",
    ),
    Pattern(
        "eu-parliament-document",
        r"(?P<what>RC-B|A|B|C)(?P<term>[5-9]|10)-(?P<number>\d{4})/(?P<year>20\d{2})(?!\d)",
        "{what}{term}-{number}/{year}",
        starts=("RC-", *(f"{letter}{term}-" for letter in "ABC" for term in _TERMS)),
        examples=(
            ("A7-0157/2010", "A7-0157/2010"),
            ("RC-B9-0170/2023", "RC-B9-0170/2023"),
            ("P7_TA(2010)0226A7\u20110157/2010", "A7-0157/2010"),
        ),
        near_misses=("A7-0157", "AA7-0157/2010", "A4-0157/1998"),
        body="eu",
        before=r"(?<![A-Za-z.-])",  # behind the four digits of "P7_TA(2011)0390"
    ),
    Pattern(
        "eu-parliament-session-document",
        r"PE\s?(?P<n>\d{3}\.\d{3})(?P<version>v\d{2}-\d{2})?(?!\d)",
        "PE{n}{version}",
        starts=("PE",),
        examples=(
            ("PE448.819v02-00", "PE448.819v02-00"),
            ("PE 416.698", "PE416.698"),
        ),
        near_misses=("PE448", "TYPE448.819"),
        body="eu",
        spellings=tuple(f"v{version:02}-00" for version in range(1, 10)),
    ),
    Pattern(
        "eu-official-journal",
        r"""(?:OJ|JO|DO|ABl|SL|GU|JO\.)\.?\s(?P<part>[CL])\s?(?P<number>\d{1,4})(?:\s?(?P<special>[EAIM])(?![A-Za-z]))?,?\s
            (?:du\s|de\s|del\s|of\s|vom\s|z\sdne\s)?(?P<day>\d{1,2})\.\s?(?P<month>\d{1,2})\.\s?(?P<year>(?:19|20)\d{2})(?:,?\s[pSs]\.\s?(?P<page>\d{1,4})(?:-\d{1,4})?)?""",
        "OJ {part} {number}{special}, {day}.{month}.{year}, p. {page}",
        starts=("OJ", "JO", "DO", "ABl", "SL", "GU"),
        examples=(
            ("OJ C 236E, 12.8.2011, p. 69", "OJ C 236E, 12.8.2011, p. 69"),
            ("OJ C 271 E, 12.11.2009, p. 7", "OJ C 271E, 12.11.2009, p. 7"),
            ("JO C 271E du 12.11.2009, p. 7\u201331", "OJ C 271E, 12.11.2009, p. 7"),
        ),
        near_misses=("OJ C 236E", "JO 2009"),
        body="eu",
    ),
    Pattern(
        "eu-official-journal-item",
        r"(?:OJ\s)?(?P<year>(?:19|20)\d{2})/(?P<part>[CL])\s(?P<n>\d{1,4})(?:\s?(?P<special>[EAIM]))?/(?P<item>\d{2,3})(?!\d)",
        "OJ {year}/{part} {n}{special}/{item}",
        starts=("19", "20", "OJ"),
        examples=(("2011/C 236 E/10", "OJ 2011/C 236E/10"),),
        near_misses=("2011/C 236",),
        body="eu",
    ),
    Pattern(
        "eu-procedure",
        r"(?P<opened>(?:19|20)\d{2})/(?P<number>\d{4}[A-Z]?)\((?P<what>INI|RSP|COD|CNS|DEC|REG|IMM|BUD|NLE|INL|APP)\)",
        "{opened}/{number}({what})",
        starts=("19", "20"),
        examples=(("[2021/2204(INI)]", "2021/2204(INI)"),),
        near_misses=("2021/2204", "2021/2204(XYZ)"),
        body="eu",
    ),
    Pattern(
        "eu-commission",
        r"(?P<what>COM|SEC|SWD|JOIN)\s?\(\s?(?P<year>(?:19|20)\d{2})\s?\)\s?(?P<n>\d{1,4})(?!\d)(?:\s(?i:final))?",
        "{what}({year}){n}",
        starts=("COM", "SEC", "SWD", "JOIN"),
        examples=(
            ("COM(2001) 252 final", "COM(2001)252"),
            ("COM(2010)0076", "COM(2010)76"),
            ("JOIN(2020)5", "JOIN(2020)5"),
        ),
        near_misses=("COM(2001)", "DOTCOM(2001)252"),
        body="eu",
    ),
    Pattern(
        "eu-council-revision",
        rf"{_COUNCIL}(?P<n>\d{{4,5}})/(?P<revision>\d)/(?P<year>\d{{2}})(?!\d)(?:\s(?i:rev)\.?\s?\d(?!\d))?",
        "EU Council {n}/{revision}/{yy} REV {revision}",
        starts=("EU", "Council", "council"),
        examples=(
            ("EU Council 16332/1/08 REV 1", "EU Council 16332/1/08 REV 1"),
            ("EU Council 16332/1/08", "EU Council 16332/1/08 REV 1"),
        ),
        near_misses=("16332/1/08", "Council 16332/1/08"),
        body="eu",
    ),
    Pattern(
        "eu-council",
        rf"{_COUNCIL}(?P<n>\d{{4,5}})/(?P<year>\d{{2}})(?!\d|/\d)",
        "EU Council {n}/{yy}",
        starts=("EU", "Council", "council"),
        examples=(
            ("EU Council 11855/12", "EU Council 11855/12"),
            ("Council document 11855/12", "EU Council 11855/12"),
        ),
        near_misses=("11855/12", "Council 11855/12"),
        body="eu",
    ),
    Pattern(
        "eu-celex",
        r"(?i:celex)\s?:?\s?(?P<sector>[1-9])(?P<year>(?:19|20)\d{2})(?P<what>[A-Z]{1,2})(?P<number>\d{4})(?!\d)",
        "CELEX:{sector}{year}{what}{number}",
        starts=("CELEX", "Celex", "celex"),
        examples=(("CELEX:32006R1889", "CELEX:32006R1889"),),
        near_misses=("32006R1889",),
        body="eu",
    ),
    Pattern(
        "coe-greco",
        r"Greco(?P<what>(?:RC|Eval)\s?\d?(?:\sRep)?)\s?\((?P<year>20\d{2})\)\s?(?P<n>\d{1,3})(?!\d)",
        "Greco{what}({year}){n}",
        starts=("Greco",),
        examples=(("GrecoRC4(2018)13", "GrecoRC4(2018)13"),),
        near_misses=("GrecoRC4", "Greco (2018)"),
        body="coe-cm",
    ),
    Pattern(
        "coe-treaty",
        r"(?P<what>CETS|ETS),?\s(?i:no?)[.\u00ba\u00b0]?\s?(?P<n>\d{1,3})(?!\d)",
        "{what} No. {n}",
        starts=("ETS", "CETS"),
        examples=(("CETS No. 210", "CETS No. 210"), ("ETS no. 005", "ETS No. 5")),
        near_misses=("SETS No. 5", "ETS 5"),
    ),
    Pattern(
        "coe-treaty-in-french-and-spanish",
        r"ST(?P<c>C?)E,?\s(?i:n(?:o|[u\u00fa]m)?)[.\u00ba\u00b0]?\s?(?P<n>\d{1,3})(?!\d)",
        "{c}ETS No. {n}",
        starts=("STE", "STCE"),
        examples=(("STE n\u00b0 5", "ETS No. 5"), ("STCE n\u00fam. 201", "CETS No. 201")),
        near_misses=("STE 5", "ESTE no 5"),
    ),
)
