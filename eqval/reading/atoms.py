r"""Atoms that begin with an operator: fractions, sums, derivatives, functions, norms."""

from __future__ import annotations

from . import tree
from .parser import (
    ANGLES,
    CLOSE,
    DOTS,
    FUNCTIONS,
    GREEK,
    NO_INDEX,
    RELATIONS,
    WHOLE,
    WORDS,
    Parser,
    primed,
)
from .table import MATRICES, READERS
from .tokens import Token, level

MINUS_ONE = tree.Neg(tree.ONE)
DIFFERENTIALS = {"d", r"\partial"}


def read_operator(parser: Parser) -> tree.Node | None:
    """The atom at the parser's place, if an operator begins there."""
    text = parser.peek()
    if text in READERS and (node := READERS[text](parser)) is not None:
        return node
    if text == r"\frac":
        parser.next()
        return parser.postfix(fraction(parser))
    if text in (r"\sum", r"\prod"):
        return summation(parser)
    if text in (r"\nabla", r"\partial"):
        return nabla(parser) if text == r"\nabla" else flat_derivative(parser)
    if text in FUNCTIONS and FUNCTIONS[text] not in parser.vocabulary.functions:
        parser.next()
        return function(parser, FUNCTIONS[text])
    if text in FUNCTIONS:
        parser.next()
        if parser.peek() != "(":
            parser.fail(f"{text} is defined on this page: put brackets round its argument")
        return parser.postfix(tree.Call(FUNCTIONS[text], parser.arguments()))
    word = text[5:] if text.startswith("text:") else None
    defined = rf"\operatorname{{{word}}}" in parser.vocabulary.functions
    if word == "abs" and not defined and parser.peek(1) == "(":
        parser.next()
        return parser.postfix(tree.Abs(parser.bracket()))
    if text in (r"\max", r"\min") or (word in WORDS and not defined):
        parser.next()
        name = WORDS[word] if word else text[1:]
        return extremum(parser, name) if name in ("max", "min") else function(parser, name)
    if text == "e" and parser.peek(1) == "^":
        if parser.vocabulary.means("e"):
            script = [parser.peek(k) or "" for k in (2, 3, 4)]
            if _is_turned(parser) or parser.vocabulary.squares_e(script):
                return None
            parser.fail("e is a name here: write \\exp(…)")
        parser.next()
        parser.next()
        return tree.Call("exp", (parser.whole(parser.raw()),))
    if text == "e" and _is_eulers(parser):
        parser.next()
        return tree.Call("exp", (tree.ONE,))
    if text == r"\sqrt":
        parser.next()
        if parser.peek() == "[":
            return parser.postfix(root(parser))
        return parser.postfix(tree.Call("sqrt", (parser.whole(parser.raw()),)))
    if text in (r"\underbrace", r"\overbrace", r"\boxed", r"\underline", r"\cancel"):
        return annotated(parser)
    if text == r"\|":
        return norm(parser)
    if text == "|":
        parser.next()
        node = parser.within("|")
        parser.expect("|")
        return parser.postfix(tree.Abs(node))
    if text == r"\left.":
        return held_fixed(parser)
    if text == r"\begin{cases}":
        return cases(parser)
    if _indicator_ahead(parser):
        return indicator(parser)
    if text.startswith((r"\begin{", r"\end{")):
        parser.fail(f"the environment {text.partition('{')[2][:-1]} is not read")
    return None


def _is_eulers(parser: Parser) -> bool:
    r"""``2 \pi e \sigma^2``: behind π a letter e that the page has no use for."""
    if not parser.at or parser.tokens[parser.at - 1].text != r"\pi":
        return False
    return not parser.vocabulary.means("e") and parser.peek(1) not in ("_", "'", "(")


def _is_turned(parser: Parser) -> bool:
    """Whether a transpose stands above the letter that comes next."""
    start = parser.at
    parser.at += 2
    script = parser.raw()
    parser.at = start
    return parser.is_transpose(script)


