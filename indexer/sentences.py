"""Where sentences begin and end.

A sentence ends at a stop: a full stop, a question mark and their like in other scripts, with the
quotation marks, brackets and calls of notes behind it. Most full stops that end none stand behind
an abbreviation, an initial or the number of a paragraph, or before a small letter; what is known
of these is data, below, for the languages of the bodies whose documents these are.

Paragraphs are the border: no sentence crosses one, and a clause of a resolution, which ends in a
comma or semicolon, is a unit as the paragraph it is. Headings and running heads are units whole.

Pure, in linear time. Limits: a sentence that goes on over the end of a page is two; one that ends
in an abbreviation goes on where the next word does not say otherwise.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from indexer.model import Page, Paragraph, ParagraphKind

Span = tuple[int, int]
"""Half-open, in code points."""

# --- what is known of words. One with a capital counts only if printed so: "Am." of "Inter-Am."


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_BEFORE_NAMES = _words("""
    mr mrs ms messrs dr prof st hon atty esq dipl distr ph Fr Lt Col Sgt Capt Cpt Maj Cmdr Pres Gov Sen Ven
    mohd dra drs sr sra sres sras srs srta lic ing arq gral cnel cnl tte pbro mons mme mlle mgr ste
    v vs c e.g i.e p.ej p.ex v.g vgr viz cf cfr cp esp incl approx ca op
    г гор пл ул пос обл см ср напр им проф св тов гр т.е т.к т.н
""")
"""Always followed by more of their sentence."""

_BEFORE_NUMBERS = _words("""
    no nº nos nr nrs num núm núms nro nros n nn p pp pg pág págs pag pags
    art arts sec secs sect sects par pars para paras párr párrs parr parrs inc incs lit let lits fracc frac
    ch chap chaps cap caps cl al vol vols t tom tít tit fasc ed fig figs tab annex app appl appls apps pt pts
    doc docs rev add corr res resol rec recs dec decl opin stat ser supp suppl sess mtg iss reg regs dir pub
    pubs ley dto exp rol comm com ss s ff f note fn tel tél fax
    jan feb mar apr jun jul aug sep sept oct nov dec ene abr ago dic janv févr avr juil déc fev mai set out
    dez ст стст п пп ч чч гл разд стр с д рис табл т тт абз прил вып док рез
""")
"""Followed by more of their sentence if that is a number or a symbol; else they may be words: art, no."""

_ALSO_LAST = _words("""
    al inc ltd co corp jr ltda cía cia bros univ dept ibid ibíd id idem cit loc seq sgts ss supra ed eds trans
    Doc Docs Res Rev Add Corr Am Eur Afr Ct Gen Ass Rep Off Ser Supp Sess Int Nat Natl Intl Hum Rts Civ Crim
    Fed Comm Commn Sp Sup Conf Conv Proc Op ред пер изд
""")
"""Followed by more of their sentence, unless a word of `_FIRST_WORDS` follows; so are U.N. and initials."""

_AFTER_NUMBERS = _words("a.m p.m г гг в вв р руб тыс млн млрд долл чел м км кг م ه هـ")
"""Units: behind a number they end a sentence like other words."""

_FIRST_WORDS = _words("""
    The This These Those That There They Their It Its In On At As An He She His Her We Our However Although
    While When Where For From By With If Such Some Many Most All Both Each No Not One Two After Before Since
    During Under According Moreover Furthermore Also Further Accordingly Therefore Thus Hence Yet But And Nor
    Finally Lastly Later Then Until Once
    Le La Les L' Il Elle Ils Elles Ce C' Cet Cette Ces Un Une En Dans Au Aux À A Pour Par Selon Toutefois
    Cependant Ainsi Mais Après Depuis Lors Ensuite Enfin Si S' Son Sa Ses Leur Leurs Nous D' Or Des
    El Los Las Lo Una Al Por Para Según Sin Con Esta Este Estas Estos Esto Ese Esa Su Sus Se Además Asimismo
    También Como Cuando Desde Durante Tras Ante Dicha Dicho Después Mientras Luego Aunado Debido Finalmente
    O Os Um Uma Em Na Nos Nas Ao Aos Segundo Com Estes Essa Esse Seu Sua Não Além Também Quando Após Apesar
    Depois Enquanto Quanto Ademais
    В Во На Он Она Они Оно Это Эти Эта Этот По При Для С Со К Как Но И А Однако Кроме Если Все После До За Из
    От У Так Также Согласно Тем Таким Ни Не
