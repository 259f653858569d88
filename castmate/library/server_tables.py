"""The tables of the server: videos that were asked for, keys, and who is told of what."""

from sqlalchemy import Column, Float, ForeignKey, String, Table, Text

from castmate.library.schema import metadata

videos = Table(
    "videos",
    metadata,
    Column("id", String(64), primary_key=True),
    Column("job_id", ForeignKey("jobs.id"), nullable=False, index=True),
    Column("created_at", Float, nullable=False, index=True),
    Column("request", Text, nullable=False),
    Column("source_id", String(64)),
    Column("video", String(64)),
    Column("expires_at", Float),
)

TABLES = (videos,)
