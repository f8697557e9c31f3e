"""The built site, its pages, and a server for it."""

import sys
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

ROOT = Path(__file__).resolve().parents[2]
SITE = ROOT / "_build" / "site"
sys.path.insert(0, str(ROOT / "book" / "_ext"))
import printing  # noqa: E402

__all__ = [
    "PHONE", "ROOT", "SITE", "Quiet", "arrive", "forget", "hearing", "pages", "printing", "serving",
    "staying",
]  # fmt: skip

PHONE = {"width": 390, "height": 844}


class Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *arguments):
        pass


@contextmanager
def serving(folder, handler=Quiet):
    """The address of a folder served on this machine."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(handler, directory=str(folder)))
    Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


@contextmanager
def hearing(page, **listeners):
    """While a page is looked at, call a function for each event of a kind."""
    for event, listener in listeners.items():
        page.on(event, listener)
    yield
    for event, listener in listeners.items():
        page.remove_listener(event, listener)


def arrive(page, address, name):
    """Open a page and wait for its fonts."""
    page.goto(f"{address}/{staying(name)}")
    printing.settle(page)


def forget(page):
    """Leave a page as if nobody had been there."""
    if page.url != "about:blank":
        page.evaluate("localStorage.clear()")
        page.goto("about:blank")


def pages():
    """Every page of the site a reader can come to, as paths below it."""
    found = SITE.glob("**/*.html")
    return sorted(p.relative_to(SITE).as_posix() for p in found if "_static" not in p.parts)


def staying(name):
    """The address at which a page stays: the page of both editions would go on to one of them."""
    return f"{name}#choose" if name == "index.html" else name
