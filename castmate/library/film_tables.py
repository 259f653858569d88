"""The tables of films: their shots in order, and every take that was ever made of them."""

from sqlalchemy import (
    Boolean,
    Column,
    Float,
    ForeignKey,
    Integer,
    String,
    Table,
    Text,
    UniqueConstraint,
)

from castmate.library.schema import metadata

films = Table(
    "films",
    metadata,
    Column("id", String(64), primary_key=True),
    Column("name", String(160), nullable=False, unique=True),
    Column("output", Text, unique=True),
    Column("title", Text, nullable=False, default=""),
    Column("script", Text, nullable=False),
    Column("settings", Text, nullable=False),
    Column("assembled", Text),  # what the file at output was made of; None: nothing yet
    Column("created_at", Float, nullable=False),
    Column("updated_at", Float, nullable=False),
)

film_shots = Table(
    "film_shots",
    metadata,
    Column("id", String(64), primary_key=True),
    Column("film_id", ForeignKey("films.id"), nullable=False, index=True),
    Column("position", Integer),  # None: the script no longer has it; its takes are kept
    Column("label", String(40), nullable=False),
    Column("key", String(64), nullable=False, index=True),
    Column("text", Text, nullable=False),
    Column("selected", String(64)),
    Column("locked", Boolean, nullable=False, default=False),
    Column("takes_made", Integer, nullable=False, default=0),  # ever: numbers are not given twice
)

takes = Table(
    "takes",
    metadata,
    Column("id", String(64), primary_key=True),
    Column("shot_id", ForeignKey("film_shots.id"), nullable=False, index=True),
    Column("number", Integer, nullable=False),
    Column("key", String(64), nullable=False, index=True),  # of the shot with its first seed
    Column("seed", Integer, nullable=False),
    Column("recipe", Text, nullable=False),
    Column("verdict", String(24), nullable=False),
    Column("percent", Float),
    Column("least_percent", Float),  # the gate it was held to; None: it was not measured
    Column("num_frames", Integer, nullable=False),
    Column("spent_seconds", Float, nullable=False),
    Column("video", String(64), nullable=False, index=True),
    Column("sidecar", String(64), nullable=False, index=True),
    Column("selected_at", Float),  # when it was last chosen; None: never
    Column("created_at", Float, nullable=False),
    UniqueConstraint("shot_id", "number"),
    UniqueConstraint("shot_id", "key", "seed"),
)

TABLES = (films, film_shots, takes)
