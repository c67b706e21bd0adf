"""What belongs together: versions and copies of one document, and their paragraphs.

    passages    headings and paragraphs, put together across pages
    alignment   which paragraph is which in another language
    sketch      by which near-copies are told
    grouping    which documents are one work

All of it is pure.
"""

from indexer.works.alignment import Pair, align, counterpart
from indexer.works.grouping import Member, group, kin, work_id
from indexer.works.passages import Passage, passages
from indexer.works.sketch import Sketch, of_numbers, of_words

__all__ = [
    "Member",
    "Pair",
    "Passage",
    "Sketch",
    "align",
    "counterpart",
    "group",
    "kin",
    "of_numbers",
    "of_words",
    "passages",
    "work_id",
]
