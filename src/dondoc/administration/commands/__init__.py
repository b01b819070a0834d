"""The part of the `dondoc` command for those who run an installation."""

from __future__ import annotations

from dondoc.administration.commands.checking import check
from dondoc.administration.commands.demo import demo
from dondoc.administration.commands.journal import journal
from dondoc.administration.commands.life import life
from dondoc.administration.commands.setup import setup

__all__ = ["check", "demo", "journal", "life", "setup"]
