"""The room's nightly work."""

from __future__ import annotations

from datetime import timedelta
from importlib import import_module

from axes.models import AccessAttempt, AccessLog
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from dondoc.jobs.kinds import Order, Outcome

_ATTEMPTS, _SIGN_INS = timedelta(days=1), timedelta(days=365)


def forget_sign_ins(order: Order) -> Outcome:
    """Remove sessions that are over, wrong attempts of the day before, and who signed in from where a year ago."""
    import_module(settings.SESSION_ENGINE).SessionStore.clear_expired()
    AccessAttempt.objects.filter(attempt_time__lt=order.at - _ATTEMPTS).delete()
    AccessLog.objects.filter(attempt_time__lt=order.at - _SIGN_INS).delete()
    return Outcome(_("Sessions that are over and old sign-ins were removed."))
