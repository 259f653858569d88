"""Fountain screenplays: text in, elements out; every one knows where it is written.

Fountain is a plain-text format for screenplays, described at https://fountain.io/syntax.
"""
