"""Engines: what stores terms and answers query trees. See `protocol`."""
