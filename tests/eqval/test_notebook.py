# ruff: noqa: RUF043
r"""Everything a page shows is read or red, never silently passed."""

import json

import pytest

from eqval.pages.book import Book
from eqval.pages.notebook import read_items
from eqval.pages.page import Page
from eqval.pages.verify import verify
from eqval.reading.errors import BadPage

DECLARED = "$a \\in \\mathbb{R}$, $b \\in \\mathbb{R}$\n\n"


def kinds(tmp_path, text):
    path = tmp_path / "page.md"
    path.write_text(text)
    return [(item.kind, item.label) for item in read_items(path) if item.kind != "inline"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("$$ a = a + 0 $$ (eq-x)", [("eq", "eq-x")]),
        ("$$\na = a + 0\n$$ (eq-x)", [("eq", "eq-x")]),
        ("```{math}\n:label: eq-x\na = a + 0\n```", [("eq", "eq-x")]),
        (":::{math}\n:label: def-x\na = a + 0\n:::", [("def", "def-x")]),
        ("$$ a = b $$", [("unlabelled", "")]),
        ("$$ a = b $$ (my-label)", [("unlabelled", "my-label")]),
        ("```{math}\na = b\n```", [("unlabelled", "")]),
        ("```{math}\n:label: eq-x\n:class: d-none\na = b\n```", [("unseen", "eq-x")]),
        ("$$ a = b $$ (eq-x) + 1", [("hidden", "eq-x")]),
        ("$$ a = b $$ (eq-x) $+ 1$", [("hidden", "eq-x")]),
        ("$1 +$ $$ a = b $$ (eq-x)", [("hidden", "eq-x")]),
        ("with $c$\n$$ a = b $$ (eq-x)\n$d$ is", [("eq", "eq-x")]),
        ("with $\\alpha$ $$ a = b $$ (eq-x), so $d$", [("eq", "eq-x")]),
        (r"\begin{align} a &= b \end{align}", [("hidden", "")]),
        (r"\begin{equation*} a = b \end{equation*}", [("hidden", "")]),
        (r"\[ a = b \]", [("hidden", "")]),
        ("{math}`a = b`", [("hidden", "")]),
        ("$$ a = b", [("hidden", "")]),
        (":::{exercise}\n:label: ex-1\n$$ a = b $$ (eq-x)\n:::", [("eq", "eq-x")]),
        ("```{exercise}\n$$ a = b $$ (eq-x)\n```", [("eq", "eq-x")]),
        ("::::{admonition} T\n:::{dropdown} U\n$$ a = b $$ (eq-x)\n:::\n::::", [("eq", "eq-x")]),
        (
            "````{solution} ex-1\n```python\n$$ no $$\n```\n$$ a = b $$ (eq-x)\n````",
            [("eq", "eq-x")],
        ),
        ("```python\n$$ a = b $$\n```", []),
        ("```{code-cell}\n$$ a = b $$\n```", []),
        ("`$$ a = b $$`", []),
        ("costs \\$5 and \\$6", []),
        ("> $$ a = b $$ (eq-x)", [("eq", "eq-x")]),
        ("- $$ a = b $$ (not-x)", [("not", "not-x")]),
        ("<!-- $$ a = b $$ -->", []),
        ("see {eq}`def-x` and [](eq-y)", [("cite", "def-x"), ("cite", "eq-y")]),
    ],
)
def test_what_is_found(tmp_path, text, found):
    assert kinds(tmp_path, text) == found


def test_mathematics_shown_by_code_is_red(tmp_path):
    path = tmp_path / "page.ipynb"
    cell = {"cell_type": "code", "id": "c1", "source": ["display(Math(r'a = b'))"], "outputs": []}
    path.write_text(
        json.dumps({"cells": [cell], "metadata": {}, "nbformat": 4, "nbformat_minor": 5})
    )
    page = Page(path)
    assert [page.verdict(entry).status for entry in page.entries] == ["unreadable"]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("$a = b$", "unreadable"),
        ("$a + b = b + a$", "unreadable"),
        (r"$\frac{\partial a}{\partial b} = 0$", "unreadable"),
        ("$a < b$", "unreadable"),
        ("$a = b = 0$", "unreadable"),
        ("$a^2 = 4$", "unreadable"),
    ],
)
def test_claims_hidden_in_the_text_are_red(judge, text, status):
    found = judge(DECLARED + text)
    assert [item.status for item in found.values()] == [status]


@pytest.mark.parametrize(
    "text",
    [
        "$a = 1$",
        "$a = -0.5$",
        r"$\eta = 0.1$",
        "$K = 2$",
        "$a > 0$",
        "$0 < a < 1$",
        r"$a \approx 0.6225$",
        "$\\mathbf{x} = (2, -1)$",
        r"$\eta = 10^{-3}$",
        "$a + b$",
        "$a$",
    ],
)
def test_settings_and_mentions_pass(judge, text):
    assert judge(DECLARED + text) == {}


def test_an_inline_formula_may_repeat_a_displayed_one(judge):
    shown = DECLARED + "$$ (a + b)^2 = a^2 + 2 a b + b^2 $$ (eq-x)\n\n"
    assert len(judge(shown + "so $(a + b)^2 = a^2 + 2 a b + b^2$")) == 1
    assert len(judge(shown + "so $(a + b)^2 = a^2 - 2 a b + b^2$")) == 2