def root(parser: Parser) -> tree.Node:
    r"""``\sqrt[n]{x}``, the power 1/n."""
    parser.next()
    start = parser.at
    while parser.peek() not in ("]", None):
        parser.next()
    order = parser.whole(parser.tokens[start : parser.at])
    parser.expect("]")
    return tree.Pow(parser.whole(parser.raw()), tree.Div(tree.ONE, order))


def annotated(parser: Parser) -> tree.Node:
    """``\\boxed{…}`` and ``\\underbrace{…}_{…}`` mean what is in them."""
    command = parser.next()
    if command.text == r"\cancel":
        parser.fail("\\cancel: is it there or not?", back=1)
    before = parser.tokens[parser.at - 2].text if parser.at > 1 else ""
    tokens = parser.raw()
    node = parser.whole(tokens)
    if command.text in (r"\underbrace", r"\overbrace") and parser.peek() in ("_", "^"):
        parser.next()
        if any(token.text in RELATIONS and token.kind != "text" for token in parser.raw()):
            parser.fail("a relation at a brace is a claim: display it by itself", back=1)
    whole = isinstance(node, WHOLE | tree.At) or tokens[-1].kind == "env" or tokens[0].text in CLOSE
    sign = isinstance(node, tree.Add | tree.Neg)
    alone = not sign or before in {"", "+", "&", r"\\", *CLOSE, *RELATIONS}
    ends = parser.ends() or (isinstance(node, tree.Mul) and parser.peek() not in ("^", "_", "'"))
    if not whole and not (alone and ends):
        parser.fail(f"{command.text} holds nothing together: put brackets round what is in it")
    return parser.postfix(node)


def function(parser: Parser, name: str) -> tree.Node:
    """``\\log x``, ``\\exp(x)``, ``\\tanh^2(z)``, ``\\log_2 x``."""
    power = base = behind = None
    primes = 0
    while parser.peek() in ("^", "_", "'"):
        mark = parser.next().text
        if mark == "'":
            primes += 1
            continue
        tokens = parser.raw()
        if mark == "_":
            base = parser.whole(tokens)
        else:
            power = parser.whole(tokens)
    if power == MINUS_ONE and base is None and not primes:
        found = READERS["inverse"](parser, name)
        if found is not None:
            parser.loose = False
            return found
    if base is not None and name != "log":
        parser.fail(f"an index on {name}", back=1)
    if primes and (name == "tan" or power is not None or base is not None or parser.peek() != "("):
        parser.fail(f"a prime on {name}: write {name}'(…)", back=1)
    if power is not None and (name in ("log", "exp") or not isinstance(power, tree.Num)):
        parser.fail(f"a power on {name}: write ({name} …)^2", back=1)
    if parser.peek() == "{" and not parser.unbraced():
        start = parser.at
        parser.tokens[start : parser.at] = parser.raw()
        parser.at = start
    if parser.peek() in CLOSE:
        argument, loose = parser.bracket(), False
        if parser.peek() == "^" and name in ANGLES | {"tanh"} and power is None:
            parser.next()
            behind = parser.whole(parser.raw())
        if parser.peek() in ("^", "_"):
            parser.fail(f"does the power belong to the argument of {name}? add brackets")
    else:
        argument, loose = parser.factor(), True
        if name in ANGLES and isinstance(argument, tree.Num):
            argument = _multiple(parser, argument)
        letter = parser.peek(1) if parser.peek() == "(" and parser.peek(2) == ")" else None
        if isinstance(argument, tree.Name) and letter and parser.kind(1) == "letter":
            argument = tree.At(argument, parser.bracket(), name)
    if name == "tan":
        node = tree.Div(tree.Call("sin", (argument,)), tree.Call("cos", (argument,)))
    else:
        node = tree.Call(name, (argument,), primes)
    if base is not None:
        node = tree.Div(node, tree.Call("log", (base,)))
    if power is not None:
        node = tree.Pow(node, power, before=True)
    if behind is not None:
        node = tree.Pow(node, behind)
    parser.loose = loose and not isinstance(argument, tree.Sum)
    return node


