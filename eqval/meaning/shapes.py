"""Shapes of sums, products, functions and derivatives: the arithmetic half of a `Resolver`."""

from __future__ import annotations

import re
from dataclasses import replace
from fractions import Fraction
from functools import reduce

from ..reading import tree
from ..reading.errors import IllTyped, Misfit, OwnLength, Undeclared, Unfit, Unreadable
from ..reading.parser import T_READS
from ..reading.table import MATRICES
from .calls import resolve_call, spread, without_idle
from .cases import told_apart
from .scope import ENTRY, GATHERED, ONE, Dim, Shape, Type, bold_forms, show_shape

ONES = tree.Name(r"\mathbf{1}")
MATRIX_POWERS = {tree.Num(Fraction(power)): power for power in (2, 3, 4)}
TURNED_INVERSES = {tree.Neg(tree.Name(sign)) for sign in ("T", r"\top")}
EXAMPLES = {"X", r"\mathbf{X}", r"\Phi", r"\mathbf{\Phi}", r"\boldsymbol{\Phi}"}  # in rows
# What is called so is computed, unless a page says more.
COMPUTED = re.compile(r"(?:\\mathcal\{)?(?:[CEFGHJLPQUVafghopsuvz]|\\ell)(?![a-zA-Z]).*|\\\w+\{.*")
IDENTITIES = {"I", r"\mathbf{I}", r"\boldsymbol{I}"}


