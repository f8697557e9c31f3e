"""Of a style sheet only what can apply to a page is kept."""

import sys
from pathlib import Path

import pytest

tinycss2 = pytest.importorskip("tinycss2")
pytest.importorskip("sphinx")

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "book" / "_ext"))
import thin  # noqa: E402


def purged(style, words):
    return thin.purge(tinycss2.parse_stylesheet(style, True, True), words)


@pytest.mark.parametrize(
    ("style", "kept"),
    [
        ("p{a:b}", "p{a:b}"),
        (".used{a:b}", ".used{a:b}"),
        (".unused{a:b}", ""),
        (".used,.unused,p{a:b}", ".used,p{a:b}"),
        ("p.used .unused{a:b}", ""),
        (".used:not(.unused){a:b}", ".used:not(.unused){a:b}"),
        ("@media print{.unused{a:b}}", ""),
        ("@media print{.unused{a:b}.used{a:b}}", "@media print{.used{a:b}}"),
        ("@font-face{src:url(a.woff2)}", "@font-face{src:url(a.woff2)}"),
        ('[class="unused"]{a:b}', '[class="unused"]{a:b}'),
        ("#used>p:hover::before{a:b}", "#used>p:hover::before{a:b}"),
        ("#unused p{a:b}", ""),
        ("p unused{a:b}", ""),
    ],
)
def test_what_is_kept(style, kept):
    assert purged(style, {"used", "p"}) == kept


def test_custom_properties_that_nobody_asks_for_are_dropped():
    styles = [
        'html{--asked:1;--idle:url("a;b}");--of-idle: 2}p{--last:var(--of-idle)}',
        "b{a:var(--asked)}i{--by-a-script: 3; a:b}",
    ]
    assert thin.without_idle_properties(styles, {"--by-a-script"}) == [
        "html{--asked:1;}p{}",
        "b{a:var(--asked)}i{--by-a-script: 3; a:b}",
    ]


SHEET = (
    '.first{a:b}.used{a:b}.idle{a:b}.idle,.used{a:b}.idle .used{a:b}#idle:hover{a:"}"}'
    ".idle:is(.used,.idle){a:b}:is(.used,.idle){a:b}p.idle{a:b}@media print{.used{a:b}.idle{a:b}}"
    "@keyframes used{0%{a:b}to{a:c}}"
)


def test_what_is_left_out_at_the_first_glance_would_be_left_out_later():
    words = {"used", "p"}
    short = thin.without_idle_rules(SHEET, words)
    assert purged(short, words) == purged(SHEET, words)
    assert "#idle" not in short
