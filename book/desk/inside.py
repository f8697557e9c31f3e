"""What the worker of the page calls: a name and values in, JSON out.

It is compiled into the library of the page, beside eqval, and holds the one derivation.
"""

import json
import sys
from importlib.abc import MetaPathFinder

from eqval import Derivation
from eqval.desk import derivation
from eqval.desk.plain import to_latex

# In a browser this clock goes on while others work, and a phone is slow; there is a Stop beside it.
derivation.LINE_SECONDS = 12.0


class LeftOut(MetaPathFinder):
    """Says plainly what is missing on purpose."""

    def __init__(self, modules):
        self.modules = frozenset(modules)

    def find_spec(self, fullname, path=None, target=None):
        if fullname in self.modules:
            message = f"{fullname} is left out of the desk (book/desk/left-out.toml)"
            raise ModuleNotFoundError(message, name=fullname)


class Desk:
    """One task and the lines written for it."""

    derivation = None

    def begin(self, given, asked, right, language):
        self.derivation = Derivation(given, asked=asked, right=right, language=language)

    def prepare(self):
        return self.derivation.prepare()

    def line(self, text):
        return self.derivation.line(text).as_dict()

    def undo(self):
        self.derivation.undo()

    def clear(self):
        self.derivation.clear()

    def written(self):
        return {"latex": self.derivation.latex(), "page": self.derivation.page()}

    def preview(self, text):
        return to_latex(text)


DESK = Desk()


def leave_out(modules):
    sys.meta_path.insert(0, LeftOut(modules))


def call(name, values):
    """Call one function of the desk; `values` is a list as JSON, and so is the answer."""
    return json.dumps(getattr(DESK, name)(*json.loads(values)), ensure_ascii=False)