""")
"""What sentences begin with, and names do not."""

# --- stops

_ENDS_ALWAYS = frozenset("。｡！？।॥۔።։។")
_RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹"
_STOP = re.compile(
    rf"""
    (?P<stop> [.．!?…؟‼⁇⁈⁉。｡！？।॥۔።։។]++ )
    (?P<closed> (?: ["'’”»›)\]）］」』】〉》] | [ ][»”](?=\s|\Z) )*+ )
    (?P<call>
        [ ]?[{_RAISED}]++ (?: [ ]?[,–⁻-]?[ ]?[{_RAISED}]++ )*+
        | \d{{1,3}}+(?=\s|\Z)       # as in "freedoms.12"
        | [ ]?\d{{1,3}}+/(?=\s|\Z)  # as in "freedoms. 1/"
        | [ ]?\[\d{{1,3}}+\]
        | \*{{1,3}}+(?=\s|\Z)
        | [ ]?[↩↪]
    )?+
    """,
    re.VERBOSE,
)
_NEXT = re.compile(r"\s*+[\"'“”‘’„«‹(\[¿¡「『（—–*•·-]*+\s*+")
_WORD = re.compile(r"[^\W\d_]++['’]?")
_NUMBER = re.compile(r"[\d§№¶#]|\(\d|[IVXLC]++\b|[A-Z]{1,5}[-/]|[A-Z]{1,3}\d|[A-Z][),;]|[Nn][°ºo.]")
_NUMERO = re.compile(r"№|N\s?\d")
_ITEM = re.compile(r"\(?(?:[a-zа-я]|[ivx]{1,5})\)\s")
_ONLY_NUMBER = re.compile(
    rf"\W*(?:[^\W\d_]{{2,14}}\.?\s(?=[\dIVXLC]))?"
    rf"(?:\d{{1,4}}(?:[./-]\d{{1,3}}){{0,4}}|[{_RAISED}]{{1,3}}|[^\W\d_]|[ivxlc]{{1,7}}|[IVXLC]{{1,7}})?\W*"
)
"""What may stand at the beginning, before a stop that ends nothing: "12.", "Article 12.", "IV."."""
_LONGEST_NUMBER = 24  # characters
_AFTERWORD = re.compile(r"\([^()]{1,100}[^().!?]\)(?:[.;:,]|\s*+\Z)")
"""As behind a recommendation, the country that made it."""
_LEADER = re.compile(r"…\s*+\d")
_WORD_BEFORE = re.compile(r"(?:[A-Za-zªºÀ-ɏ]++|[^\W\d_A-Za-zªºÀ-ɏ]++)(?:\.[^\W\d_]++)*\Z")
"""Of one script: Arabic writes its "and" at the beginning of a foreign word."""
_LONGEST_WORD = 24  # characters; no abbreviation is as long
_AFTER_NUMBER = re.compile(r"\d\s?\Z")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d\Z")
_BEFORE_INITIAL = re.compile(r"(?:\A|[\s.(\[«“\"‘—–-])\Z")
_LONGEST_PART = 3  # letters, of what is written like U.N.
_OMITTED = re.compile(r"[\[(]\s?\Z")
_IDEOGRAPH = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]")
_BLANKS = re.compile(r"\s*+")


def sentences(text: str, start: int = 0, end: int | None = None) -> tuple[Span, ...]:
    """Return the sentences of a run of text, in order.

    Every character that is not blank lies in exactly one; blanks around them in none. What comes
    before the first stop, such as the number of a paragraph, belongs to the first.

    Args:
        text: Clean.
        start, end: Offsets of the run, half-open; it is read as if nothing stood around it.
    """
    end = len(text) if end is None else end
    found = []
    begin = _skip_blanks(text, start, end)
    for stop in _STOP.finditer(text, begin, end):
        if _ends_sentence(text, begin, stop, end):
            found.append((begin, stop.end()))
            begin = _skip_blanks(text, stop.end(), end)
    if begin < end:
        found.append(_trimmed(text, begin, end))
    return tuple(found)


def sentences_of(page: Page) -> Iterator[Span]:
    """Yield the sentences of a page, in order."""
    for paragraph in page.paragraphs or (Paragraph(0, len(page.text)),):
        if paragraph.kind in (ParagraphKind.HEADING, ParagraphKind.RUNNING):
            yield _trimmed(page.text, paragraph.start, paragraph.end)
        else:
            yield from sentences(page.text, paragraph.start, paragraph.end)


def sentence_at(page: Page, offset: int) -> Span:
    """Return the sentence a place on a page belongs to; it stays within its paragraph.

    Args:
        page: With its paragraphs.
        offset: Of the place in `Page.text`. Blanks behind a sentence belong to it; blanks
            before the first give an empty span.
    """
    span = (offset, offset)
    for start, end in sentences_of(page):
        if start > offset:
            break
        span = (start, end)
    return span


def _skip_blanks(text: str, start: int, end: int) -> int:
    blanks = _BLANKS.match(text, start, end)
    return blanks.end() if blanks else start


def _trimmed(text: str, start: int, end: int) -> Span:
    begin = _skip_blanks(text, start, end)
    return begin, begin + len(text[begin:end].rstrip())


def _ends_sentence(text: str, begin: int, stop: re.Match[str], end: int) -> bool:
    """Tell whether a stop ends the sentence that begins at `begin`, within a run that ends at `end`."""
    at = stop.start()
    if at - begin <= _LONGEST_NUMBER and _ONLY_NUMBER.fullmatch(text, begin, at):
        return False
    printed, call = stop["stop"], stop["call"] or ""
    if not _ENDS_ALWAYS.isdisjoint(printed):
        return True
    if stop.end() == end:
        return True
    if not text[stop.end()].isspace() and (not call or call[-1] not in _RAISED):
        return False
    upto = _NEXT.match(text, stop.end(), end)
    following = upto.end() if upto else stop.end()
    after = text[following : following + 1]
    bracket = following - text.startswith(("(", "¡", "¿"), following - 1)
    if after.islower() and text[bracket] not in "¡¿" and not _ITEM.match(text, bracket, end):
        return False
    if _AFTERWORD.match(text, bracket, end) or _LEADER.match(text, following, end):
        return False
    if "…" in printed or ".." in printed:
        return not (
            _OMITTED.search(text[max(begin, at - 2) : at]) or after.isdigit() or _IDEOGRAPH.match(after)
        )
    return printed not in (".", "．") or _full_stop_ends(text, begin, stop, following, end)


def _full_stop_ends(text: str, begin: int, stop: re.Match[str], following: int, end: int) -> bool:
    """Tell whether a single full stop, not before a small letter, ends a sentence; see `_ends_sentence`."""
    at = stop.start()
    before = text[max(begin, at - _LONGEST_WORD) : at]
    is_called = (stop["call"] or "").isdecimal() and stop["call"] not in _RAISED
    found = _WORD_BEFORE.search(before)
    if found is None:
        return not (is_called and before[-1:].isdigit() and not _YEAR.search(before))
    word, leading = found[0], before[: found.start()]
    if _is_in(word, _AFTER_NUMBERS) and _AFTER_NUMBER.search(leading):
        return not _NUMERO.match(text, following, end)
    if _is_in(word, _BEFORE_NAMES):
        return False
    if _is_in(word, _BEFORE_NUMBERS) and (is_called or _NUMBER.match(text, following, end)):
        return False
    if _is_of_initials(word, leading) or _is_in(word, _ALSO_LAST):
        first = _WORD.match(text, following, end)
        if first is None or first[0].replace("’", "'") not in _FIRST_WORDS:
            return False
        return not text.startswith(".", first.end(), end)  # else another initial
    return True


def _is_of_initials(word: str, leading: str) -> bool:
    """Tell whether a word is like J. or U.N., and neither an item like "5 a." nor an address."""
    if word[0].islower() or not _BEFORE_INITIAL.search(leading):
        return False
    parts = word.split(".")
    return len(word) == 1 or (len(parts) > 1 and max(map(len, parts)) <= _LONGEST_PART)


def _is_in(word: str, words: frozenset[str]) -> bool:
    return word.lower() in words or (word[0].isupper() and word.capitalize() in words)