def _multiple(parser: Parser, number: tree.Num) -> tree.Node:
    r"""``2x``, ``2 \pi x`` behind a sine: nobody multiplies by the sine of 2."""
    factors = [number]
    if parser.peek() == r"\pi":
        factors.append(parser.factor())
    if parser.kind() == "letter" or (parser.peek() or "")[1:] in GREEK:
        factors.append(parser.factor())
        if not isinstance(factors[-1], tree.Name | tree.Index):
            parser.fail("where does the argument end? put brackets round it", back=1)
    return tree.Mul(tuple(factors)) if len(factors) > 1 else number


def extremum(parser: Parser, name: str) -> tree.Node:
    """``\\max(0, z)`` of scalars, ``\\max(z)`` and ``\\max\\{z_1, \\dots, z_n\\}`` of many."""
    if parser.peek() not in ("(", r"\{"):
        parser.fail(f"\\{name} is read with its arguments in brackets only")
    opening = parser.next().text
    arguments = [parser.within(opening)]
    while parser.peek() == ",":
        parser.next()
        if parser.peek() == r"\dots":
            return parser.postfix(
                MATRICES["largest listed"](name, parser.listed(arguments, opening))
            )
        arguments.append(parser.within(opening))
    parser.expect(CLOSE[opening])
    if len(arguments) == 1:
        return parser.postfix(MATRICES["largest entry"](name, arguments[0]))
    if len(arguments) != 2:
        parser.fail(f"\\{name} of {len(arguments)} arguments", back=1)
    return parser.postfix(tree.Call(name, tuple(arguments)))


def summation(parser: Parser) -> tree.Node:
    """``\\sum_{i=1}^{n}``, ``\\sum_i``, ``\\sum_{j \\neq i}``, ``\\sum_{i,j=1}^n``."""
    kind = parser.next().text[1:]
    below = above = None
    while parser.peek() in ("_", "^"):
        if parser.next().text == "_":
            below = parser.raw()
        else:
            above = parser.whole(parser.raw())
    if below is None and (above is not None or kind != "sum"):
        parser.fail(NO_INDEX.replace("sum", kind))
    indices, lower, excluded = ([], None, None) if below is None else _range(parser, below)
    start = parser.at
    body = parser.term() if kind == "sum" else parser.factor()
    indices = indices or [_index_left_out(parser, body, start)]
    parser_loose = parser.loose
    parser.open |= set(indices)
    if kind == "prod" and parser.peek() is not None and _goes_on(parser):
        body = _product_body(parser, body, indices)
    for index in reversed(indices):
        _must_occur(parser, index, body)
        body = tree.Sum(kind, index, lower, above, excluded, body, bare=below is None)
    parser.loose = parser_loose
    if kind == "prod":
        parser.products |= set(indices)
    return body


def _index_left_out(parser: Parser, body: tree.Node, start: int) -> str:
    r"""``\sum (w x_i - y_i)^2``: the one letter below, or the one that stands nowhere else."""
    below = {
        part.key
        for node in tree.walk(body)
        if isinstance(node, tree.Index)
        for part in node.indices
        if isinstance(part, tree.Name) and len(part.key) == 1
    }
    found = below - parser.vocabulary.names
    if len(found) > 1:
        outside = (*parser.tokens[:start], *parser.tokens[parser.at :])
        found -= {token.text for token in outside}
    if len(found) != 1:
        parser.fail(NO_INDEX, back=parser.at - start + 1)
    return found.pop()


def _goes_on(parser: Parser) -> bool:
    return not parser.stops() and parser.peek() not in (r"\cdot", r"\odot")


