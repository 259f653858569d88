"""The process in which foreign files are read: few rights, little memory, one task, then gone.

Nothing here runs in castmate's own process; :mod:`castmate.media.guard` starts it and listens.
Imports stay few, because every look into a file pays for them.
"""
