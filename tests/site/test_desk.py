"""The desk in a browser: opened, written on, stopped, kept; skipped where `make desk` built none.

`make test-desk` builds it and runs this; `.ci/run` does, too.
"""

import json
import re
import shutil
import subprocess
import sys
import tomllib
from collections import defaultdict
from importlib import import_module
from types import SimpleNamespace

import pytest
import yaml
from packaging.requirements import Requirement

from tests.site.objections import ALONE, JUDGE, SCHEMES, axe
from tests.site.reading import ROOT, SITE, printing, serving

sys.path[:0] = [str(ROOT / "book"), str(ROOT / "book" / "desk")]
import assemble  # noqa: E402
import tasks  # noqa: E402

expect = pytest.importorskip("playwright.sync_api", reason="Playwright is not installed").expect

EDITIONS = ("en", "fa")
LARGEST = 12_000_000  # bytes, as they travel
TASK = "desk-golden-delta"
RIGHT = ["dL/dz_k = sum_j (dL/dyhat_j) (dyhat_j/dz_k)", "dL/dz_k = yhat_k - y_k"]
SIGN = "dL/dz_k = y_k - yhat_k"
WIDE = {"viewport": {"width": 1000, "height": 900}}
HOSTILE = [
    "<script>window.caught = 1</script>",
    "<img src=x onerror='window.caught = 1'> = 1",
    r"\href{javascript:window.caught=1}{x} = x",
    r"\htmlClass{x\" onclick=\"window.caught=1}{z} = z",
    r"\html@mathml{<script>window.caught=1</script>}{x} = 1",
    r"\def\x{\x\x}\x = 1",
    "x" * 100_000,
    "(" * 1000 + "z" + ")" * 1000,
    "{" * 1000 + "z" + "}" * 1000 + " = z",
    r"\frac{1}{" * 300 + "z" + "}" * 300,
    r"\rule{9999999em}{9999999em} = 1",
    "9^(9^(9^(9^9))) = 1",
    "__import__('os').system('ls')",
    "\u202e\u202dz = 1\u0000",
    "```\n</textarea><script>window.caught=1</script>",
]


# What a reader's browser holds from an earlier visit: a desk of another version, and a stranger's.
KEPT_BEFORE = ("yhat-minus-y-desk-000000000000", "something-else")


def words(edition):
    return yaml.safe_load((ROOT / "book/desk/words" / f"{edition}.yml").read_text("utf8"))


def corpus():
    """Lines with what each must get: (task, lines before, line, accepted)."""
    for path in sorted((ROOT / "tests/desk/corpus").glob("*.toml")):
        for task, lines in tomllib.loads(path.read_text("utf8")).items():
            yield from ((task, [], line, True) for line in lines.get("done", ()))
            yield from ((task, [], line, False) for _, line in lines.get("wrong", ()))


# -------------------------------------------------------------------------- without a browser


def test_each_language_says_the_same():
    english, persian = map(words, EDITIONS)

    def leaves(texts, before=()):
        for name, text in texts.items():
            if isinstance(text, dict):
                yield from leaves(text, (*before, name))
            else:
                yield (*before, name), sorted(re.findall(r"\{\w+\}|`[^`]*`", text))

    assert dict(leaves(english)) == dict(leaves(persian))


def test_the_wheels_are_those_of_the_environment():
    pinned = {
        one.name: str(one.specifier)
        for one in map(Requirement, re.findall(r"^[\w-]+==\S+", lines("requirements.txt"), re.M))
    }
    found = re.findall(r"^([\w-]+)(==\S+) --hash=sha256:[0-9a-f]{64}$", lines(WHEELS), re.M)
    assert len(found) == 2 and [(n, pinned[n]) for n, _ in found] == found


WHEELS = "book/desk/wheels.txt"


def lines(name):
    return (ROOT / name).read_text("utf8")


def test_a_changed_source_is_another_desk(monkeypatch, tmp_path):
    changed = tmp_path / "check.py"
    changed.write_text("# changed")
    before = assemble.state()
    files = assemble.eqval_files() | {"eqval/faces/check.py": changed}
    monkeypatch.setattr(assemble, "eqval_files", lambda: files)
    assert assemble.state() != before