def _product_body(parser: Parser, body, indices):
    """Factors up to the last one that holds the index; behind it, where does it end?"""
    factors = [body]
    while parser.peek() is not None and _goes_on(parser):
        if parser.loose:
            parser.refuse_end(factors[-1])
        parser.join(factors)
    if not set(indices) & tree.free_names(factors[-1]):
        parser.fail("where does the product end? put brackets", back=1)
    return tree.product(factors)


def _must_occur(parser: Parser, index: str, body: tree.Node) -> None:
    """A sum whose body does not hold its index was probably meant otherwise."""
    names = tree.free_names(body)
    if index in names or isinstance(body, tree.Num | tree.Name):
        return
    example = next((name for name in sorted(names) if name.endswith(f"^{{({index})}}")), None)
    if example is not None:
        parser.fail(
            f"{example} is not declared for each {index}: write ${example} \\in …$"
            f" and ${index} = 1, \\dots, n$",
            back=1,
            name=example,
        )
    parser.fail(f"the index {index} does not occur in what is summed", back=1)


def _range(parser: Parser, tokens: list[Token]):
    """Index names, lower bound and excluded value below a sum sign."""
    part = parser.inside(primed(tokens))
    key = part.identifier()
    if part.peek() is None:
        return [key], None, None
    if part.peek() == "=":
        part.next()
        lower, excluded = part.expression(), None
        if part.peek() in (",", ";"):
            part.next()
            if part.identifier() != key:
                part.fail("another index after the comma", back=1)
            part.expect(r"\neq")
            excluded = part.expression()
        part.finish()
        return [key], lower, excluded
    if part.peek() == r"\neq":
        part.next()
        excluded = part.expression()
        part.finish()
        return [key], None, excluded
    keys, lower = [key], None
    while part.peek() not in (None, "="):
        if part.peek() == ",":
            part.next()
        keys.append(part.identifier())
    if part.peek() == "=":
        part.next()
        lower = part.expression()
        part.finish()
    return keys, lower, None


def fraction(parser: Parser) -> tree.Node:
    """A quotient or a derivative in the form of one."""
    above, below = parser.raw(), parser.raw()
    if _is_derivative(above, below):
        return derivative(parser, above, below)
    return tree.Div(parser.whole(above), parser.whole(below))


def _is_derivative(above: list[Token], below: list[Token]) -> bool:
    """Whether both sides begin with the same differential, and something follows below."""
    if not above or len(below) < 2 or above[0].text not in DIFFERENTIALS:
        return False
    if below[0].text != above[0].text:
        return False
    return below[1].text not in ("+", "-", "^", "_", "/", r"\cdot", ")")


def derivative(parser: Parser, above: list[Token], below: list[Token]) -> tree.Node:
    """``\\frac{∂^2 L}{∂z_i ∂z_j}`` and ``\\frac{∂}{∂z} f``."""
    mark, plain, above = above[0].text, above[0].kind == "letter", above[1:]
    if plain and mark in parser.vocabulary.names - parser.vocabulary.sizes:
        parser.fail("d is a name on this page: write \\mathrm{d} for a derivative", back=1)
    order = None
    if above and above[0].text == "^":
        part = parser.inside(above[1:])
        tokens = part.raw()
        if len(tokens) != 1 or tokens[0].kind != "number":
            parser.fail("the order of a derivative must be a number", back=1)
        order, above = int(tokens[0].text), part.tokens[part.at :]
    targets = _targets(parser, below, mark)
    targets = _by_squares(targets, order or 1)
    if (order or 1) != sum(target.order for target in targets):
        parser.fail("the order of the derivative above and below differ", back=1)
    if above:
        body = parser.whole(above)
        bracketed = above[0].text in CLOSE and above[-1].text == CLOSE[above[0].text]
        if isinstance(body, tree.Add | tree.Neg) and not bracketed:
            parser.fail("put brackets round what is differentiated", back=1)
    else:
        keys = set().union(*(tree.names(target.node) for target in targets))
        body = differentiated(parser, keys)
    sized = plain and mark in parser.vocabulary.sizes
    if any(isinstance(target.node, tree.Pow) for target in targets):
        return READERS["by a square"](parser, body, tuple(targets))
    return tree.Derivative(body, tuple(targets), total=mark == "d", sized=sized)


