"""Build the editions of the book out of one list of chapters: site, pdf or epub."""

import argparse
import gc
import logging
import os
import re
import shutil
import sys
from hashlib import sha256
from importlib import import_module
from multiprocessing import get_context
from pathlib import Path
from sysconfig import get_path
from types import ModuleType

import root
import yaml
from bundle import make_wheel, pack

BOOK = Path(__file__).resolve().parent
sys.path[:0] = [str(BOOK / "_ext"), str(BOOK / "desk")]
import assemble  # noqa: E402
import take_along  # noqa: E402
from catalogues import compile_catalogues, put  # noqa: E402

ROOT = BOOK.parent
BUILD = ROOT / "_build"
NEXT = BUILD / "next-site"
EDITIONS = {"en": "_toc.yml", "fa": "_toc.fa.yml"}
NAME = "yhat-minus-y"
FORMS = (".pdf", ".epub", ".zip")
FORK = get_context("fork")


def offer(edition, suffix):
    """Where a form of an edition lies that can be taken along."""
    return BUILD / f"{NAME}-{edition}{suffix}"


def listed(toc):
    """The pages in a table of contents, in order, without the folder of the edition."""
    entries = re.findall(r"\b(?:root|file): book/\w\w/(\S+)", (ROOT / toc).read_text("utf8"))
    return [Path(entry).as_posix() for entry in entries]


def missing(edition):
    """The pages of the table of contents that an edition does not have yet."""
    folder = BOOK / edition
    return [
        page
        for page in listed(EDITIONS[edition])
        if not any((folder / f"{page}{suffix}").exists() for suffix in (".md", ".ipynb"))
    ]


def merged(settings, changes):
    """One nested dictionary over another; lists are replaced."""
    for key, value in changes.items():
        both = isinstance(value, dict) and isinstance(settings.get(key), dict)
        settings[key] = merged(settings[key], value) if both else value
    return settings


def published(edition):
    """What only the place of publication knows; without it no page names another host."""
    settings = {}
    if address := os.environ.get("BOOK_REPOSITORY"):
        settings["repository"] = {
            "url": address,
            "branch": "main",
            "path_to_book": f"book/{edition}",
        }
        settings["html"] = {"use_repository_button": True}
        launch = {"binderhub_url": "BOOK_BINDER", "colab_url": "BOOK_COLAB"}
        settings["launch_buttons"] = {
            name: os.environ[variable]
            for name, variable in launch.items()
            if os.environ.get(variable)
        }
    if address := os.environ.get("BOOK_SITE"):
        settings["html"] = settings.get("html", {}) | {"baseurl": f"{address}/{edition}"}
    return settings


def configure(edition, folder):
    """Write the configuration and the table of contents of one edition, as Jupyter Book reads them.

    Returns their paths.
    """
    folder.mkdir(parents=True, exist_ok=True)
    settings = yaml.safe_load((ROOT / "_config.yml").read_text("utf8"))
    own = ROOT / f"_config.{edition}.yml"
    if own.exists():
        merged(settings, yaml.safe_load(own.read_text("utf8")))
    merged(settings, published(edition))
    settings["sphinx"]["local_extensions"] = {"passes": str(BOOK / "_ext")}
    compile_catalogues(edition, folder / "locale")
    settings["sphinx"]["config"]["locale_dirs"] = [str(folder / "locale")]
    settings["sphinx"]["config"]["book_repository"] = os.environ.get("BOOK_REPOSITORY", "")
    settings["sphinx"]["config"]["editions"] = [code for code in EDITIONS if has(code)]
    settings["sphinx"]["config"]["eqval_ledger"] = "back/ledger"
    settings["sphinx"]["config"]["eqval_verdicts"] = str(BOOK / "verdicts.json")
    absent = set(missing(edition))
    toc = yaml.safe_load((ROOT / EDITIONS[edition]).read_text("utf8"))
    toc["root"] = toc["root"].removeprefix(f"book/{edition}/")
    for part in toc["parts"]:
        names = [chapter["file"].removeprefix(f"book/{edition}/") for chapter in part["chapters"]]
        part["chapters"] = [{"file": name} for name in names if name not in absent]
    toc["parts"] = [part for part in toc["parts"] if part["chapters"]]
    paths = folder / "_config.yml", folder / "_toc.yml"
    for path, data in zip(paths, (settings, toc), strict=True):
        put(path, yaml.safe_dump(data, allow_unicode=True, sort_keys=False).encode())
    return paths


def has(edition):
    """Whether an edition has begun: its first page is there."""
    return "index" not in missing(edition)


