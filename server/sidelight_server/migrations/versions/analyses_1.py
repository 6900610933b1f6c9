"""The table of kept analyses."""

import sqlalchemy as sa
from alembic import op

revision = "analyses_1"
down_revision = None


def upgrade() -> None:
    op.create_table(
        "analyses",
        sa.Column("id", sa.String(64), primary_key=True),
        sa.Column("engine", sa.String(20), nullable=False),
        sa.Column("edition", sa.String(200), nullable=False),
        sa.Column("made", sa.DateTime(timezone=True), nullable=False),
        sa.Column("analysis", sa.Text, nullable=False),
    )
    op.create_index("ix_analyses_made", "analyses", ["made"])


def downgrade() -> None:
    op.drop_table("analyses")