def _by_squares(targets: list[tree.Target], order: int) -> list[tree.Target]:
    r"""With σ² for σ, twice, where the order above says that it is once by each σ²."""
    twice = [target for target in targets if target.order == 2]
    if not twice or sum(target.order for target in targets) - len(twice) != order:
        return targets
    return [tree.Target(tree.Pow(x.node, tree.TWO)) if x in twice else x for x in targets]


def differentiated(parser: Parser, keys: set[str]) -> tree.Node:
    r"""What ``\frac{∂}{∂x}``, ∇ are applied to: one factor, after constants as ``\frac{1}{2}``."""
    factors = [parser.factor()]
    while _is_constant(factors[-1], keys) and parser.peek() is not None and not parser.stops():
        closed = parser.tokens[parser.at - 1].text in CLOSE.values()
        if closed or parser.peek() in DOTS | {r"\odot", r"\circ", r"\otimes", r"\\"}:
            break
        factors.append(parser.factor())
    parser.loose, parser.reach = True, "hanging" if parser.loose else "open"
    return tree.product(factors)


def _is_constant(node: tree.Node, keys: set[str]) -> bool:
    """``2``, ``\\frac{1}{2}``, ``\\frac{1}{m}``: nothing that one differentiates."""
    if isinstance(node, tree.Div):
        below = node.below
        plain = isinstance(below, tree.Num | tree.Name) and not tree.free_names(below) & keys
        return plain and isinstance(node.above, tree.Num)
    return isinstance(node, tree.Num)


def _targets(parser: Parser, below: list[Token], mark: str) -> list[tree.Target]:
    """Split at each differential and read what follows it."""
    groups, current, depth = [], [], 0
    for token in [*below[1:], below[0]]:
        if token.text == mark and not depth:
            groups.append(current)
            current = []
            continue
        depth += (token.text == "{") - (token.text == "}")
        current.append(token)
    if len(groups) == 2 and _is_row_of(parser, *groups):
        return [tree.Target(_target(parser, groups[0]).node, 2)]
    return [_target(parser, tokens) for tokens in groups]


def _is_row_of(parser: Parser, first: list[Token], second: list[Token]) -> bool:
    r"""``∂β ∂β^T`` is the Hessian: twice by β."""
    column, row = parser.whole(first), parser.whole(second)
    return isinstance(row, tree.Transpose) and row.body == column


def _target(parser: Parser, tokens: list[Token]) -> tree.Target:
    order = 1
    texts = [token.text for token in tokens]
    named = parser.vocabulary.names
    if len(texts) > 2 and texts[-2] == "^" and f"{''.join(texts[:-1])}{{{texts[-1]}}}" in named:
        pass  # ∂C/∂z^2 where z^2 is a name, as of layer 2
    elif len(texts) > 2 and texts[-2] == "^" and texts[-1].isdigit():
        order, tokens = int(texts[-1]), tokens[:-2]
    elif len(texts) > 4 and texts[-4:-2] == ["^", "{"] and texts[-2].isdigit():
        order, tokens = int(texts[-2]), tokens[:-4]
    node = parser.whole(tokens)
    if isinstance(node, tree.Transpose):
        parser.fail("a derivative by a transpose", back=1)
    squared = isinstance(node, tree.Pow) and node.exponent == tree.TWO
    if squared and texts[0] == "(" and isinstance(node.base, tree.Name | tree.Index):
        return tree.Target(tree.Pow(node.base, node.exponent), order)
    _refuse_target(parser, node)
    return tree.Target(node, order)


