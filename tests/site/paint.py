"""How soon a phone on a slow line has painted a page: `python -m tests.site.paint` prints it.

Chromium slows itself down: 1.6 Mbit/s, 150 ms to the server and back, a processor four times
slower. Each page is visited for the first time, five times; the median is printed. On a busy
machine the numbers say nothing.
"""

import gzip
from statistics import median

from tests.site.reading import PHONE, SITE, Quiet, printing, serving

PAGES = ("index", "neuron/gradient", "network/golden-property")
TIMES = 5
LINE = {"offline": False, "latency": 150, "downloadThroughput": 2e5, "uploadThroughput": 9.4e4}
PAINTED = """() => new Promise((done) => new PerformanceObserver((list) => {
  const last = list.getEntries().at(-1);
  done([last.startTime, last.element?.localName ?? ""]);
}).observe({ type: "largest-contentful-paint", buffered: true }))"""


class Packed(Quiet):
    """A server that packs what it sends, as those on the way to readers do."""

    def copyfile(self, source, target):
        target.write(self.content)

    def send_head(self):
        path = self.translate_path(self.path)
        try:
            with open(path, "rb") as file:
                content = file.read()
        except OSError:
            return super().send_head()
        kind = self.guess_type(path)
        self.content = (
            gzip.compress(content) if kind.startswith(("text/", "image/svg")) else content
        )
        self.send_response(200)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(self.content)))
        if self.content is not content:
            self.send_header("Content-Encoding", "gzip")
        self.end_headers()
        return open(path, "rb")


def painted(browser, address):
    """Milliseconds until the largest thing on the first screen stands there, and what it is."""
    context = browser.new_context(viewport=PHONE, device_scale_factor=2, is_mobile=True)
    page = context.new_page()
    session = context.new_cdp_session(page)
    session.send("Network.enable")
    session.send("Network.emulateNetworkConditions", LINE)
    session.send("Emulation.setCPUThrottlingRate", {"rate": 4})
    page.goto(address)
    printing.settle(page)
    found = page.evaluate(PAINTED)
    context.close()
    return found


def main():
    with printing.chromium() as browser, serving(SITE, Packed) as address:
        for edition in ("en", "fa"):
            for name in PAGES:
                page = f"{edition}/{name}.html"
                visits = [painted(browser, f"{address}/{page}") for _ in range(TIMES)]
                times = sorted(time / 1000 for time, _ in visits)
                most = f"from {times[0]:.2f} to {times[-1]:.2f}"
                print(f"{page:34} {median(times):5.2f} s  {most}  {visits[0][1]}", flush=True)


if __name__ == "__main__":
    main()
