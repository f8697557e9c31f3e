"""What the build does faster it does alike."""

import random
import sys
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("sphinx")
nodes = pytest.importorskip("docutils.nodes")
sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "book/_ext"))
import swift  # noqa: E402
from sphinx.util.nodes import NodeMatcher  # noqa: E402

CONDITIONS = (
    None,
    nodes.Text,
    nodes.strong,
    lambda node: len(node.astext()) > 3,
    NodeMatcher(nodes.strong, nodes.paragraph),
    NodeMatcher(nodes.strong, loud=Any),
    NodeMatcher(loud=True),
)
WAYS = ({}, {"include_self": False}, {"descend": False}, {"siblings": True}, {"ascend": True})


def tree(chance, depth):
    """A random tree of paragraphs, strong words and text."""
    kind = chance.choice((nodes.paragraph, nodes.strong))
    parts = [tree(chance, depth - 1) for _ in range(chance.randrange(4))] if depth else []
    text = nodes.Text(str(chance.random())[: chance.randrange(6)])
    return kind("", "", *parts, text, **chance.choice(({}, {"loud": True})))


@pytest.mark.parametrize("condition", CONDITIONS)
@pytest.mark.parametrize("way", WAYS)
def test_nodes_are_found_in_the_order_of_docutils(condition, way):
    chance = random.Random(0)
    for root in (tree(chance, 4) for _ in range(20)):
        for start in swift.docutils_findall(root):
            found = [*swift.findall(start, condition, **way)]
            expected = [*swift.docutils_findall(start, condition, **way)]
            assert list(map(id, found)) == list(map(id, expected))


def test_a_tree_that_is_changed_on_the_way_is_walked_as_docutils_walks_it():
    walks = []
    for find in (swift.findall, swift.docutils_findall):
        chance, walk = random.Random(0), []
        for _ in range(20):
            for word in find(nodes.section("", tree(chance, 4)), nodes.strong):
                walk.append(word.astext())
                if len(walk) % 2:
                    new = nodes.paragraph("", "", nodes.strong("", "new"), *word.children)
                    word.replace_self(new)
        walks.append(walk)
    assert walks[0] == walks[1] and len(walks[0]) > 50


PROGRAMS = (
    "x = 1",
    "'a' if b else c\n",
    "%timeit f(1)",
    "x?\n",
    "!ls\n",
    "%%html\n<b>\n",
    "x %= 2",
    "a != b",
)


@pytest.mark.parametrize("program", PROGRAMS)
def test_a_program_is_coloured_as_by_ipython(program):
    lexer = swift.IPython3Lexer()
    assert list(swift.Programs().get_tokens(program)) == list(lexer.get_tokens(program))


@pytest.mark.parametrize("text", ["", "plain", "a\0 b", "a\0\nb\0c", "\0*"])
def test_a_text_is_unescaped_as_by_docutils(text):
    for restored in (False, True):
        assert swift.unescape(text, restored) == swift.docutils_unescape(text, restored)
