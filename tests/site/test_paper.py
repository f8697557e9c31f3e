"""A page on paper: nothing leaves it, no part of it is left over from the screen."""

import pytest

from tests.site.reading import printing

OUTSIDE = """() => [...document.querySelectorAll(".bd-article *")].filter((one) => {
  if (one.closest("svg")?.contains(one) && one.tagName !== "svg") return false;
  const box = one.getBoundingClientRect();
  return box.width && (box.left < -1 || box.right > innerWidth + 1);
}).map((one) => `${one.tagName} ${one.className}`)"""


@pytest.mark.parametrize("edition", ["en", "fa"])
@pytest.mark.parametrize("name", ["neuron/gradient", "network/golden-property"])
def test_nothing_leaves_the_paper(open_page, address, edition, name):
    """Whatever does moves the text of a whole book that runs from right to left."""
    width = {"viewport": {"width": 658, "height": 986}}  # of A4 between its margins
    page = open_page(f"{address}/{edition}/{name}.html", **width)
    page.emulate_media(media="print")
    printing.settle(page)
    assert page.evaluate(OUTSIDE) == []