WITHOUT = """
import json, sys, tomllib
sys.path.insert(0, "book/desk")
import inside, tasks
mine = [name for name in json.loads(sys.argv[1]) if name not in sys.modules]
inside.leave_out(mine)
known, open = {task["id"]: task for task in tasks.tasks()}, None
for label, text in json.loads(sys.argv[2]):
    task = known[label]
    given = [item["latex"] for item in task["given"]]
    if label == open:
        inside.call("clear", "[]")
    else:
        inside.call("begin", json.dumps([given, task["asked"], task["right"], "en"]))
    open = label
    print(json.loads(inside.call("line", json.dumps([text])))["verdict"])
try:
    import sympy.physics
except ModuleNotFoundError as error:
    print(error)
print([name for name in sys.modules if name in json.loads(sys.argv[1])])
"""


def test_the_corpus_needs_nothing_that_is_left_out():
    """In a Python where the left-out parts of SymPy are barred.

    Every fifth line: of nearly three hundred the last that asked for a part of SymPy which those
    before it had not was the fifteenth.
    """
    absent = [name for name in assemble.left_out() if name.startswith(("sympy", "isympy"))]
    cases = [(task, line) for task, _, line, _ in corpus()][::5]
    command = [sys.executable, "-c", WITHOUT, json.dumps(absent), json.dumps(cases)]
    result = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    assert result.returncode == 0, result.stderr
    *verdicts, missing, loaded = result.stdout.splitlines()
    assert len(verdicts) == len(cases) > 100 and "unread" not in verdicts[:1]
    assert missing == "sympy.physics is left out of the desk (book/desk/left-out.toml)"
    assert loaded == "[]"


SCRIPT = """
const vm = require("node:vm"), fs = require("node:fs");
const source = fs.readFileSync("book/desk/static/desk/desk.js", "utf8");
const desk = vm.runInNewContext(`${source}; desk`);
const line = (verdict) => ({ verdict });
console.log(JSON.stringify([
  desk.pieces("Proved for all \\\\(K\\\\)."),
  desk.pieces("plain"),
  desk.fill("{a} of {b}, {c}", { a: 1, b: 0 }),
  [desk.settable("{".repeat(61)), desk.settable("x".repeat(4001)), desk.settable("\\\\frac{1}{2}")],
  desk.withLine([line("proved"), line("refuted")], line("same")),
  desk.withLine([line("unproved")], line("unread")),
]));
"""


def test_functions_of_the_script():
    if shutil.which("node") is None:
        pytest.skip("no Node on this machine")
    command = ["node", "-e", SCRIPT]
    result = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    assert json.loads(result.stdout) == [
        [["Proved for all ", False], ["K", True], [".", False]],
        [["plain", False]],
        "1 of 0, {c}",
        [False, False, True],
        [{"verdict": "proved"}, {"verdict": "same"}],
        [{"verdict": "unproved"}, {"verdict": "unread"}],
    ]


DOOR = re.compile(r'href="\.\./desk\.html#task-([\w-]+)"')


def test_every_derive_exercise_has_its_door():
    """On the built page, to a task that is there, and without a script."""
    if not (SITE / "index.html").exists():
        pytest.skip("the site is not built (make book)")
    derived = {task["id"] for task in tasks.tasks() if task["id"].startswith("ex-")}
    assert len(derived) >= 10
    for edition in EDITIONS:
        page = (SITE / edition / "desk.html").read_text("utf8")
        doors = set()
        for path in (SITE / edition).glob("*/*.html"):
            doors.update(DOOR.findall(path.read_text("utf8")))
        assert doors == derived
        assert all(f'id="task-{task["id"]}"' in page for task in tasks.tasks())


@pytest.mark.parametrize("edition", EDITIONS)
def test_where_no_desk_was_built_the_page_says_so_and_reads_on(monkeypatch, edition):
    """Each task with the cell that does the same; no script, which would look for a desk."""
    nodes, html = pytest.importorskip("docutils.nodes"), pytest.importorskip("lxml.html")
    page_of_the_desk = import_module("desk")  # of book/_ext, which `reading` has put on the path
    monkeypatch.setattr(assemble, "ready", lambda: None)
    env = SimpleNamespace(titles=defaultdict(nodes.title))
    config = SimpleNamespace(language=edition)
    builder = SimpleNamespace(name="html", config=config, env=env, get_relative_uri="{}{}".format)
    body, files = [], []
    with pytest.raises(nodes.SkipNode):
        page_of_the_desk.visit(SimpleNamespace(builder=builder, body=body), None)
    page = html.fromstring(f"<div>{''.join(body)}</div>")
    (missing,) = page.find_class("desk-missing")
    assert missing.text_content() == words(edition)["not built"].replace("`", "")
    assert "make desk" in missing.text_content() and not page.xpath("//*[@id='desk-settings']")
    cells = [cell.text_content() for cell in page.xpath("//*[@class='desk-notebook']/pre")]
    assert len(cells) == len(tasks.tasks()) and all("Derivation(" in cell for cell in cells)
    app = SimpleNamespace(
        builder=builder,
        add_css_file=lambda name, **_: files.append(name),
        add_js_file=lambda name, **_: files.append(name),
    )
    doctree = nodes.section("", page_of_the_desk.Desk())
    page_of_the_desk.load(app, "desk", "page.html", {}, doctree)
    assert files == ["desk/desk.css"]