def _refuse_target(parser: Parser, node: tree.Node):
    """Raise if it is neither a name nor an entry."""
    if isinstance(node, tree.Name | tree.Index):
        return
    if isinstance(node, tree.Pow):
        base = node.base.base if isinstance(node.base, tree.Index) else node.base
        label = tree.latex(node.exponent)
        power = f"{tree.latex(base)}^{{{label}}}"
        parser.fail(
            f"{power} is read as a power: if {label} counts layers, declare"
            rf" ${power} \in \mathbb{{R}}^n$",
            back=1,
            name=power,
        )
    parser.fail("a derivative must be by a name or an entry", back=1)


def flat_derivative(parser: Parser) -> tree.Node:
    r"""``\partial C / \partial w`` and ``\partial_{z} L``."""
    parser.next()
    if parser.peek() == "_":
        parser.next()
        target = parser.whole(parser.raw())
        _refuse_target(parser, target)
        return tree.Derivative(differentiated(parser, tree.names(target)), (tree.Target(target),))
    body = parser.factor()
    if parser.peek() != "/" or parser.peek(1) != r"\partial":
        parser.fail("\\partial without / \\partial …")
    parser.next()
    parser.next()
    target = parser.factor()
    _refuse_target(parser, target)
    return tree.Derivative(body, (tree.Target(target),))


def nabla(parser: Parser) -> tree.Node:
    r"""``\nabla_{w} L``, ``\nabla^2_{w} L``, ``\nabla_w \nabla_w^\top L``."""
    target, squared, turned = _nabla_scripts(parser)
    if parser.peek() == r"\nabla" and not squared and not turned:
        again, squared, turned = _nabla_scripts(parser)
        if squared or again != target:
            parser.fail(r"two ∇ are read by one name: \nabla_w \nabla_w^\top", back=1)
        squared = True
    elif turned:
        parser.fail("a power of \\nabla", back=1)
    if target is None:
        return READERS["nabla"](parser, squared)
    _refuse_target(parser, target)
    body = differentiated(parser, tree.names(target))
    if isinstance(body, tree.Name | tree.Call):
        near = isinstance(body, tree.Name) and parser.reach == "open"
        parser.loose, parser.reach = False, "near" if near else ""
    return (tree.Hessian if squared else tree.Gradient)(target, body)


def _nabla_scripts(parser: Parser):
    """What stands below ∇, and whether it is squared, or transposed."""
    parser.next()
    target, squared, turned = None, False, False
    while parser.peek() in ("_", "^"):
        mark = parser.next().text
        tokens = parser.raw()
        if mark == "_":
            target = parser.whole(tokens)
        elif [token.text for token in tokens] == ["2"]:
            squared = True
        elif parser.is_transpose(tokens):
            turned = True
        else:
            parser.fail("a power of \\nabla", back=1)
    return target, squared, turned


def held_fixed(parser: Parser) -> tree.Node:
    r"""``\left. \frac{∂c}{∂a} \right|_{b}``: b is held fixed; ``|_{b = 2}``: it has a value."""
    parser.next()
    node = parser.within(r"\left.")
    parser.expect(r"\right|")
    script = parser.tokens[parser.at : _end(parser)]
    if parser.peek() == "_" and any(token.text == "=" for token in script):
        return READERS["|_"](parser, node, closed=True)
    if not isinstance(node, tree.Derivative) or parser.peek() != "_":
        parser.fail("\\left. … \\right| is read round a derivative, with the names held fixed")
    parser.next()
    part = parser.inside(parser.raw())
    held = []
    while part.peek() is not None:
        item = part.atom()
        if not isinstance(item, tree.Name):
            part.fail("what is held fixed must be a name", back=1)
        held.append(item.key)
        if part.peek() == ",":
            part.next()
    return tree.Derivative(node.body, node.targets, tuple(held), node.total)


def _end(parser: Parser) -> int:
    """Where the script ends that comes next."""
    start = parser.at
    if parser.peek() != "_":
        return start
    parser.next()
    parser.raw()
    parser.at, end = start, parser.at
    return end