class Idle(ModuleType):
    """A module that is imported and not used: whatever is asked of it is nothing."""

    def __getattr__(self, name):
        if name.startswith("__"):
            raise AttributeError(name)


# What runs notebooks, a fifth of all that would be imported: their outputs are shown as they are.
IDLE = (
    *("IPython", "IPython.display", "IPython.lib.lexers", "jupyter_client.kernelspec"),
    *("myst_nb.core.execute.cache", "myst_nb.core.execute.direct", "myst_nb.core.execute.inline"),
)


def warm_up():
    """Import what every edition is built with: a process that is forked from this one has it."""
    sys.modules.update({name: Idle(name) for name in IDLE})
    # What a build makes it keeps, half a gigabyte: to look for garbage there is time for nothing.
    gc.disable()
    from sphinx.application import builtin_extensions

    settings = yaml.safe_load((ROOT / "_config.yml").read_text("utf8"))
    extensions = settings["sphinx"]["config"]["extensions"]
    for name in (*builtin_extensions, *extensions, "myst_nb.sphinx_ext", "jupyter_book.sphinx"):
        import_module(name)


def sphinx(edition, builder, finish):
    """Build one edition in this process, and end it: with 0 when nothing was amiss."""
    from jupyter_book.sphinx import build_sphinx

    logging.disable(logging.DEBUG)  # nobody would hear it
    folder = BUILD / edition
    config, toc = configure(edition, folder / ".settings")
    shutil.rmtree(folder / builder, ignore_errors=True)
    doctrees, maker = folder / f".doctrees-{builder}", fingerprint()
    take_over(doctrees, maker)
    made_by = doctrees / MADE_BY
    made_by.unlink(missing_ok=True)
    strict = not missing(edition)
    result = build_sphinx(
        str(BOOK / edition),
        str(folder / builder),
        noconfig=True,
        path_config=str(config),
        confoverrides={
            "external_toc_path": str(toc),
            "latex_individualpages": False,
            "nitpicky": strict,
        },
        doctreedir=str(doctrees),
        builder=builder,
        warningiserror=strict,
        keep_going=strict,
        quiet=True,
    )
    result = result if isinstance(result, int) else 1
    if result == 0:
        made_by.write_text(maker)
        finish(edition)
    sys.exit(result)


MADE_BY = ".made-by"


def take_over(doctrees, maker):
    """Keep what was read to the end with what would read it now, or take it from another form.

    A page is read alike for each form; the forms part when it is written.
    """

    def fit(folder):
        return (folder / MADE_BY).exists() and (folder / MADE_BY).read_text() == maker

    if fit(doctrees):
        return
    shutil.rmtree(doctrees, ignore_errors=True)
    if known := next(filter(fit, doctrees.parent.glob(".doctrees-*")), None):
        shutil.copytree(known, doctrees)


def fingerprint():
    """What pages are read with, all but themselves: a page read with the same need not be again.

    Sphinx knows by itself which pages have changed. After a warning every page is read, so that
    it is heard again.
    """
    folders = [BOOK / "_ext", BOOK / "_theme", BOOK / "explorables", BOOK / "locale"]
    folders += [ROOT / "ceutils", ROOT / "eqval"]
    files = [path for folder in folders for path in folder.rglob("*") if path.is_file()]
    files += [
        *ROOT.glob("_*.yml"),
        ROOT / "requirements.txt",
        BOOK / "references.bib",
        Path(__file__),
    ]
    found = sha256(repr(sorted(published("").items())).encode())
    for path in sorted(path for path in files if path.suffix != ".pyc"):
        found.update(f"{path.relative_to(ROOT)}\n".encode() + path.read_bytes())
    return found.hexdigest()


def build(builder, finish=lambda edition: None):
    """Build all editions, each in its own process; Sphinx knows one language per process."""
    warm_up()
    running = {}
    for edition in EDITIONS:
        absent = missing(edition)
        if not has(edition):
            print(
                f"NOT BUILT: book/{edition} has no index page yet; the other edition stands alone"
            )
            continue
        if absent:
            print(
                f"INCOMPLETE: book/{edition} lacks {len(absent)} of the pages in "
                f"{EDITIONS[edition]}: {', '.join(absent)}.\n"
                "            It is built without them, and its warnings do not stop the build."
            )
        running[edition] = FORK.Process(target=sphinx, args=(edition, builder, finish))
        running[edition].start()
    for process in running.values():
        process.join()
    failed = [edition for edition, process in running.items() if process.exitcode]
    if failed:
        sys.exit(
            f"The build of book/{' and book/'.join(failed)} has warnings or errors, see above."
        )
    return list(running)