# -------------------------------------------------------------------------- in a browser


@pytest.fixture(scope="module")
def manifest():
    manifest = assemble.ready()
    if manifest is None or not (SITE / "desk" / manifest["version"]).is_dir():
        pytest.skip("the desk is not built, or of other sources (make desk)")
    return manifest


def room(page, task=TASK):
    return page.locator(f"#task-{task}")


def goto(page, address, edition, task=TASK):
    page.goto(f"{address}/{edition}/desk.html#task-{task}")
    printing.settle(page)
    return room(page, task)


def open_desk(page, edition, task=TASK):
    """Opened by keyboard; back when it is ready."""
    box = room(page, task)
    box.locator(".desk-gate button").focus()
    page.keyboard.press("Enter")
    box.get_by_role("textbox").wait_for(timeout=300_000)
    return box


def write(page, box, text, judged=True):
    """One line, with Enter at its end; back with what is said of it."""
    field = box.get_by_role("textbox").first
    field.fill(text)
    page.keyboard.press("Enter")
    if judged:
        page.wait_for_function(
            "(box) => !box.querySelector('.desk-room').hasAttribute('aria-busy')",
            arg=box.element_handle(),
            timeout=300_000,
        )
        return box.locator(".desk-line").last.get_attribute("data-verdict")


@pytest.fixture(scope="module", params=EDITIONS)
def desk(request, browser, address, manifest):
    """A page with the desk open, its task, its edition, and every request that it has made."""
    context = browser.new_context(**WIDE)
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    page = context.new_page()
    page.add_init_script(axe.AXE_SCRIPT)
    asked = []
    context.on("request", lambda request: asked.append(request.url))
    goto(page, address, request.param)
    assert not [url for url in asked if "/desk/" in url and "_static" not in url], "too early"
    for name in KEPT_BEFORE:
        page.evaluate("(name) => caches.open(name)", name)
    box = open_desk(page, request.param)
    yield page, box, request.param, asked
    context.close()


def clear(page, box, edition):
    page.evaluate("(id) => { location.hash = id }", box.get_attribute("id"))
    box.get_by_role("button", name=words(edition)["clear"]).click()
    box.locator(".desk-line").first.wait_for(state="detached")


def test_it_weighs_what_it_says(manifest, browser, address):
    total = sum(manifest["bytes"].values())
    assert total <= LARGEST
    page = browser.new_page()
    box = goto(page, address, "en")
    assert f"{total / 1e6:.1f} MB" in box.locator(".desk-gate button").first.inner_text()
    page.close()


def test_from_the_exercise_to_the_last_line(desk):
    page, box, edition, _ = desk
    clear(page, box, edition)
    say = words(edition)
    assert write(page, box, SIGN) == "refuted"
    last = box.locator(".desk-line").last
    assert last.locator(".desk-numbers math").count() >= 3
    nudge = last.get_by_role("button", name=say["nudge"])
    nudge.click()
    last.get_by_role("button", name=say["in words"]).click()
    assert last.locator(".desk-hints p").count() == 2
    assert [write(page, box, line) for line in RIGHT] == ["proved", "same"]
    assert box.locator(".desk-line").count() == 2, "the wrong line has been replaced"
    assert box.locator(".desk-line.desk-done").count() == 1
    status = box.locator(".desk-status")
    two = {"en": "2", "fa": "۲"}[edition]
    assert say["done"]["more"].replace("{count}", two) in status.inner_text()
    assert status.locator("a").get_attribute("href").startswith("#task-")


def test_a_line_is_set_while_it_is_typed(desk):
    _, box, *_ = desk
    field = box.get_by_role("textbox").first
    field.fill("")
    field.press_sequentially("dL/dz_k")
    expect(box.locator(".desk-shown math mfrac")).to_have_count(1)  # what stood there goes


