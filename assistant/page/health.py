"""What the app tells who watches it: `/healthz` to load balancers, `/metrics` to Prometheus."""

from collections.abc import Sequence

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from assistant import metrics
from assistant.assistant import Assistant


def routes(assistant: Assistant) -> Sequence[Route]:
    """Return the routes, to be served before the page's own."""

    def healthz(request: Request) -> Response:
        health = assistant.health()
        return JSONResponse(health, 200 if health["status"] == "ok" else 503)

    def metered(request: Request) -> Response:
        return Response(metrics.exposed(lambda: _gauges(assistant)), media_type=None, headers=_HEAD)

    return [Route("/healthz", healthz), Route("/metrics", metered)]


_HEAD = {"content-type": metrics.CONTENT_TYPE}


def _gauges(assistant: Assistant) -> dict[str, float]:
    health = assistant.health()
    return {
        "index_articles": health["articles"],
        "index_passages": health["passages"],
        "unreadable_files": health["unreadable"],
        "in_step": float(health["in_step"]),
        "searches_by_meaning": float(health["searches_by_meaning"]),
    }
