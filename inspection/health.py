"""Does the house stand? Asked by a timer that restarts the worker, and by whoever watches the server."""

from datetime import timedelta

from django.contrib.auth.decorators import login_not_required
from django.db import connection
from django.http import HttpRequest, JsonResponse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe
from django_q.models import Success

# The worker has something to do every minute. One that finished nothing for this long hangs, however many of its
# processes are alive: killing an idle one can leave the queue's lock held for ever.
SILENCE = timedelta(minutes=3)


def worker_is_heard() -> bool:
    """Return whether a job went all the way through queue and worker lately."""
    return bool(Success.objects.filter(stopped__gte=timezone.now() - SILENCE).exists())


@login_not_required
@never_cache
@require_safe
def health(request: HttpRequest) -> JsonResponse:
    """Answer 200 when database and worker answer, else 503; names nothing that is in the house."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    heard = worker_is_heard()
    return JsonResponse({"database": True, "worker": heard}, status=200 if heard else 503)