def test_a_label_twice_on_a_page_is_red(judge):
    page = DECLARED + "$$ a + b = b + a $$ (eq-x)\n\n$$ a b = b a $$ (eq-x)"
    assert judge(page)["eq-x"].status == "unreadable"


def test_broken_notebooks_are_named(tmp_path):
    path = tmp_path / "page.ipynb"
    path.write_text("{")
    with pytest.raises(ValueError, match="page.ipynb is not a notebook"):
        read_items(path)


# ---------------------------------------------------------------- citations


@pytest.fixture
def book(tmp_path):
    (tmp_path / "index.md").write_text("# Book")
    (tmp_path / "one.md").write_text(
        r"""
$z \in \mathbb{R}$, $y \in \{0, 1\}$, $\hat{y} \in (0, 1)$
$$ \sigma(z) = \frac{1}{1 + e^{-z}} $$ (def-sigma)
$$ \hat{y} = \sigma(z) $$ (def-yhat)
$$ L = -\left[ y \log \hat{y} + (1 - y) \log (1 - \hat{y}) \right] $$ (def-bce)
"""
    )

    def write(text):
        (tmp_path / "two.md").write_text(text)
        page = Book(tmp_path).page(tmp_path / "two.md")
        return {entry.name: page.verdict(entry) for entry in page.entries}

    return write


GOLDEN = r"$$ \frac{\partial L}{\partial z} = \hat{y} - y $$ (eq-golden)"


def test_a_citation_brings_definitions_and_declarations(book):
    found = book("{eq}`def-bce` and {eq}`def-yhat`\n\n" + GOLDEN)
    assert found["eq-golden"].status == "proved"


def test_without_the_definition_no_derivative_is_taken_by_what_it_holds(book):
    found = book("{eq}`def-bce`; $z \\in \\mathbb{R}$\n\n" + GOLDEN)
    assert found["eq-golden"].status == "unreadable"
    assert "defined where it is cited from" in found["eq-golden"].reason


def test_without_a_citation_nothing_is_known(book):
    assert book(GOLDEN)["eq-golden"].status == "ill-typed"


def test_a_conflicting_declaration_is_an_error(book):
    found = book("$\\hat{y} \\in \\mathbb{R}^n$ {eq}`def-bce`\n\n")
    assert found["def-bce"].status == "ill-typed"


def test_a_missing_citation_is_red(book):
    assert book("{eq}`def-nowhere`")["def-nowhere"].status == "unreadable"


def test_a_where_clause_may_follow_its_display(book):
    text = GOLDEN + "\n\nHere the loss is {eq}`def-bce` and the prediction {eq}`def-yhat`."
    assert book(text)["eq-golden"].status == "proved"


@pytest.fixture
def judge_cells(tmp_path):
    """Verdicts of a notebook of such Markdown cells."""

    def run(*texts):
        cells = [{"cell_type": "markdown", "metadata": {}, "source": text} for text in texts]
        book = {"cells": cells, "metadata": {}, "nbformat": 4, "nbformat_minor": 5}
        path = tmp_path / "page.ipynb"
        path.write_text(json.dumps(book), "utf8")
        page = Page(path)
        return {entry.name: page.verdict(entry, False) for entry in page.entries}

    return run


OPENS = [
    ("```{exercise-start}\n:label: a\n```", "```{exercise-end}\n```"),
    ("```{solution-start} a\n```", "```{solution-end}\n```"),
    ("<details>\n", "</details>\n"),
    ("<div style='display:none'>\n", "</div>\n"),
    ("<!-- not shown", "-->"),
]


@pytest.mark.parametrize("opens, shuts", OPENS)
def test_what_opens_in_one_cell_holds_in_the_next(judge_cells, opens, shuts):
    """A definition there is the exercise's own, or not shown at all."""
    texts = [r"Let $x \in \mathbb{R}$.", opens, "Let $q = 2 x$.", shuts, "$$ q = 2 x + 0 $$ (eq-a)"]
    assert judge_cells(*texts)["eq-a"].status not in ("proved", "refuted")
    assert judge_cells(*texts[::2])["eq-a"].status == "proved"


def test_what_was_shut_is_shut(judge):
    texts = [OPENS[0][0], "An exercise.", OPENS[0][1], r"Let $x \in \mathbb{R}$ and $q = 2 x$."]
    assert judge("\n\n".join([*texts, "$$ q = 2 x + 0 $$ (eq-a)"]))["eq-a"].status == "proved"


def test_blocks_that_are_nested_without_end_are_no_traceback(tmp_path):
    path = tmp_path / "page.md"
    path.write_text(":::{a}\n" * 500 + "\n$$ 1 = 1 $$ (eq-a)\n", encoding="utf-8")
    with pytest.raises(BadPage, match="too deep"):
        read_items(path)
    (result,) = verify([path])
    assert "too deep" in str(result.verdict.reason or result.complaint)


def test_options_of_a_directive_may_stand_between_dashes(tmp_path):
    assert kinds(tmp_path, "```{math}\n---\nlabel: eq-a\n---\nx = 1\n```") == [("eq", "eq-a")]
