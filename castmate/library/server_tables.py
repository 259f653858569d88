"""The tables of the server: videos that were asked for, keys, and who is told of what."""

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

videos = Table(
    "videos",
    metadata,
    Column("position", Integer, primary_key=True, autoincrement=True),  # in the order of asking
    Column("id", String(64), nullable=False, unique=True),
    Column("job_id", ForeignKey("jobs.id"), index=True),  # None: waits for a character to be cast
    Column("created_at", Float, nullable=False),
    Column("kind", String(16), nullable=False),  # create, edit, extend or remix
    Column("model", String(80), nullable=False),
    Column("prompt", Text, nullable=False),
    Column("size", String(20), nullable=False),
    Column("seconds", String(12), nullable=False),
    Column("source_id", String(64)),
    Column("order", Text, nullable=False),  # JSON: all that the work is given
    Column("waits_for", Text, nullable=False, default="[]"),  # JSON: ids of characters
    Column("batch_id", String(64), index=True),
    Column("custom_id", String(255)),
    Column("owner", String(64), nullable=False, default=""),
    Column("idempotency_key", String(255)),
    Column("fingerprint", String(64)),
    Column("error", Text),  # JSON: why no job was ever filed
    Column("video", String(64), index=True),
    Column("thumbnail", String(64)),
    Column("spritesheet", String(64)),
    Column("sidecar", String(64)),
    Column("facts", Text),  # JSON: who was in it, how consistent, warnings
    Column("completed_at", Float),
    Column("expires_at", Float),
    Column("announced_at", Float, index=True),
    Column("deleted_at", Float),  # the row stays, so that a page may begin after it
    UniqueConstraint("owner", "idempotency_key"),
)

castings = Table(
    "castings",
    metadata,
    Column("position", Integer, primary_key=True, autoincrement=True),
    Column("id", String(64), nullable=False, unique=True),
    Column("job_id", ForeignKey("jobs.id"), index=True),
    Column("handle", String(80), nullable=False, index=True),
    Column("name", String(80), nullable=False),
    Column("created_at", Float, nullable=False),
    Column("order", Text, nullable=False),
    Column("owner", String(64), nullable=False, default=""),
    Column("idempotency_key", String(255)),
    Column("fingerprint", String(64)),
    UniqueConstraint("owner", "idempotency_key"),
)

files = Table(
    "files",
    metadata,
    Column("position", Integer, primary_key=True, autoincrement=True),
    Column("id", String(64), nullable=False, unique=True),
    Column("filename", String(255), nullable=False),
    Column("purpose", String(40), nullable=False),
    Column("bytes", Integer, nullable=False),
    Column("blob", String(64), nullable=False, index=True),
    Column("created_at", Float, nullable=False),
    Column("expires_at", Float),
)

batches = Table(
    "batches",
    metadata,
    Column("position", Integer, primary_key=True, autoincrement=True),
    Column("id", String(64), nullable=False, unique=True),
    Column("input_file_id", String(64), nullable=False),
    Column("status", String(20), nullable=False, index=True),
    Column("created_at", Float, nullable=False),
    Column("cancelling_at", Float),
    Column("finished_at", Float),
    Column("labels", Text),  # JSON: what the client calls metadata
    Column("total", Integer, nullable=False, default=0),
    Column("refused", Text, nullable=False, default="[]"),  # JSON: lines that became no video
    Column("errors", Text, nullable=False, default="[]"),
    Column("output_file_id", String(64)),
    Column("error_file_id", String(64)),
)

api_keys = Table(
    "api_keys",
    metadata,
    Column("id", String(64), primary_key=True),
    Column("name", String(80), nullable=False),
    Column("hash", String(64), nullable=False, unique=True),
    Column("hint", String(20), nullable=False),
    Column("scopes", String(80), nullable=False),
    Column("created_at", Float, nullable=False),
    Column("last_used_at", Float),
    Column("revoked_at", Float),
)

webhook_endpoints = Table(
    "webhook_endpoints",
    metadata,
    Column("position", Integer, primary_key=True, autoincrement=True),
    Column("id", String(64), nullable=False, unique=True),
    Column("name", String(200), nullable=False),
    Column("url", Text, nullable=False),
    Column("event_types", Text, nullable=False),  # JSON
    Column("secret", String(120), nullable=False),
    Column("earlier_secret", String(120)),
    Column("earlier_until", Float),
    Column("created_at", Float, nullable=False),
    Column("updated_at", Float, nullable=False),
)

webhook_deliveries = Table(
    "webhook_deliveries",
    metadata,
    Column("position", Integer, primary_key=True, autoincrement=True),
    Column("event_id", String(64), nullable=False),
    Column("endpoint_id", String(64), nullable=False, index=True),
    Column("body", Text, nullable=False),
    Column("attempt", Integer, nullable=False, default=0),
    Column("first_at", Float, nullable=False),
    Column("next_at", Float, index=True),  # None: delivered, or given up
    Column("delivered_at", Float),
    Column("last_answer", String(200)),
    Column("is_test", Boolean, nullable=False, default=False),
)

server_settings = Table(
    "server_settings",
    metadata,
    Column("name", String(80), primary_key=True),
    Column("value", Text, nullable=False),  # JSON
)

TABLES = (
    videos,
    castings,
    files,
    batches,
    api_keys,
    webhook_endpoints,
    webhook_deliveries,
    server_settings,
)
