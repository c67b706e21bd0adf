"""The reading room: HTML and JSON over a search service, and the command `defenders`."""
