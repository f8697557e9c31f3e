r"""``\nabla f(x)``, ``\nabla \nabla f``, ``\nabla^2 f(x)``: by what f is a function of."""

from __future__ import annotations

from dataclasses import dataclass, replace

from ..reading import tree
from ..reading.errors import Unreadable
from ..reading.table import construct

BY_NAME = r"\nabla without its name: write \nabla_{w}"


@construct("nabla")
@dataclass(frozen=True)
class Nabla(tree.Gradient):
    """A gradient, ``twice`` a Hessian, whose ``target`` is the argument of a call.

    Of a function without its argument the ``target`` is the function itself.
    """

    twice: bool = False

    @staticmethod
    def read(parser, twice: bool):
        """What stands behind the sign; ``\\nabla f(x)^\\top`` is the gradient, transposed."""
        body, found = parser.factor(), None
        call = body.body if isinstance(body, tree.Transpose) else body
        if isinstance(call, tree.Call) and len(call.arguments) == 1 and not call.primes:
            if isinstance(call.arguments[0], tree.Name | tree.Index):
                found = Nabla(call.arguments[0], call, twice=twice)
        elif isinstance(call, tree.Bare) and not call.primes:
            found = Nabla(call, call, twice=twice)
        if found is None:
            parser.fail(BY_NAME)
        parser.loose, parser.reach = False, ""
        return replace(body, body=found) if isinstance(body, tree.Transpose) else found

    def latex(self, write):
        return rf"\nabla{'^2' if self.twice else ''} {write.write(self.body)}"

    def typed(self, resolver):
        """At the argument: so not where the function holds the same name otherwise."""
        scope, call = resolver.scope, self.body
        if isinstance(call, tree.Bare):
            call = resolver.own_call(call)
            if call is None or len(call.arguments) != 1:
                raise Unreadable(BY_NAME)
        target = resolver.target(call.arguments[0])[0]
        key = (target.base if isinstance(target, tree.Index) else target).key
        known = scope.calls.get((call.function, 1))
        if known is not None and key not in known.parameters:
            inside = tree.free_names(known.body, frozenset({*known.parameters, *known.indices}))
            if key in scope.dependencies(inside):
                raise Unreadable(
                    f"{call.function} holds {key} also where it is no argument: is it"
                    f" differentiated there, too? write \\nabla_{{{key}}} if it is"
                )
        kind = tree.Hessian if self.twice else tree.Gradient
        return resolver.resolve(kind(call.arguments[0], call))

    EXAMPLES = ()  # each needs a function: tests/eqval/test_notations.py
    UNREADABLE = (r"\nabla z = 0", r"\nabla f(z, c) = 0", r"\nabla^T z = 0", r"\nabla 2 z = 0")