def test_lines_are_taken_back_and_along(desk):
    page, box, edition, _ = desk
    clear(page, box, edition)
    say = words(edition)
    for line in RIGHT:
        write(page, box, line)
    box.get_by_role("button", name=say["latex"]).click()
    box.locator(".desk-status", has_text=say["copied"]).wait_for()
    latex = page.evaluate("navigator.clipboard.readText()")
    assert latex.startswith(r"\begin{gathered}") and r"\hat{y}_k - y_k" in latex
    with page.expect_download() as download:
        box.get_by_role("button", name=say["save"]).click()
    saved = download.value.path().read_text("utf8")
    assert saved.count("-line-") == 2 and download.value.suggested_filename == f"{TASK}.md"
    box.get_by_role("button", name=say["undo"]).click()
    box.locator(".desk-status", has_text=say["back"]).wait_for()
    assert box.locator(".desk-line").count() == 1
    assert box.get_by_role("textbox").first.input_value() == RIGHT[1]


def test_the_saved_page_is_judged_alike(desk, tmp_path):
    page, box, edition, _ = desk
    clear(page, box, edition)
    for line in RIGHT:
        write(page, box, line)
    with page.expect_download() as download:
        box.get_by_role("button", name=words(edition)["save"]).click()
    copy = tmp_path / "derivation.md"
    copy.write_bytes(download.value.path().read_bytes())
    from eqval import verify

    found = [one.verdict.status for one in verify([copy]) if "-line-" in one.label]
    assert found == ["proved", "proved"]


def test_hostile_lines_leave_the_page_alive(desk):
    page, box, edition, _ = desk
    clear(page, box, edition)
    for text in HOSTILE:
        verdict = write(page, box, text)
        assert verdict in ("unread", "unproved", "refuted"), text[:50]
        assert page.evaluate("window.caught") is None
        assert page.locator(".desk-room :is(script, img, a[href^=java])").count() == 0
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert write(page, box, RIGHT[1]) == "proved"


@pytest.mark.parametrize("tool", ["clear", "undo"])
def test_what_is_typed_while_the_desk_is_at_work_stays(desk, tool):
    page, box, edition, _ = desk
    clear(page, box, edition)
    write(page, box, RIGHT[0])
    box.get_by_role("button", name=words(edition)[tool]).evaluate(
        """(button) => {
          const input = button.closest(".desk-room").querySelector("textarea");
          button.click();
          input.value = "yhat_k";
          input.dispatchEvent(new Event("input"));
        }"""
    )
    box.locator(".desk-line").first.wait_for(state="detached")
    assert box.get_by_role("textbox").first.input_value() == "yhat_k"


def test_a_sample_of_the_corpus_gets_its_verdicts(desk):
    """Every twenty-fifth line: a wrong one is never taken, a right one never refused.

    On a busy machine the clock may run out on a right one: it is then left open.
    """
    page, _, edition, _ = desk
    found = []
    for label, _, text, accepted in list(corpus())[::25]:
        box = room(page, label)
        page.evaluate("(id) => { location.hash = id }", f"task-{label}")
        box.get_by_role("textbox").first.wait_for()
        clear(page, box, edition)
        found.append((label, text, accepted, write(page, box, text)))
    taken = ("proved", "same")
    assert [one for one in found if one[2] != (one[3] in taken) and one[3] != "unproved"] == []
    assert len(found) > 20
    assert sum(verdict == "unproved" for *_, verdict in found) <= len(found) / 10


def test_axe_agrees_and_nothing_is_wider_than_a_phone(desk):
    """With a line of every kind and hints shown; on two phones, in both schemes."""
    page, box, edition, _ = desk
    clear(page, box, edition)
    page.evaluate(ALONE, f"#task-{TASK}")
    say = words(edition)
    states = {"right": RIGHT[0], "done": RIGHT[1], "wrong": SIGN, "unread": "dL/dz_k = whatever"}
    for state, line in states.items():
        write(page, box, line)
        if state == "wrong":
            box.get_by_role("button", name=say["nudge"]).click()
        for scheme, options in SCHEMES.items():
            page.emulate_media(color_scheme=scheme)
            page.evaluate("document.getAnimations().forEach((animation) => animation.finish())")
            assert page.evaluate(JUDGE, [f"#task-{TASK}", options]) == [], (state, scheme)
        for width in (320, 390):
            page.set_viewport_size({"width": width, "height": 800})
            assert page.evaluate("document.documentElement.scrollWidth") <= width, (state, width)
            small = page.evaluate(SMALL)
            assert small == [], (state, width)
        page.set_viewport_size(WIDE["viewport"])
    page.emulate_media(color_scheme="light")
    page.evaluate("putBack()")


