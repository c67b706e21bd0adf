"""From a folder of reports, resolutions and press releases to an answered question.

A line of pure steps turns files into `Document` values; a library keeps them, an
engine indexes them, and one service answers `SearchRequest` with `SearchResults`.
See docs/architecture.md for the rooms and for who may import whom.
"""
