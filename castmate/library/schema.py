"""The tables of the library."""

from sqlalchemy import Column, ForeignKey, Integer, MetaData, String, Table, Text

metadata = MetaData()

characters = Table(
    "characters",
    metadata,
    Column("id", String(64), primary_key=True),
    Column("handle", String(80), nullable=False, unique=True),
    Column("version", Integer, nullable=False),
    Column("created_at", String(40), nullable=False),
)

character_versions = Table(
    "character_versions",
    metadata,
    Column("character_id", ForeignKey("characters.id"), primary_key=True),
    Column("version", Integer, primary_key=True),
    Column("document", Text, nullable=False),
)

character_blobs = Table(
    "character_blobs",
    metadata,
    Column("character_id", ForeignKey("characters.id"), primary_key=True),
    Column("blob", String(64), primary_key=True, index=True),
)

schema_version = Table("schema_version", metadata, Column("version", Integer, nullable=False))