def norm(parser: Parser) -> tree.Node:
    r"""``\|w\|``, ``\|w\|_2^2``, ``\|w\|_1``."""
    parser.next()
    body = parser.within(r"\|")
    parser.expect(r"\|")
    order = 2
    power = None
    while parser.peek() in ("_", "^"):
        mark = parser.next().text
        tokens = parser.raw()
        if mark == "^":
            power = parser.whole(tokens)
            continue
        texts = [token.text for token in tokens]
        if texts not in (["1"], ["2"], ["F"]):
            parser.fail("only the norms 1, 2 and F are read", back=1)
        order = "F" if texts == ["F"] else int(texts[0])
    node = tree.Norm(body, order)
    return node if power is None else tree.Pow(node, power)


def _indicator_head(parser: Parser) -> int:
    """How many tokens the sign of an indicator has here; 0 if there is none."""
    texts = [parser.peek(step) or "" for step in range(4)]
    if texts[0] in ("1", "I"):
        return int(texts[0] == "1" or not parser.vocabulary.means("I"))
    if texts[0] not in (r"\mathbb", r"\mathbf", r"\mathds", r"\mathbbm"):
        return 0
    signs = ("1",) if texts[0] == r"\mathbf" else ("1", "I")
    if texts[1] in signs:
        return 2
    return 4 if (texts[1], texts[3]) == ("{", "}") and texts[2] in signs else 0


def _indicator_ahead(parser: Parser) -> bool:
    r"""``\mathbb{1}(``, ``\mathbf{1}\{``, ``1\{``, ``\mathbb{I}[``, ``1_{y = k}``, ``I(y = k)``."""
    head = _indicator_head(parser)
    after = parser.peek(head) if head else None
    if after == "_":
        return _relates(parser.tokens[parser.at + head + 1 :])
    if after not in CLOSE:
        return False
    if parser.peek() not in ("1", "I", r"\mathbf") or (after == r"\{" and parser.peek() != "I"):
        return True
    return _relates(parser.tokens[parser.at + head :])


def _relates(tokens: list[Token]) -> bool:
    """Whether a relation sign stands in the group or bracket that comes first, in none inside."""
    texts = [token.text for token in tokens[:2]]
    depths = {1, 2} if texts[:1] == ["{"] and texts[1] in CLOSE else {1}
    depth = 0
    for token in tokens:
        depth += level(token)
        if depth in depths and token.kind != "text" and token.text in RELATIONS:
            return True
        if depth <= 0:
            break
    return False


def _without_bracket(tokens: list[Token]) -> list[Token]:
    """What stands in a bracket that is all there is."""
    depth = 0
    for place, token in enumerate(tokens):
        depth += level(token)
        if not depth:
            whole = place + 1 == len(tokens) and tokens[0].text in CLOSE
            return tokens[1:-1] if whole else tokens
    return tokens


def indicator(parser: Parser) -> tree.Node:
    """The relation inside is read; anything else is refused."""
    parser.at += _indicator_head(parser)
    if parser.peek() == "_":
        parser.next()
        part = parser.inside(_without_bracket(parser.raw()))
        relation = part.condition()
        part.finish()
        return tree.Indicator(relation)
    opening = parser.next().text
    if opening not in CLOSE:
        parser.fail("an indicator without its bracket", back=1)
    relation = parser.condition()
    parser.expect(CLOSE[opening])
    return parser.postfix(tree.Indicator(relation))


def cases(parser: Parser) -> tree.Node:
    r"""``\begin{cases} a & i = j \\ b & i \neq j \end{cases}`` as a sum of indicators."""
    return _cases_tree(parser, parser.environment())


FILLERS = {"if", "for", "when", "where", ","}
OTHERWISE = {"otherwise", "else"}


