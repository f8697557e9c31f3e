"""What can be wrong with a formula before it is true or false."""


class EquationError(ValueError):
    """Any reason to turn an equation red without judging its truth."""

    status = "unreadable"
    name = ""  # what a declaration would mend

    def __str__(self):
        """The reason; names that are many are shown with an index."""
        shown = super().__str__().replace(r"_{0\cdot}", "_i")
        return shown.replace(r"_{\cdot}", "_i").replace(r"^{(\cdot)}", "^{(i)}")


class Unreadable(EquationError):
    """The LaTeX holds something that is not read, or that reads two ways.

    Parameters
    ----------
    reason : str
        What is wrong, in words for an author.
    source : str
        The LaTeX.
    position : int
        Where in ``source``.
    name : str
        A name whose declaration would mend it.
    """

    def __init__(self, reason: str, source: str = "", position: int | None = None, name: str = ""):
        self.reason, self.source, self.position, self.name = reason, source, position, name
        super().__init__(self.explain())

    def explain(self) -> str:
        """The reason with the place: line, column and the text around it."""
        if self.position is None or not self.source:
            return self.reason
        before = self.source[: self.position]
        line, column = before.count("\n") + 1, self.position - before.rfind("\n")
        around = self.source[max(0, self.position - 15) : self.position + 15]
        around = " ".join(around.split())
        return f"{self.reason} (line {line}, column {column}, near {around!r})"


class IllTyped(EquationError):
    """Shapes that do not fit, unknown names, indices out of range."""

    status = "ill-typed"


class Unfit(IllTyped):
    """A shape that its place does not take: where names could have another, it is not meant."""


class Misfit(IllTyped):
    """Shapes and index ranges that do not fit: wrong, whatever the names stand for.

    Other ill-typed formulas are only not understood, as one with an unknown name.
    """


class TooManyIndices(Misfit, Unfit):
    """Entries of what has no such entries."""


class OwnLength(Misfit):
    """A length that the page does not name (``own``) has to be the ``other`` one."""

    def __init__(self, message: str, own, other):
        super().__init__(message)
        self.own, self.other = own, other


class Undeclared(IllTyped):
    """A name or a function of which the page has said nothing.

    Parameters
    ----------
    reason : str
    name : str
    """

    def __init__(self, reason: str, name: str = ""):
        self.name = name
        super().__init__(reason)


class Rests(Unreadable):
    """A formula that needs what stands at another ``place`` and was not read."""

    def __init__(self, reason: str, place: str):
        self.place = place
        super().__init__(reason)


class Several(Unreadable):
    """A sign that can be meant of several names: where it stands may tell of which.

    Parameters
    ----------
    reason : str
    node : Node
    names : tuple of Name
    """

    def __init__(self, reason: str, node, names):
        self.node, self.names = node, names
        super().__init__(reason)


class BadValue(IllTyped):
    """A number in the prose that contradicts what the page says of the name."""


class Undefined(EquationError):
    """A value that does not exist for an allowed input, such as log of −1."""

    status = "unproved"


class NotReal(Undefined):
    """A value that is no real number, such as log of −1: too small an input is allowed."""


class Skipped(Undefined):
    """A sample that says nothing, neither for nor against a claim."""


class Singular(Skipped):
    """A matrix without an inverse: what is said is said where it has one."""


class Unsure(Skipped):
    """A comparison that the digits of a sample do not decide."""


class Failed(EquationError):
    """A fault of eqval itself: nothing is said about the formula."""

    status = "failed"


class BadPage(ValueError):
    """A file that is no page: it cannot be read at all."""
