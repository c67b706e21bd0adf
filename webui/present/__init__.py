"""Answers as the templates need them: words, links and order decided, nothing marked up."""
