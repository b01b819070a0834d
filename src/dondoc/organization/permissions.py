"""The verbs of this room. Who is who is open to everybody signed in who holds `VIEW`."""

from __future__ import annotations

VIEW = "organization.view"
MANAGE = "organization.manage"