class Arithmetic:
    """The methods of a `Resolver` for everything but names, indices and sums.

    Each ``on_…`` takes a node and gives the node with everything filled in, and
    its shape.
    """

    def on_neg(self, node):
        body, shape = self.resolve(node.body)
        return tree.Neg(body), shape

    def on_add(self, node):
        terms, shapes = zip(*self._terms(node.terms), strict=True)
        wide = [shape for shape in shapes if shape and ONE not in shape]
        if wide and len(set(shapes)) > 1:
            terms = tuple(
                self.broadcast(term, shape, wide[0])
                for term, shape in zip(terms, shapes, strict=True)
            )
            return tree.Add(terms), wide[0]
        if len(set(shapes)) > 1:
            first = next(shape for shape in shapes if shape != shapes[0])
            reason = f"cannot add {show_shape(shapes[0])} and {show_shape(first)}"
            if self._is_in_every_entry(terms, shapes):
                column = first or shapes[0]
                ones = tree.Ones(self.length_node(column[0]))
                terms = (
                    x if side else tree.Mul((x, ones))
                    for x, side in zip(terms, shapes, strict=True)
                )  # fmt: skip
                return tree.Add(tuple(terms)), column
            if () in shapes:  # in code it can be done
                raise IllTyped(rf"{reason}: for a number in every entry write b\,\mathbf{{1}}")
            raise unfit(reason, shapes[0], first)
        return tree.Add(terms), shapes[0]

    def _is_in_every_entry(self, terms, shapes) -> bool:
        """Whether numbers are added to each entry of a vector.

        On a page that does not declare its names ``1 - a`` and ``X w + b`` are so; in ``W x + b``
        b is a vector.
        """
        if len({*shapes} - {()}) > 1 or self.powers == "product":
            return False
        numbers = [x for x, side in zip(terms, shapes, strict=True) if not side]
        names = set().union(*map(tree.free_names, numbers))
        if self.scope.loose:
            known = EXAMPLES & tree.names(tree.Add(terms))
            return all(map(tree.is_numeric, numbers)) or bool(known)
        kinds = map(self.kind_of, names if self.powers else ())  # g^2 + a^\top r is a number
        column = all(side[1] == ONE for side in shapes if side)
        declared = not self.scope.inferred & tree.free_names(tree.Add(terms))
        declared = declared and not names & {*self.scope.sizes}
        return column and declared and not any(x and x.shape for x in kinds)

    def _terms(self, terms):
        """Each with its shape; the identity matrix takes the shape of the others."""
        found, outer, column = {}, self.square, None
        for item in sorted(terms, key=lambda x: (self.holds_identity(x), self._ends_in_ones(x))):
            if column and self._ends_in_ones(item):
                found[item] = self.resolve(_sized(item, column))
                continue
            found[item] = self.resolve(item)
            shape = found[item][1]
            if shape and shape[1] == ONE:
                column = tree.Ones(self.length_node(shape[0]))
            if shape and shape[0] == shape[1]:
                self.square = shape[0]
        self.square = outer
        return [found[item] for item in terms]

    def _ends_in_ones(self, node) -> bool:
        r"""``\\mathbf{1}``, ``-s \\mathbf{1}``: as long as what it is added or compared to."""
        if isinstance(node, tree.Neg):
            return self._ends_in_ones(node.body)
        if isinstance(node, tree.Div):
            return self._ends_in_ones(node.above)
        if isinstance(node, tree.Mul):
            *numbers, last = node.factors
            return self._ends_in_ones(last) and all(self._shape(x) == () for x in numbers)
        return node == ONES and ONES.key not in self.scope.types

    def _shape(self, node) -> Shape | None:
        """None of what has none by itself."""
        try:
            return self.resolve(node)[1]
        except IllTyped:
            return None

    def _with_sized_ones(self, factors):
        r"""``\\mathbf{1}^\\top A`` and ``A \\mathbf{1}``: as long as A has rows, or columns."""
        factors = list(factors)
        for place, item in enumerate(factors):
            turned = item == tree.Transpose(ONES)
            if ONES.key in self.scope.types or not (turned or item == ONES):
                continue
            for other in factors[place + 1 :] if turned else factors[:place][::-1]:
                shape = self._shape(other)
                if shape != ():
                    break
            else:
                continue
            if shape and (turned or shape[1] != ONE):
                size = tree.Ones(self.length_node(shape[0] if turned else shape[1]))
                factors[place] = tree.Transpose(size) if turned else size
        return factors

    def holds_identity(self, node) -> bool:
        """Whether I stands in a term, and is not declared to be something else."""
        return bool((IDENTITIES & tree.free_names(node)) - set(self.scope.types) - set(self.local))

    def on_cases(self, node):
        """Cases that leave no value out, and say one thing of each."""
        if len(node.terms) > 2:
            terms = self._with_zero_vector(told_apart(self, node).terms)
            return self.on_add(tree.Add(terms))
        first, second = (term.factors[1].relation for term in node.terms)
        zero = self.counts_from_zero(first.left)
        if zero and any(isinstance(item.right, tree.Num) for item in (first, second)):
            raise IllTyped(f"cases of {tree.latex(first.left)}, which counts from 0, by numbers")
        left = self.as_place(first.left) if zero else self.resolve(first.left)[0]
        domain = self.domain_of(left)
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
        overlap = whole is None or not printed or printed & whole
        if {first.op, second.op} == {"<=", ">="} and overlap:
            raise IllTyped(f"the two cases both hold for one value of {tree.latex(left)}")
        terms = self._with_zero_vector(node.terms)
        if {first.op, second.op} == {"<", ">"} and whole is None:  # no value where they are equal
            gap = tree.Add((first.left, tree.Neg(first.right)))
            terms = (*terms, tree.Div(tree.ZERO, gap))
        return self.on_add(tree.Add(terms))

    def _with_zero_vector(self, terms):
        """A value 0 beside a vector is a vector, too."""
        values = [term.factors[0] for term in terms]
        if tree.ZERO not in values:
            return terms
        other = next((item for item in values if self.resolve(item)[1]), None)
        return tuple(
            tree.Mul((tree.ZERO, other, *term.factors[1:]))
            if other and term.factors[0] == tree.ZERO
            else term
            for term in terms
        )

    def domain_of(self, node):
        """The set that a name or an entry comes from; None for anything else."""
        base = node.base if isinstance(node, tree.Index) else node
        if not isinstance(base, tree.Name):
            return None
        kind = self.kind_of(base.key)
        return None if kind is None else kind.domain

    def kind_of(self, key: str) -> Type | None:
        """The type of a parameter, or of a name of the page."""
        return self.local.get(key) or self.scope.types.get(key)

    def broadcast(self, term, shape, wide):
        """A row is added to each row of a matrix, as in ``XW + b``."""
        if shape == wide:
            return term
        rows, columns = wide
        if shape == (ONE, columns):
            return tree.Mul((tree.Ones(self.length_node(rows)), term))
        if shape == (columns, ONE) and rows != columns:
            return tree.Mul((tree.Ones(self.length_node(rows)), tree.Transpose(term)))
        if rows != columns and shape[1:] == (ONE,):
            wide = (columns, ONE)
        reason = f"cannot add {show_shape((rows, columns))} and {show_shape(shape)}"
        raise unfit(reason, wide, shape) if shape else Unfit(reason)

    def on_mul(self, node):
        factors, shape = [], None
        for item in self._with_sized_ones(node.factors):
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
            raise unfit(f"cannot multiply {show_shape(a)} by {show_shape(b)}", a[1:], b[:1])
        found = (a[0], b[1])
        return () if found == (ONE, ONE) else found

    def on_dot(self, node):
        if ONES in (node.left, node.right) and ONES.key not in self.scope.types:
            first, second = (
                (node.left, node.right) if node.left == ONES else (node.right, node.left)
            )
            return self.on_mul(tree.Mul((tree.Transpose(first), second)))
        (left, a), (right, b) = self.resolve(node.left), self.resolve(node.right)
        if a and a == b and a[1] == ONE:
            return tree.Mul((tree.Transpose(left), right)), ()
        factors = left.factors if isinstance(left, tree.Mul) else (left,)
        return tree.Mul((*factors, right)), self.product(a, b)

    def on_hadamard(self, node):
        factors, shapes = zip(*(spread(self, item) for item in node.factors), strict=True)
        if not any(shapes):
            return tree.Mul(factors), ()
        if len(set(shapes)) == 1:
            for place in node.open:
                self._refuse_other_order(node.factors[place], shapes[0], place, len(shapes))
        if len(set(shapes)) > 1:
            shown = ", ".join(show_shape(shape) for shape in shapes)
            error = IllTyped if () in shapes else Misfit
            raise error(f"⊙ takes vectors or matrices of one shape, not {shown}")
        return tree.Hadamard(factors), shapes[0]

    def _refuse_other_order(self, product, shape: Shape, place: int, count: int) -> None:
        r"""``A \odot B C`` reads as A ⊙ (B C) and as (A ⊙ B) C, where both fit and differ."""
        parts = (product.left, product.right) if isinstance(product, tree.Dot) else ()
        sides = [self.resolve(item)[1] for item in getattr(product, "factors", parts)]
        sides = [side for side in sides if side]
        before = place > 0 and sides[:1] == [shape] and sides[1:]
        after = place < count - 1 and sides[-1:] == [shape] and sides[:-1]
        if any(rest and reduce(self.product, rest) for rest in (before, after)):
            raise Unreadable(
                r"a product beside ⊙ reads two ways: put brackets round it, A \odot (B C), or round"
                r" the other, (A \odot B) C"
            )

    def on_div(self, node):
        above, shape = self.resolve(node.above)
        if self.powers and self.resolve(node.below)[1]:
            raise Unreadable("a power of a vector below: of each entry, or of its length?")
        below = self.scalar(node.below, "a denominator")
        return tree.Div(above, below), shape

    def settled(self, work, fits=lambda found: True):
        """What ``work`` gives, with powers of vectors of each entry, where nothing else fits.

        ``x^2`` may be ``x^\\top x``, too, or an entry.
        """
        self.squared = False
        try:
            return work()
        except IllTyped as error:
            found = {}
            for way in ("entries", "product") if self.squared else ():
                self.powers = way
                try:
                    item = work()
                except IllTyped:
                    continue
                finally:
                    self.powers = ""
                if fits(item):
                    found[way] = item
            if [*found] != ["entries"]:
                raise error
            return found["entries"]

    def on_pow(self, node):
        """``p(x)^2``: of a value, or a product with x²."""
        if getattr(node.base, "raised", False) and not self.as_value(node.base):
            power = replace(node, base=node.base.point)
            return self.resolve(tree.Mul((node.base.head, power)))
        if isinstance(node.base, tree.Norm) and node.base.order != 1:
            base, _ = self.on_norm(node.base)
        else:
            self._refuse_entry_of_power(node)
            base, shape = self.resolve(node.base)
            square = bool(shape) and shape[0] == shape[1]
            if square and node.exponent == tree.Neg(tree.ONE):
                return MATRICES["inverse"](base).typed(self)
            if square and node.exponent in TURNED_INVERSES - {*map(_negative, self.scope.sizes)}:
                return tree.Transpose(MATRICES["inverse"](base).typed(self)[0]), shape
            entries = shape and node.before and isinstance(base, tree.Call)  # \tanh^2(z)
            if entries and node.exponent in MATRIX_POWERS:
                return tree.Hadamard((base,) * MATRIX_POWERS[node.exponent]), shape
            if square and node.exponent in MATRIX_POWERS:
                return tree.Mul((base,) * MATRIX_POWERS[node.exponent]), shape
            if node.exponent == tree.Neg(tree.Name(r"\top")):
                raise IllTyped(f"the inverse of a transpose, of {show_shape(shape)}")
            if shape and node.exponent == tree.Name("T"):
                raise IllTyped(T_READS)
            known = not tree.free_names(base) & self.scope.inferred
            if known and shape[1:] == (ONE,) and node.exponent in MATRIX_POWERS:
                self.squared = True
                if self.powers == "entries":
                    return tree.Hadamard((base,) * MATRIX_POWERS[node.exponent]), shape
                if self.powers == "product" and node.exponent == tree.TWO:
                    return tree.Mul((tree.Transpose(base), base)), ()
            if shape:
                shown = show_shape(shape)
                reason = f"a power of {shown}: only of a square matrix, to −1, 2, 3 or 4"
                if shape[1] == ONE:
                    reason += r"; of a vector write x \odot x, or x^\top x"
                raise unfit(reason, shape[:1], shape[1:], IllTyped if square else Unfit)
        return tree.Pow(base, self.scalar(node.exponent, "an exponent")), ()

    def _refuse_entry_of_power(self, node: tree.Pow) -> None:
        r"""``A^2_{ij}``, ``A^{-1}_{ij}``: an entry of A², or the square of an entry?"""
        if not isinstance(node.base, tree.Index):
            return
        whole = node.base.base
        if isinstance(whole, tree.Name):
            whole = tree.Name(self.entry_key(whole.key, node.base.indices))
        shape = self._shape(whole) or ()
        inverse = node.exponent == tree.Neg(tree.ONE)
        doubtful = inverse or (node.before and node.exponent in MATRIX_POWERS)
        if doubtful and ONE not in shape and len({*shape}) == 1:
            matrix, power = tree.latex(whole), tree.latex(node.exponent)
            raise Unreadable(
                f"an entry of a power of {matrix}, or the power of an entry? write"
                f" ({matrix}^{{{power}}})_{{ij}}, or ({matrix}_{{ij}})^{{{power}}}"
            )

    def on_transpose(self, node):
        body, shape = self.resolve(node.body)
        if not shape and isinstance(body, tree.Name | tree.Index | tree.Num):
            raise Unfit("the transpose of a number, or a power?")
        return (tree.Transpose(body), (shape[1], shape[0])) if shape else (body, ())

    def on_norm(self, node):
        """Of a vector; of a matrix only the Frobenius norm, which is written out."""
        body, shape = self.resolve(node.body)
        if not shape:
            raise Unfit("the norm of a scalar")
        if ONE not in shape and node.order != "F":
            raise IllTyped(
                "the norm of a matrix reads more than one way: write \\|A\\|_F for the root of"
                " the sum of all squares"
            )
        return tree.Norm(body, node.order if ONE not in shape or node.order == 1 else 2), ()

    def on_abs(self, node):
        """Of a number; ``|A|`` of a square matrix is its determinant, ``|v|`` a norm."""
        body, shape = self.resolve(node.body)
        if shape and shape[0] == shape[1]:
            return MATRICES["determinant"](node.body).typed(self)
        if shape and shape[1] == ONE:
            return tree.Norm(body, barred=True), ()
        return tree.Abs(self.scalar(node.body, "inside | |")), ()

    def on_vector(self, node):
        entries = tuple(self.scalar(item, "an entry") for item in node.entries)
        return tree.Vector(entries), (Dim(None, len(entries)), ONE)

    def on_indicator(self, node):
        item = node.relation
        if self.counts_from_zero(item.left) or self.counts_from_zero(item.right):
            return self._labels_compared(item), ()
        left, right = self.scalar(item.left, "a side"), self.scalar(item.right, "a side")
        if item.op in ("=", "!="):
            for side in (left, right):
                if not self.is_discrete(side):
                    raise IllTyped(f"{tree.latex(side)} = … in an indicator is not discrete")
        return tree.Indicator(tree.Relation(item.op, left, right)), ()

    def _labels_compared(self, item: tree.Relation) -> tree.Node:
        """Two that count from zero, or one and a printed number."""
        sides = item.left, item.right
        printed = [x for x in sides if isinstance(x, tree.Num)]
        if not all(map(self.counts_from_zero, set(sides) - set(printed))):
            raise IllTyped(f"of {tree.latex(item)} one side counts from 0, the other does not")
        if not printed:
            return tree.Indicator(tree.Relation(item.op, *map(self.as_place, sides)))
        found = (tree.Add((x, tree.ONE)) if x in printed else self.as_place(x) for x in sides)
        return tree.Indicator(tree.Relation(item.op, *found))

    def is_discrete(self, node: tree.Node) -> bool:
        if isinstance(node, tree.Num | tree.Add):
            return True
        base = node.base if isinstance(node, tree.Index) else node
        if isinstance(base, tree.Name) and base.key in {*self.ranges, *self.scope.sizes}:
            return True
        domain = self.domain_of(node)
        return domain is not None and domain.kind in ("finite", "label")

    def on_relation(self, node):
        raise Unreadable("a relation inside an expression")

    # ------------------------------------------------------------ functions

    def on_binding(self, node):
        raise IllTyped(f"{node.name} = … outside the argument of a probability")

    def own_call(self, node: tree.Bare) -> tree.Call | None:
        """``J`` for ``J(θ)``: a function without its argument, where its parameters are names."""
        if node.function in self.scope.taken and not node.primes:
            return self.scope.taken[node.function]
        found = [item for (name, _), item in self.scope.calls.items() if name == node.function]
        if len(found) != 1 or node.primes:
            return None
        known = self.scope.types
        arguments = [tree.Name(key) if key in known else self.own_call(tree.Bare(key))
                     for key in found[0].parameters]  # fmt: skip
        return None if None in arguments else tree.Call(node.function, tuple(arguments))

    def on_bare(self, node):
        own = self.own_call(node)
        if own is not None and (self.point is None or len(own.arguments) > 1):
            return self.on_call(own)
        if self.point is None:
            raise IllTyped(f"{node.function} needs its argument")
        return self.on_call(tree.Call(node.function, (tree.Name(self.point),), node.primes))

    def on_call(self, node):
        return resolve_call(self, node)

    # ------------------------------------------------------------ derivatives

    def on_at(self, node):
        """``x (a b)`` is a product, ``\\frac{df}{dx}(2)`` a value; a defined ``y(2)`` neither."""
        head = node.head
        if value := self.as_value(node):
            return self.resolve(value)
        if node.inside:
            raise Unreadable(f"where does the argument of {node.inside} end? put brackets round it")
        counts = isinstance(node.point, tree.Name) and node.point.key in self.ranges
        listed = counts and isinstance(head, tree.Name) and self.resolve(head)[1]
        if isinstance(head, tree.Name | tree.Index) and not (
            listed or self._may_be_function(head, node.point)
        ):
            return self.resolve(tree.Mul((head, node.point)))
        slope = self._slope_at(head, node.point)
        if slope is not None:
            return self.resolve(slope)
        shown, point = tree.latex(head), tree.latex(node.point)
        raise Unreadable(
            f"{shown}({point}) reads two ways: as the value of {shown} at {point}, or as a"
            rf" product; write {shown} \cdot ({point}) for the second"
        )

    def _may_be_function(self, head, point) -> bool:
        """Whether a name with a bracket may mean a value: of what it is defined by, or an entry."""
        found, shape = self.resolve(head)
        if shape and ONE not in shape:
            return False
        whole = found.base if isinstance(found, tree.Index) else found
        key = getattr(whole, "key", getattr(head, "key", None))  # what is gathered
        value = isinstance(point, tree.Num | tree.Vector)
        if key in self.scope.definitions:
            return value or self._depends_on_a(self.resolve(point)[1], key)
        return (bool(shape) and value) or isinstance(point, tree.Vector)

    def _depends_on_a(self, shape, key: str) -> bool:
        """Whether a defined name depends on something of this shape, which has no definition."""
        kinds = (self.scope.types.get(name) for name in self.scope.dependencies({key}) - {key})
        return any(kind is not None and kind.shape == shape for kind in kinds)

    def _slope_at(self, head, point) -> tree.Node | None:
        r"""``\frac{d^n f}{dx^n}(a)`` as a call with n primes, where f is a function of x alone.

        At the function's own parameters, ``\frac{∂f}{∂x}(x, y)``, it is the derivative itself.
        """
        if not isinstance(head, tree.Derivative) or not isinstance(head.body, tree.Bare):
            return None
        own = self._function_body(head)
        entries = point.entries if isinstance(point, tree.Vector) else (point,)
        if own.arguments == entries and any(key == own.function for key, _ in self.scope.calls):
            return replace(head, body=own)
        if (
            head.held
            or isinstance(point, tree.Add)
            or {type(t.node) for t in head.targets} != {tree.Name}
        ):
            return None
        keys, order = {t.node.key for t in head.targets}, sum(t.order for t in head.targets)
        call = tree.Call(head.body.function, (tree.Name(min(keys)),), head.body.primes)
        if len(keys) > 1 or self._function_body(head) != call:
            return None
        return tree.Call(call.function, (point,), call.primes + order)

    def on_derivative(self, node):
        targets = tuple(tree.Target(self.target(t.node)[0], t.order) for t in node.targets)
        shapes = [self.target(t.node)[1] for t in node.targets]
        body, shape = self._differentiated(node, [target.node for target in targets])
        for key in node.held:
            self.scope.type_of(key)
        order = sum(target.order for target in targets)
        found = tree.Derivative(body, targets, node.held, node.total, node.sized)
        tensors = [side for side in shapes if side]
        if not tensors:
            return found, shape
        if order == 2 and len(targets) == 1 and not shape and tensors[0][1] == ONE:
            return tree.Hessian(targets[0].node, body), (tensors[0][0], tensors[0][0])
        if order > 1:
            raise IllTyped("a higher derivative by a vector")
        if not shape:
            return self._laid_out(node, found, tensors[0])
        if shape[1] != ONE or tensors[0][1] != ONE:
            raise Unfit("the derivative of a matrix or by a matrix")
        if self.scope.layout == "denominator" and not node.upright:
            return tree.Transpose(replace(found, upright=True)), (tensors[0][0], shape[0])
        return found, (shape[0], tensors[0][0])

    def _differentiated(self, node, targets) -> tuple[tree.Node, Shape]:
        """What is differentiated, which holds what it is differentiated by if it calls a function.

        Else ``\\nabla_w J(b)``, the gradient at b, would be the gradient of a constant.
        """
        body = self._function_body(node)
        found, shape = self.resolve(body)
        self._refuse_untold(found, targets, getattr(node, "total", False))
        self._refuse_total(node, body, targets)
        reached = self.scope.dependencies(tree.free_names(without_idle(found, self.scope)))
        sized = getattr(node, "sized", False)
        for target in targets:
            key = tree.whole_key(target)
            if key not in reached and (sized or tree.has(body, tree.Call | tree.Bare)):
                shown = tree.latex(body)
                raise Unreadable(
                    f"{shown} does not hold {key}: is it the derivative at this place, or of this"
                    " constant? write f'(a) for the first"
                )
        return found, shape

    def _refuse_untold(self, body, targets, total: bool) -> None:
        """Of what the page does not declare it is not known what it depends on.

        A partial derivative holds what stands beside its variable: ``∂/∂x (b^T x)``.
        """
        names = tree.free_names(body)
        keys = {*map(tree.whole_key, targets)}
        self.scope.refuse_values_of(keys, names)
        for key in sorted(keys & self.scope.inferred):
            if key not in self.scope.dependencies(names):
                raise Undeclared(
                    f"{key} is not declared: does {tree.latex(body)} depend on it?", key
                )
        held = {item.key for item in getattr(body, "arguments", ()) if isinstance(item, tree.Name)}
        known = {*self.scope.sizes, *self.scope.functions, *(key for key, _ in self.scope.calls)}
        if not total and keys & names:
            known |= names - self.scope.spoken - set(filter(COMPUTED.fullmatch, names))
        for key in sorted((names - keys - held) & self.scope.inferred - known):
            by = " and ".join(sorted(keys))
            raise Undeclared(f"{key} is not declared: does it depend on {by}?", key)

    def _refuse_total(self, node, body, targets) -> None:
        """``∂f/∂x`` of f(x, y), where y is defined by x: is y held, or does it go along?"""
        if getattr(node, "total", False) or not isinstance(body, tree.Call):
            return
        held = set(getattr(node, "held", ()))
        for target in targets:
            base = target.base if isinstance(target, tree.Index) else target
            if not {base, target} & set(body.arguments):
                continue
            for other in body.arguments:
                names = tree.free_names(other) - held
                if base.key in self.scope.dependencies(names) - names:
                    shown = tree.latex(other)
                    raise Unreadable(
                        f"{shown} goes with {base.key}: is it held here? write"
                        rf" \left. \frac{{\partial …}}{{…}} \right|_{{{shown}}} if it is, and"
                        rf" \frac{{d}}{{d {base.key}}} if not"
                    )

    def _function_body(self, node) -> tree.Node:
        """``dσ/dz`` means dσ(z)/dz; ``∂J/∂θ_j`` means ∂J(θ)/∂θ_j.

        A function is taken at its own parameters.  Only where these are no names of the
        page, and the target does not occur in the function, can another name be meant.
        """
        if not isinstance(node.body, tree.Bare):
            return node.body
        place = self.own_call(node.body)
        if place is not None and not all(isinstance(x, tree.Name) for x in place.arguments):
            return place
        if node.body.function in self.scope.taken and place is not None:
            return place
        target = node.targets[0].node if isinstance(node, tree.Derivative) else node.target
        base = target.base if isinstance(target, tree.Index) else target
        function = node.body.function
        found = [item for (name, _), item in self.scope.calls.items() if name == function]
        if len(found) == 1 and not node.body.primes:
            parameters = found[0].parameters
            count = len(target.indices) if isinstance(target, tree.Index) else 1
            forms = bold_forms(base.key, count)
            plain = {base.key, self.scope.entry_key(base.key, count), *forms}
            plain |= {entry["base"]} if (entry := ENTRY.match(base.key)) else set()  # of \beta_0
            own = tree.Call(function, tuple(tree.Name(key) for key in parameters), node.body.primes)
            if plain & set(parameters):
                return own
            inside = self.scope.dependencies(
                tree.free_names(found[0].body, frozenset((*parameters, *found[0].indices)))
            )
            if plain & inside or len(parameters) > 1 or set(parameters) & set(self.scope.types):
                return own
        arbitrary = self.scope.functions.get(function)
        place = self._only_place(function, target) if arbitrary else None
        if place is not None:
            return tree.Call(function, (tree.Name(place),), node.body.primes)
        of_vector = arbitrary is not None and any(kind.shape for kind in arbitrary.arguments)
        return tree.Call(function, (base if of_vector else target,), node.body.primes)

    def _only_place(self, function: str, target: tree.Node) -> str | None:
        r"""Where an arbitrary function is taken in ``\frac{\partial L}{\partial x}``, if not at x.

        At the outermost name by which the formula differentiates it, too; or at the one name that
        rests on x and that it takes, if it does not take x.
        """
        kinds = self.scope.functions[function].arguments
        if len(kinds) != 1:
            return None
        key = self._whole(target)
        reach = {name: self.scope.dependencies({name}) for name in self.scope.definitions}
        taken = (Type(kinds[0].shape), Type(family=kinds[0].shape[:1]))  # a vector, all its a_j
        found = {
            name for name, reached in reach.items()
            if function not in reached and self.scope.types[name] in taken
        }  # fmt: skip
        told = found & self.places.get(function, set())
        outer = [name for name in told if told | {key} <= reach[name]]
        if outer:
            return outer[0]
        fits = not kinds[0].shape or kinds[0].shape in (
            self.resolve(target)[1],
            self._shape(getattr(target, "base", target)),
        )
        below = [name for name in found if key in reach[name] and name != key]
        return below[0] if len(below) == 1 and not fits else None

    def _whole(self, target: tree.Node) -> str:
        """The name that is differentiated by, or whose entry is."""
        if not isinstance(target, tree.Index):
            return target.key
        return self.scope.entry_key(target.base.key, len(target.indices))

    def find_places(self, relations) -> None:
        """The names by which a formula differentiates a function that it does not apply."""
        for node in (node for item in relations for node in tree.walk(item)):
            if isinstance(node, tree.Derivative | tree.Gradient) and isinstance(
                node.body, tree.Bare
            ):
                targets = [x.node for x in getattr(node, "targets", ())] or [node.target]
                keys = {self._whole(x) for x in targets if isinstance(x, tree.Name | tree.Index)}
                self.places.setdefault(node.body.function, set()).update(keys)

    def join_entries(self, relations) -> None:
        r"""In ``\nabla_w z = x`` w and x are vectors, though the page declares the entries only."""
        nodes = [node for item in relations for node in tree.walk(item)]
        by = {x.target for x in nodes if isinstance(x, tree.Gradient | tree.Hessian)}
        by |= {x.node for y in nodes if isinstance(y, tree.Derivative) for x in y.targets
               if isinstance(x.node, tree.Name) and "{" in x.node.key}  # fmt: skip
        if any([isinstance(x, tree.Name) and self.scope.join(x.key) for x in by]):
            for key in set().union(*map(tree.free_names, relations)) - {*self.local, *self.ranges}:
                self.scope.join(key)

    def target(self, node: tree.Node) -> tuple[tree.Node, Shape]:
        """What is differentiated by: a quantity, not a length or an index."""
        found, shape = self.resolve(node)
        whole = found.base if isinstance(found, tree.Index) else found
        if not isinstance(whole, tree.Name):
            raise Unreadable(f"a derivative by {tree.latex(node)}, which is no name and no entry")
        key = whole.key
        if key in self.scope.sizes or key in self.ranges:
            raise IllTyped(f"a derivative by {key}, which is a whole number")
        matrix = tree.Name(key)
        tied = {tree.Relation("=", matrix, tree.Transpose(matrix)),
                tree.Relation("=", tree.Transpose(matrix), matrix)}  # fmt: skip
        if any(item.relation in tied for item in self.scope.hypotheses):
            raise Unreadable(
                f"a derivative by {key}, which is symmetric: do {key}_{{ij}} and {key}_{{ji}} move"
                " together? write what is meant for a matrix that need not be"
            )
        known = self.scope.definitions.get(key)
        if known is not None and known.label == GATHERED:
            raise Unreadable(f"a derivative by {key}, of which the page knows the entries only")
        kind = self.kind_of(key)
        single = kind is not None and kind.domain.grain == "whole"
        if single or (kind is not None and kind.domain.kind in ("finite", "label")):
            raise IllTyped(f"a derivative by {key}, which takes single values only")
        return found, shape

    def on_gradient(self, node):
        if isinstance(node.body, tree.Transpose):  # a number is not transposed, its gradient is
            part = self._function_body(replace(node, body=node.body.body))
            if not self.resolve(part)[1]:
                return self.resolve(tree.Transpose(replace(node, body=part)))
        target, shape = self.target(node.target)
        body, inner = self._differentiated(node, [target])
        if inner:
            raise Unfit(f"the gradient of a vector {show_shape(inner)}")
        return self._laid_out(node, tree.Gradient(target, body), shape)

    def _laid_out(self, node, found, shape: Shape):
        """The derivative of a number by a vector: a row where the page says so."""
        layout = "" if node.upright or not shape else self.scope.layout
        if layout == "numerator" and (shape[1] != ONE or isinstance(node, tree.Gradient)):
            raise Unreadable(
                rf"in the numerator layout, is {tree.latex(node)} transposed, too? write what is"
                " meant with the derivatives by entries, or say that gradients are rows"
            )
        if not shape or shape[1] != ONE:
            return found, shape
        column = replace(found, upright=True)
        if layout in ("", "denominator"):
            return column, shape
        return tree.Transpose(column), (ONE, shape[0])

    def on_hessian(self, node):
        target, shape = self.target(node.target)
        body, inner = self._differentiated(node, [target])
        if inner:
            raise Unfit(f"the Hessian of a vector {show_shape(inner)}")
        if shape and shape[1] != ONE:
            raise IllTyped("the Hessian by a matrix")
        return tree.Hessian(target, body), (shape[0], shape[0]) if shape else ()


def _negative(key: str) -> tree.Node:
    return tree.Neg(tree.Name(key))


def _sized(node: tree.Node, ones: tree.Ones) -> tree.Node:
    """The ones at the end of a term, with their length."""
    if isinstance(node, tree.Neg):
        return tree.Neg(_sized(node.body, ones))
    if isinstance(node, tree.Div):
        return replace(node, above=_sized(node.above, ones))
    if isinstance(node, tree.Mul):
        return tree.Mul((*node.factors[:-1], _sized(node.factors[-1], ones)))
    return ones


def unfit(reason: str, one: tuple[Dim, ...], other: tuple[Dim, ...], kind=Misfit) -> IllTyped:
    """Why shapes do not fit; one length that the page does not name may have to be another."""
    pairs = [(a, b) for a, b in zip(one, other, strict=False) if a != b]
    for a, b in pairs if len(one) == len(other) else ():
        for own, known in ((b, a), (a, b)):
            if is_own(own) and all(ONE not in pair for pair in pairs):
                return OwnLength(reason, own, known)
    return kind(reason)


def is_own(dim: Dim) -> bool:
    """Whether a length is one that the page does not name."""
    return (dim.name or "").startswith("#") and not dim.offset