def _cases_tree(parser: Parser, rows) -> tree.Node:
    """Each value times the indicator of its condition; ``otherwise`` negates the one before."""
    if len(rows) > 2:
        return _many_cases(parser, rows)
    terms, seen = [], []
    for row in rows:
        value, words, texts = _row(parser, row)
        if len(texts) == 1 and texts[0] in OTHERWISE:
            if len(seen) != 1:
                parser.fail("'otherwise' is read after exactly one condition", back=1)
            condition = negated(seen[0])
        else:
            part = parser.inside(words)
            if not RELATIONS.keys() & set(texts):
                said = " ".join(texts).replace("text:", "")
                parser.fail(
                    f"the condition of a case is read as a relation, not as {said!r}: y = 1"
                )
            condition = part.condition()
            part.finish()
            if seen and (condition.right, condition.left) == (seen[0].left, seen[0].right):
                op = TURNED.get(condition.op, condition.op)
                condition = tree.Relation(op, condition.right, condition.left)
        seen.append(condition)
        terms.append(tree.Mul((value, tree.Indicator(condition))))
    if len(seen) != 2 or not _complementary(*seen):
        parser.fail("the two cases must be each other's opposite", back=1)
    return tree.Cases(tuple(terms))


def _many_cases(parser: Parser, rows) -> tree.Node:
    """Three rows or more; types say whether exactly one of them holds for each value."""
    terms, before = [], []
    for place, row in enumerate(rows):
        value, words, texts = _row(parser, row)
        if len(texts) == 1 and texts[0] in OTHERWISE:
            if place + 1 < len(rows):
                parser.fail("'otherwise' stands in the last row", back=1)
            terms.append(tree.Mul((value, tree.Add((tree.ONE, *map(tree.Neg, before))))))
            continue
        part = parser.inside(words)
        chain = [part.condition()]
        while part.peek() in RELATIONS:
            chain.append(part.condition(chain[-1].right))
        part.finish()
        holds = tuple(map(tree.Indicator, map(_turned_round, chain)))
        before.append(tree.product(holds))
        terms.append(tree.Mul((value, *holds)))
    return tree.Cases(tuple(terms))


def _turned_round(relation: tree.Relation) -> tree.Relation:
    """``x \\ge 0`` for ``0 \\le x``."""
    if not tree.is_numeric(relation.left):
        return relation
    return tree.Relation(TURNED.get(relation.op, relation.op), relation.right, relation.left)


def _row(parser: Parser, row):
    """The value, the condition without its words, and the texts of that."""
    if len(row) == 1:  # x \text{ if } x > 0
        starts = (k for k, x in enumerate(row[0]) if x.text.strip(" ,.") in FILLERS | OTHERWISE)
        place = next((k for k in starts if row[0][k].kind == "text"), 0)
        row = [row[0][:place], row[0][place:]] if place else row
    if len(row) != 2:
        parser.fail("each case needs a value, & and a condition", back=1)
    value = [token for token in row[0]]
    while value and value[-1].text in (",", ";"):
        value.pop()
    words = [*row[1]]
    while words and words[0].text.strip(" ,.") in FILLERS | {""}:
        words.pop(0)
    while words and not words[-1].text.strip(" ,."):
        words.pop()
    texts = [x.text.strip(" ,.;") if x.kind == "text" else x.text for x in words]
    return parser.whole(value), words, texts


TURNED = {"<": ">", ">": "<", "<=": ">=", ">=": "<="}
OPPOSITE = {"=": "!=", "!=": "=", "<": ">=", ">=": "<", ">": "<=", "<=": ">"}


def negated(relation: tree.Relation) -> tree.Relation:
    """The relation that holds exactly where the given one does not."""
    return tree.Relation(OPPOSITE[relation.op], relation.left, relation.right)


def _complementary(first: tree.Relation, second: tree.Relation) -> bool:
    """Opposites, opposites but for a kink, or two values of one name."""
    if first.left != second.left:
        return False
    if first.op == second.op == "=":
        return isinstance(first.right, tree.Num) and isinstance(second.right, tree.Num)
    kinks = ({"<", ">"}, {"<=", ">="})  # the types say whether the two can be equal
    opposite = OPPOSITE[first.op] == second.op or {first.op, second.op} in kinks
    return first.right == second.right and opposite
