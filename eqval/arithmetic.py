"""Shapes of sums, products, functions and derivatives: the arithmetic half of a `Resolver`."""

from __future__ import annotations

from . import tree
from .errors import IllTyped, Misfit, Unreadable
from .scope import ONE, Dim, Shape, bold_forms, show_shape


class Arithmetic:
    """The methods of a `Resolver` for everything but names, indices and sums.

    Each ``on_…`` takes a node and gives the node with everything filled in, and
    its shape.
    """

    def on_neg(self, node):
        body, shape = self.resolve(node.body)
        return tree.Neg(body), shape

    def on_add(self, node):
        terms, shapes = zip(*(self.resolve(item) for item in node.terms), strict=True)
        wide = [shape for shape in shapes if shape and ONE not in shape]
        if wide and len(set(shapes)) > 1:
            terms = tuple(
                self.broadcast(term, shape, wide[0])
                for term, shape in zip(terms, shapes, strict=True)
            )
            return tree.Add(terms), wide[0]
        if len(set(shapes)) > 1:
            first = next(shape for shape in shapes if shape != shapes[0])
            hint = r": for a number in every entry write b\,\mathbf{1}" if () in shapes else ""
            raise Misfit(f"cannot add {show_shape(shapes[0])} and {show_shape(first)}{hint}")
        return tree.Add(terms), shapes[0]

    def on_cases(self, node):
        """Two cases that leave no value out."""
        first, second = (term.factors[1].relation for term in node.terms)
        left = self.resolve(first.left)[0]
        domain = self._domain(left)
        finite = domain is not None and domain.kind == "finite"
        whole = set(domain.values) if finite else None
        if domain is not None and domain.kind == "label" and domain.upper.name is None:
            whole = set(range(1, domain.upper.offset + 1))
        printed = {item.right.value for item in (first, second) if item.right != first.left
                   and isinstance(item.right, tree.Num)}  # fmt: skip
        if first.op == second.op == "=" and (whole is None or printed != whole):
            raise IllTyped(f"the two cases do not say what holds for every {tree.latex(left)}")
        if {first.op, second.op} == {"<", ">"} and whole is not None and printed & whole:
            raise IllTyped(f"the two cases leave out one value of {tree.latex(left)}")
        if {first.op, second.op} == {"<=", ">="} and whole is not None and printed & whole:
            raise IllTyped(f"the two cases both hold for one value of {tree.latex(left)}")
        return self.on_add(tree.Add(node.terms))

    def _domain(self, node):
        """The set that a name or an entry comes from; None for anything else."""
        base = node.base if isinstance(node, tree.Index) else node
        if not isinstance(base, tree.Name):
            return None
        kind = self.local.get(base.key) or self.scope.types.get(base.key)
        return None if kind is None else kind.domain

    def broadcast(self, term, shape, wide):
        """A row is added to each row of a matrix, as in ``XW + b``."""
        if shape == wide:
            return term
        rows, columns = wide
        if shape == (ONE, columns):
            return tree.Mul((tree.Ones(self.length_node(rows)), term))
        if shape == (columns, ONE) and rows != columns:
            return tree.Mul((tree.Ones(self.length_node(rows)), tree.Transpose(term)))
        raise Misfit(f"cannot add {show_shape(wide)} and {show_shape(shape)}")

    def on_mul(self, node):
        factors, shape = [], None
        for item in node.factors:
            factor, side = self.resolve(item)
            factors.extend(
                factor.factors
                if isinstance(factor, tree.Mul) and not shape and not factors
                else [factor]
            )
            shape = side if shape is None else self.product(shape, side)
        return tree.Mul(tuple(factors)), shape

    def product(self, a: Shape, b: Shape) -> Shape:
        """Shape of a matrix product."""
        if not a or not b:
            return a or b
        if a[1] != b[0]:
            raise Misfit(f"cannot multiply {show_shape(a)} by {show_shape(b)}")
        found = (a[0], b[1])
        return () if found == (ONE, ONE) else found

    def on_dot(self, node):
        (left, a), (right, b) = self.resolve(node.left), self.resolve(node.right)
        if a and a == b and a[1] == ONE:
            return tree.Mul((tree.Transpose(left), right)), ()
        factors = left.factors if isinstance(left, tree.Mul) else (left,)
        return tree.Mul((*factors, right)), self.product(a, b)

    def on_hadamard(self, node):
        factors, shapes = zip(*(self.resolve(item) for item in node.factors), strict=True)
        if len(set(shapes)) > 1 or not shapes[0]:
            shown = ", ".join(show_shape(shape) for shape in shapes)
            raise Misfit(f"⊙ takes vectors or matrices of one shape, not {shown}")
        return tree.Hadamard(factors), shapes[0]

    def on_div(self, node):
        above, shape = self.resolve(node.above)
        below = self.scalar(node.below, "a denominator")
        return tree.Div(above, below), shape

    def on_pow(self, node):
        if isinstance(node.base, tree.Norm) and node.base.order == 2:
            base, _ = self.on_norm(node.base)
        else:
            base = self.scalar(node.base, "the base of a power")
        return tree.Pow(base, self.scalar(node.exponent, "an exponent")), ()

    def on_transpose(self, node):
        body, shape = self.resolve(node.body)
        if not shape:
            raise Misfit("the transpose of a scalar")
        return tree.Transpose(body), (shape[1], shape[0])

    def on_norm(self, node):
        body, shape = self.resolve(node.body)
        if not shape:
            raise IllTyped("the norm of a scalar")
        return tree.Norm(body, node.order), ()

    def on_abs(self, node):
        return tree.Abs(self.scalar(node.body, "inside | |")), ()

    def on_vector(self, node):
        entries = tuple(self.scalar(item, "an entry") for item in node.entries)
        return tree.Vector(entries), (Dim(None, len(entries)), ONE)

    def on_indicator(self, node):
        item = node.relation
        left, right = self.scalar(item.left, "a side"), self.scalar(item.right, "a side")
        if item.op in ("=", "!="):
            for side in (left, right):
                if not self._is_discrete(side):
                    raise IllTyped(f"{tree.latex(side)} = … in an indicator is not discrete")
        return tree.Indicator(tree.Relation(item.op, left, right)), ()

    def _is_discrete(self, node: tree.Node) -> bool:
        if isinstance(node, tree.Num | tree.Add):
            return True
        base = node.base if isinstance(node, tree.Index) else node
        if not isinstance(base, tree.Name):
            return False
        if base.key in self.ranges or base.key in self.scope.sizes:
            return True
        kind = self.local.get(base.key) or self.scope.types.get(base.key)
        return kind is not None and kind.domain.kind in ("finite", "label")

    def on_relation(self, node):
        raise Unreadable("a relation inside an expression")

    # ------------------------------------------------------------ functions

    def on_binding(self, node):
        raise IllTyped(f"{node.name} = … outside the argument of a probability")

    def on_bare(self, node):
        if self.point is None:
            raise IllTyped(f"{node.function} needs its argument")
        return self.on_call(tree.Call(node.function, (tree.Name(self.point),), node.primes))

    def on_call(self, node):
        from .calls import resolve_call

        return resolve_call(self, node)

    # ------------------------------------------------------------ derivatives

    def on_derivative(self, node):
        targets = tuple(tree.Target(self.target(t.node)[0], t.order) for t in node.targets)
        shapes = [self.target(t.node)[1] for t in node.targets]
        body, shape = self.resolve(self._function_body(node))
        for key in node.held:
            self.scope.type_of(key)
        order = sum(target.order for target in targets)
        found = tree.Derivative(body, targets, node.held, node.total)
        tensors = [side for side in shapes if side]
        if not tensors:
            return found, shape
        if order == 2 and len(targets) == 1 and not shape and tensors[0][1] == ONE:
            return tree.Hessian(targets[0].node, body), (tensors[0][0], tensors[0][0])
        if order > 1:
            raise IllTyped("a higher derivative by a vector")
        if not shape:
            return found, tensors[0]
        if shape[1] != ONE or tensors[0][1] != ONE:
            raise IllTyped("the derivative of a matrix or by a matrix")
        return found, (shape[0], tensors[0][0])

    def _function_body(self, node) -> tree.Node:
        """``dσ/dz`` means dσ(z)/dz; ``∂J/∂θ_j`` means ∂J(θ)/∂θ_j."""
        if not isinstance(node.body, tree.Bare):
            return node.body
        target = node.targets[0].node if isinstance(node, tree.Derivative) else node.target
        base = target.base if isinstance(target, tree.Index) else target
        function = node.body.function
        found = [item for (name, _), item in self.scope.calls.items() if name == function]
        if len(found) == 1 and not node.body.primes:
            parameters = found[0].parameters
            plain = {base.key, self.scope.entry_key(base.key, 1), *bold_forms(base.key)}
            if plain & set(parameters):
                return tree.Call(function, tuple(tree.Name(key) for key in parameters))
        return tree.Call(function, (target,), node.body.primes)

    def target(self, node: tree.Node) -> tuple[tree.Node, Shape]:
        """What is differentiated by: a quantity, not a length or an index."""
        found, shape = self.resolve(node)
        whole = found.base if isinstance(found, tree.Index) else found
        if not isinstance(whole, tree.Name):
            raise Unreadable(f"a derivative by {tree.latex(node)}, which is no name and no entry")
        key = whole.key
        if key in self.scope.sizes or key in self.ranges:
            raise IllTyped(f"a derivative by {key}, which is a whole number")
        kind = self.local.get(key) or self.scope.types.get(key)
        if kind is not None and kind.domain.kind in ("finite", "label"):
            raise IllTyped(f"a derivative by {key}, which takes single values only")
        return found, shape

    def on_gradient(self, node):
        target, shape = self.target(node.target)
        body, inner = self.resolve(self._function_body(node))
        if inner:
            raise IllTyped(f"the gradient of a vector {show_shape(inner)}")
        return tree.Gradient(target, body), shape

    def on_hessian(self, node):
        target, shape = self.target(node.target)
        body, inner = self.resolve(self._function_body(node))
        if inner:
            raise IllTyped(f"the Hessian of a vector {show_shape(inner)}")
        if shape and shape[1] != ONE:
            raise IllTyped("the Hessian by a matrix")
        return tree.Hessian(target, body), (shape[0], shape[0]) if shape else ()