SMALL = """() => [...document.querySelectorAll(".desk-room :is(button, textarea)")]
  .filter((one) => one.offsetParent).map((one) => [one.textContent, one.getBoundingClientRect()])
  .filter(([, box]) => box.height < 44 || box.width < 44).map(([text]) => text)"""


def test_no_other_host_is_asked(desk, address):
    *_, asked = desk
    foreign = [url for url in asked if not url.startswith((address, "blob:", "data:"))]
    assert asked and foreign == []


def hanging(context):
    """Let the worker of the page hang on the line "hang", as no line of eqval does."""

    def spoiled(route):
        text = route.fetch().text()
        assert "try {" in text
        route.fulfill(
            body=text.replace("try {", 'try { if (values[0] === "hang") for (;;);', 1),
            content_type="text/javascript",
        )

    context.route("**/worker.mjs", spoiled)


def test_stop_stops_and_keeps(browser, address, manifest):
    say = words("en")
    context = browser.new_context(service_workers="block", **WIDE)
    hanging(context)
    page = context.new_page()
    box = goto(page, address, "en")
    box.locator(".desk-gate button").first.click()
    box.get_by_role("button", name=say["stop"]).click()
    box.locator(".desk-status", has_text=say["not loaded"]).wait_for()

    open_desk(page, "en")
    write(page, box, RIGHT[0])
    write(page, box, "hang", judged=False)
    box.get_by_role("button", name=say["stop"]).click()
    box.locator(".desk-status", has_text=say["stopped"]).wait_for()
    assert box.locator(".desk-line").count() == 1
    assert box.get_by_role("textbox").first.input_value() == "hang"
    assert write(page, box, "= yhat_k - y_k") == "same", "set up again, with the line above"
    context.close()


def test_lines_are_there_again_and_without_a_network(browser, manifest):
    """The server goes away after one visit; the page comes again, and so does its desk."""
    context = browser.new_context(**WIDE)
    page = context.new_page()
    with serving(SITE) as address:
        goto(page, address, "fa")
        box = open_desk(page, "fa")
        write(page, box, RIGHT[0])
        box.get_by_role("textbox").first.fill("= yhat")
        page.wait_for_function(COMPLETE, arg=manifest["version"])
    page.reload()
    printing.settle(page)
    assert box.locator(".desk-status").inner_text() == words("fa")["kept"]
    open_desk(page, "fa")
    assert box.locator(".desk-line").count() == 1
    assert box.get_by_role("textbox").first.input_value() == "= yhat"
    assert write(page, box, RIGHT[1]) == "same"
    context.close()


COMPLETE = """async (version) => {
  const names = await caches.keys();
  const cache = await caches.open(names[0]);
  const files = (await cache.keys()).map((request) => request.url);
  const has = (part) => files.some((url) => url.includes(part));
  return names.length === 1 && names[0].endsWith(version)
    && ["library.bin", "python.bin", "worker.mjs", "settings.json", "desk.html", ".css"].every(has);
}"""


def test_another_version_takes_the_place_of_the_one_before(desk, manifest):
    page, *_ = desk
    kept = page.evaluate("caches.keys()")
    assert sorted(kept) == ["something-else", f"yhat-minus-y-desk-{manifest['version']}"]


def test_from_a_folder_it_says_how_to_do_without(open_page, manifest):
    page = open_page(f"{SITE.as_uri()}/en/desk.html#task-{TASK}")
    assert page.locator(".desk-missing").is_visible()
    assert page.locator(".desk-gate").count() == 0
    assert "from eqval import Derivation" in page.locator(f"#task-{TASK} pre").text_content()


@pytest.mark.parametrize("edition", EDITIONS)
def test_what_is_given_begins_inside_its_line(open_page, address, edition):
    """A formula that is too wide for a phone is cut at its end, in a box that can be scrolled."""
    page = open_page(f"{address}/{edition}/desk.html", viewport={"width": 390, "height": 844})
    page.evaluate("document.querySelectorAll('.desk-task').forEach((one) => (one.open = true))")
    outside = page.evaluate(
        """() => [...document.querySelectorAll(".desk-given li")].filter((line) => {
          const box = line.getBoundingClientRect();
          return line.querySelector("math").getBoundingClientRect().left < box.left - 1;
        }).map((line) => line.textContent)"""
    )
    assert outside == []
