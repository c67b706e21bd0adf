"""A query tree on one line, for people: documentation, tests, `--debug`."""

from __future__ import annotations

from indexer.query.nodes import TEXT_FIELDS, All, And, Keyword, Node, Not, Or, Pattern, Phrase, Terms, Word


def show(node: Node) -> str:
    """Return the tree as a nested expression.

    >>> show(And((Word("torture"), Not(Phrase(("death", "threats"), ("title",))))))
    '(and torture (not title:"death threats"))'
    """
    match node:
        case All():
            return "all"
        case Word(term, fields):
            return _in_fields(fields, term)
        case Pattern(pattern, fields):
            return _in_fields(fields, pattern)
        case Terms(terms, fields):
            return _in_fields(fields, "{" + " ".join(terms) + "}")
        case Phrase(terms, fields):
            return _in_fields(fields, '"' + " ".join(terms) + '"')
        case Keyword(field, values):
            return f"[{field} {_run(values)}]"
        case Not(child):
            return f"(not {show(child)})"
        case And(children):
            return f"(and {' '.join(map(show, children))})"
        case Or(children):
            return f"(or {' '.join(map(show, children))})"


def _in_fields(fields: tuple[str, ...], shown: str) -> str:
    return shown if fields == TEXT_FIELDS else f"{'+'.join(fields)}:{shown}"


def _run(values: tuple[str, ...]) -> str:
    """Return the values; more than two consecutive years as first..last."""
    years = [int(value) for value in values if value.isdecimal()]
    if len(values) > 2 and years == list(range(years[0], years[0] + len(values))):
        return f"{values[0]}..{values[-1]}"
    return " ".join(values)