# Folders of which nothing goes into a site, wherever they lie; what a build is told from outside.
APART = re.compile(r"\..*|_build|__pycache__|tests|.*\.egg-info")
TELLING = re.compile(r"BOOK_|SOURCE_DATE_EPOCH|LANG|LC_|TZ")


def sources():
    """Everything that a site is made of: all files of the project, and what was built to lie in it.

    And what makes it: Python, its packages, and what the environment tells a build.
    """
    packages = sorted(path.name for path in Path(get_path("purelib")).glob("*.dist-info"))
    environment = {name: value for name, value in os.environ.items() if TELLING.match(name)}
    found = sha256(repr((sys.version, packages, sorted(environment.items()))).encode())
    for folder, folders, files in os.walk(ROOT):
        folders[:] = sorted(name for name in folders if not APART.fullmatch(name))
        for path in filter(Path.is_file, (Path(folder, name) for name in sorted(files))):
            found.update(f"{path.relative_to(ROOT)}\n".encode() + path.read_bytes())
    offered = [offer(edition, suffix) for edition in EDITIONS for suffix in (".pdf", ".epub")]
    found.update(lying(*offered, BUILD / "desk").encode())
    return found.hexdigest()


def lying(*places):
    """What has been built: the place of each file, its size and the time when it was written."""
    files = (path for place in places for path in (place, *sorted(place.rglob("*"))))
    stats = ((path.relative_to(BUILD), path.stat()) for path in files if path.is_file())
    return repr([(str(name), stat.st_size, stat.st_mtime_ns) for name, stat in stats])


def result():
    """The site that lies there, and the notebooks of each edition packed beside it."""
    return lying(BUILD / "site", *(offer(edition, ".zip") for edition in EDITIONS))


def all_said():
    """Whether a build has nothing to say that ought to be said again."""
    desk = assemble.ready() or not assemble.MANIFEST.exists()
    return bool(desk) and not any(map(missing, EDITIONS))


def site():
    """Build the site, unless it lies there made of the same."""
    seal, made_of = BUILD / ".site-made-of", sources()
    if seal.exists() and seal.read_text("utf8") == made_of + result():
        print("Nothing has changed since it was built.")
        return
    seal.unlink(missing_ok=True)
    make_site()
    if all_said():
        seal.write_text(made_of + result(), "utf8")


def make_site():
    packing = FORK.Process(target=make_wheel, args=[BUILD / "wheel"])
    packing.start()  # while the other core has nothing to do
    warm_up()
    packing.join()
    shutil.rmtree(NEXT, ignore_errors=True)
    editions = build("html", lay)
    assemble.lay(NEXT)
    root.lay(BOOK / "_theme", NEXT, editions, os.environ.get("BOOK_SITE", ""))
    (NEXT / ".nojekyll").touch()
    shutil.rmtree(BUILD / "site", ignore_errors=True)
    NEXT.rename(BUILD / "site")


def lay(edition):
    """Put an edition that has been built into the next site, with what can be taken along."""
    (wheel,) = (BUILD / "wheel").glob("*.whl")
    target = NEXT / edition
    target.parent.mkdir(parents=True, exist_ok=True)
    (BUILD / edition / "html").rename(target)
    for name in (".buildinfo", "objects.inv"):
        (target / name).unlink()
    pack(edition, target / "_sources", wheel, offer(edition, ".zip"))
    (target / "downloads").mkdir(exist_ok=True)
    for form in [wheel, *(offer(edition, suffix) for suffix in FORMS)]:
        if form.exists():
            shutil.copy(form, target / "downloads")
    take_along.weigh(target, edition)


def pdf():
    from paper import print_page

    for edition in build("singlehtml"):
        target = offer(edition, ".pdf")
        settings = BUILD / edition / ".settings" / "_config.yml"
        author = yaml.safe_load(settings.read_text("utf8"))["author"]
        print_page(BUILD / edition / "singlehtml" / "index.html", target, author, edition)
        print(f"{target.relative_to(ROOT)}  {target.stat().st_size / 1e6:.1f} MB")


def epub():
    for edition in build("epub"):
        target = offer(edition, ".epub")
        shutil.copy(BUILD / edition / "epub" / f"{NAME}.epub", target)
        print(f"{target.relative_to(ROOT)}  {target.stat().st_size / 1e6:.1f} MB")


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("form", choices=["site", "pdf", "epub", "html", "singlehtml"])
    arguments = parser.parse_args()
    forms = {"site": site, "pdf": pdf, "epub": epub}
    forms.get(arguments.form, lambda: build(arguments.form))()


if __name__ == "__main__":
    main()
