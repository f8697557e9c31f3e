# ruff: noqa: E501
r"""Hostile inputs, each with its truth: no false one may be proved, no true one refuted.

``CASES`` maps a rule to ``(what the page says before, true claims, false claims)``.
What stands before a claim is written as on a page; a definition is ``def-a: a = b``.
"""

X = r"$x \in \mathbb{R}$"
EXP = (X, r"def-f: f(x) = \exp(x)")
SQUARE = (r"$w \in \mathbb{R}$", r"def-J: J(w) = (w-1)^2")
NORM = (
    r"$\mathbf{w}, \mathbf{a}, \mathbf{b} \in \mathbb{R}^n$",
    r"def-J: J(\mathbf{w}) = \|\mathbf{w} - \mathbf{a}\|^2",
)
SIGMA = (r"$z \in \mathbb{R}$", r"def-sigma: \sigma(z) = \frac{1}{1+e^{-z}}")
LINE = (r"$w, b, x, y \in \mathbb{R}$", r"def-f: f(x) = w x + b")
AB = (r"$a, b \in \mathbb{R}^n$",)
POWER = (r"$\sigma \in \mathbb{R}_{>0}$, $\sigma^2 \in \mathbb{R}_{>0}$, $x \in \mathbb{R}$",)
PAIR = (r"$\mathbf{x} \in \mathbb{R}^2$, $x_1, x_2 \in \mathbb{R}$",)
VECTOR = (r"$x \in \mathbb{R}^n$",)

CASES = {
    "a bracket after a derivative": [
        (
            EXP,
            [
                r"\frac{df}{dx}(0) = 1",
                r"\frac{d^2 f}{dx^2}(0) = 1",
                r"\left(\frac{df}{dx}\right)(0) = 1",
            ],
            [
                r"\frac{df}{dx}(0) = 0",
                r"\frac{d f}{d x}(2) = 2 \exp(x)",
                r"\left(\frac{df}{dx}\right)(0) = 0",
                r"\frac{d f}{d x}{(2)} = 2 \exp(x)",
                r"\boxed{\frac{df}{dx}}(3) = 3 \exp(x)",
                r"2 \cdot \frac{df}{dx}(3) = 6 \exp(x)",
                r"\frac{\frac{df}{dx}}{1}(3) = 3 \exp(x)",
                r"\left(\frac{df}{dx}\right)^1(3) = 3 \exp(x)",
                r"\frac{df(x)}{dx}(3) = 3 \exp(x)",
                r"\frac{d f}{d x} \, (2) = 2 \exp(x)",
                r"\frac{d f}{d x}[2] = 2 \exp(x)",
                r"\frac{d^2 f}{d x^2}(3) = 3 \exp(x)",
            ],
        ),
        (
            (r"$t \in \mathbb{R}$, $a \in \mathbb{R}$", r"def-f: f(t) = t^2"),
            [
                r"\frac{df}{dt}(a) = 2 a",
                r"\frac{df}{dt}(a + 1) = 2 a + 2",
                r"\frac{df}{dt}(2 a) = 4 a",
            ],
            [
                r"\frac{df}{dt}(a) = 2 a t",
                r"\frac{df}{dt}(a + 1) = 2 t (a + 1)",
                r"\frac{df}{dt}(2 a) = 4 a t",
            ],
        ),
        (
            SQUARE,
            [
                r"\nabla_{w} J(2) = 2",
                r"\frac{\partial J}{\partial w}(2) = 2",
                r"\partial_w J(2) = 2",
            ],
            [
                r"\nabla_{w} J(2) = 0",
                r"\frac{\partial J}{\partial w}(2) = 4 (w - 1)",
                r"\partial_w J(2) = 0",
                r"\frac{\partial J(2)}{\partial w} = 0",
                r"\frac{\partial}{\partial w} J(2) = 0",
            ],
        ),
        (
            (r"$w \in \mathbb{R}$", r"def-J: J = (w-1)^2"),
            [r"\frac{\partial J}{\partial w}(2) = 2", r"\nabla_w J(2) = 2"],
            [
                r"\frac{\partial J}{\partial w}(2) = 4 (w - 1)",
                r"\nabla_w J(2) = 4 (w - 1)",
                r"\frac{\partial J}{\partial w}(w) = 2 (w - 1) w + 0",
            ],
        ),
        (
            NORM,
            [
                r"\nabla_{\mathbf{w}} J(\mathbf{b}) = 2 (\mathbf{b} - \mathbf{a})",
                r"\nabla_{\mathbf{w}} J(\mathbf{w}) = 2 (\mathbf{w} - \mathbf{a})",
            ],
            [
                r"\nabla_{\mathbf{w}} J(\mathbf{b}) = 0",
                r"\nabla_{\mathbf{w}} J(2 \mathbf{w}) = 2 (2 \mathbf{w} - 2 \mathbf{a})",
            ],
        ),
        (SIGMA, [], [r"\frac{d}{dz} \sigma(0) = 0", r"\frac{d \sigma(1)}{dz} = 0"]),
        (
            (r"$x, a \in \mathbb{R}^n$", r"def-f: f(x) = \sum_{i=1}^n x_i^2"),
            [],
            [r"\nabla^2_x f(a) = 0 \cdot \nabla^2_x f(x)"],
        ),
        (
            (r"$x, a \in \mathbb{R}$", r"def-f: f(x) = x^2"),
            [r"f(x) = f(a) + \frac{df}{dx}(a) (x - a) + (x - a)^2"],
            [],
        ),
        (
            (X, r"def-f: f(t) = \exp(t)", r"def-g: g(t) = \exp(t)"),
            [r"(f + g)(0) = 2", r"(f')(0) = 1", r"[f + g](0) = 2", r"(-f)(0) = -1"],
            [r"(f + g)(0) = 0", r"(f')(0) = 0", r"(f g)(0) = 0", r"\left( 2 f \right)(0) = 0"],
        ),
        ((X, r"def-f: f(t) = t^2"), [r"(2 f)(3) = 18", r"(f')(3) = 6"], [r"(2 f)(3) = 6 f(x)"]),
        (
            (r"$x, y \in \mathbb{R}$", r"def-u: u = x y"),
            [r"u (x + 1) = x^2 y + u", r"(u) (2) = 2 u", r"u \cdot (2) = 2 u"],
            [r"u(2) = 2 u", r"u(x, y) = u", r"u[2] = 2 u", r"u\,(x) = x u"],
        ),
        (
            (r"$f, g : \mathbb{R} \to \mathbb{R}$, $x \in \mathbb{R}$",),
            [r"\frac{df}{dx}(g(x)) g'(x) = \frac{d}{dx} f(g(x))"],
            [
                r"\frac{d}{dx} f(g(x)) = \frac{df}{dx} (g(x))",
                r"(f g)(x) = f(g(x))",
                r"(f g)'(x) = f'(x) g'(x)",
            ],
        ),
        ((X, r"def-y: y = x^2"), [r"y(3) = 9"], [r"y(3) = 3 x^2", r"y(-1) = - x^2"]),
    ],
    "a derivative by a name that is no parameter": [
        (
            LINE,
            [
                r"\frac{\partial f}{\partial w} = x",
                r"\frac{\partial f}{\partial b} = 1",
                r"\frac{\partial f}{\partial y} = 0",
                r"\frac{\partial f}{\partial x} = w",
                r"\nabla_w f = x",
            ],
            [
                r"\frac{\partial f}{\partial w} = 2 w",
                r"\frac{\partial f}{\partial b} = w + 1",
                r"\frac{\partial f}{\partial y} = w",
                r"\nabla_w f = 2 w",
                r"\partial_b f = w + 1",
            ],
        ),
        (
            (r"$x, y \in \mathbb{R}$", r"def-f: f(x) = x^2"),
            [r"\frac{\partial f}{\partial y} = 0"],
            [r"\frac{\partial f}{\partial y} = 2 y"],
        ),
        (
            (r"$w, b, y \in \mathbb{R}$", r"def-f: f(x) = w x + b"),
            [r"\frac{\partial f}{\partial b} = 1"],
            [r"\frac{\partial f}{\partial w} = 2 w", r"\frac{\partial f}{\partial b} = w + 1"],
        ),
        (
            (r"$x, y, z \in \mathbb{R}$", r"def-h: h(x, y) = x y^2"),
            [r"\frac{\partial h}{\partial y} = 2 x y"],
            [r"\frac{\partial h}{\partial x} = 1", r"\frac{\partial h}{\partial y} = 2 x^2"],
        ),
        (
            (r"$w, x \in \mathbb{R}^n$", r"def-f: f(x) = w^\top x"),
            [r"\nabla_w f = x"],
            [r"\nabla_w f = 2 w"],
        ),
    ],
    "products over a dot": [
        (
            AB,
            [
                r"\prod_{i=1}^n a_i \cdot b_i = \left(\prod_{i=1}^n a_i\right) \prod_{i=1}^n b_i",
                r"\prod_{i=1}^n a_i \times b_i = \left(\prod_{i=1}^n a_i\right) \prod_{i=1}^n b_i",
            ],
            [
                r"\prod_{i=1}^n a_i \cdot b_i = b_i \prod_{i=1}^n a_i",
                r"\prod_{i=1}^n a_i \times b_i = b_i \prod_{i=1}^n a_i",
                r"\prod_{i=1}^n a_i \cdot 2 \cdot b_i = 2 b_i \prod_{i=1}^n a_i",
                r"\prod_{i=1}^n a_i * b_i = b_i \prod_{i=1}^n a_i",
                r"\prod_{i=1}^n a_i / b_i = \frac{1}{b_i} \prod_{i=1}^n a_i",
            ],
        ),
        (
            (r"$p \in (0,1)^n$, $y \in \{0,1\}^n$",),
            [
                r"\log \left( \prod_{i=1}^n p_i^{y_i} \cdot (1-p_i)^{1-y_i} \right) = \sum_{i=1}^n \left( y_i \log p_i + (1-y_i) \log(1-p_i) \right)"
            ],
            [r"\log \prod_{i=1}^n p_i \cdot (1 - p_i) = (1 - p_i) \log \prod_{i=1}^n p_i"],
        ),
        (
            AB,
            [],
            [
                r"\exp \sum_{i=1}^n a_i + b_i = b_i + \exp(\sum_{j=1}^n a_j)",
                r"\tanh \sum_{i=1}^n a_i - b_i = \tanh(\sum_{j=1}^n a_j) - b_i",
            ],
        ),
    ],
    "a declared power or entry beside its base": [
        (
            POWER,
            [
                r"\frac{\partial}{\partial \sigma} (\sigma^2) = 2 \sigma",
                r"\sigma^2 = \sigma \sigma",
            ],
            [
                r"\frac{\partial \sigma^2}{\partial \sigma} = 0",
                r"\frac{\partial}{\partial \sigma} \left( \frac{x^2}{\sigma^2} \right) = 0",
            ],
        ),
        (
            (r"$s^2 \in \mathbb{R}_{>0}$, $s \in \mathbb{R}_{>0}$",),
            [r"s^2 = s s"],
            [r"\frac{\partial s^2}{\partial s} = 0"],
        ),
        (
            (r"$a \in \mathbb{R}$, $k \in \mathbb{N}$, $a^k \in \mathbb{R}$",),
            [],
            [r"\frac{\partial a^k}{\partial a} = 0"],
        ),
        (
            (r"$a \in \mathbb{R}$, $a^{-1} \in \mathbb{R}$",),
            [],
            [r"\frac{\partial a^{-1}}{\partial a} = 0"],
        ),
        (
            (r"$a \in \mathbb{R}$, $a^n \in \mathbb{R}$, $n \in \mathbb{N}$",),
            [],
            [r"\frac{\partial a^n}{\partial a} = 0"],
        ),
        (
            (r"$\hat{\sigma}, \hat{\sigma}^2 \in \mathbb{R}_{>0}$",),
            [r"\hat{\sigma}^2 = \hat\sigma \hat\sigma"],
            [r"\frac{\partial \hat\sigma^2}{\partial \hat\sigma} = 0"],
        ),
        (
            PAIR,
            [r"\sum_{i=1}^2 x_i = x_1 + x_2", r"\mathbf{x}^\top \mathbf{x} = x_1^2 + x_2^2"],
            [r"\frac{\partial}{\partial x_1} (\mathbf{x}^\top \mathbf{x}) = 0"],
        ),
        (
            (r"$x_1, x_2 \in \mathbb{R}$, $\mathbf{x} \in \mathbb{R}^2$",),
            [r"\sum_{i=1}^2 x_i = x_1 + x_2"],
            [r"\frac{\partial}{\partial x_1} (\mathbf{x}^\top \mathbf{x}) = 0"],
        ),
        (
            (r"$A_{11} \in \mathbb{R}$, $A \in \mathbb{R}^{2 \times 2}$",),
            [],
            [r"\frac{\partial}{\partial A_{11}} \|A\|_F^2 = 0"],
        ),
    ],
    "the letters e and d": [
        (
            (r"$n \in \mathbb{N}$", r"def-rho: \rho(e) = \frac{1}{2} e^2"),
            [r"\rho(3) = \frac{9}{2}", r"\rho'(e) = e"],
            [r"\rho(3) = \frac{1}{2} \exp(2)", r"\rho'(e) = 0"],
        ),
        (
            VECTOR,
            [],
            [
                r"\sum_{e=1}^n x_e e^2 = \exp(2) \sum_{e=1}^n x_e",
                r"\sum_{e=1}^n e^2 = n \exp(2)",
                r"x_e e^1 = x_e \exp(1)",
            ],
        ),
        (
            (r"$d, x, y \in \mathbb{R}_{>0}$",),
            [r"\frac{d x}{d y} = \frac{x}{y}"],
            [r"\frac{d x}{d y} = 0"],
        ),
        (
            (r"$W \in \mathbb{R}^{d \times n}$, $x, y \in \mathbb{R}_{>0}$",),
            [r"\frac{d x}{d y} = \frac{x}{y}"],
            [r"\frac{d x}{d y} = 0"],
        ),
        (
            (r"$W \in \mathbb{R}^{d \times n}$, $c, s \in \mathbb{R}_{>0}$",),
            [],
            [r"\frac{d}{d s} c = 0"],
        ),
    ],
    "two signs, one name": [
        ((r"$\epsilon, \varepsilon \in \mathbb{R}$",), [], [r"\epsilon - \varepsilon = 0"]),
        ((r"$\mathcal{L}, \mathscr{L} \in \mathbb{R}$",), [], [r"\mathcal{L} - \mathscr{L} = 0"]),
        ((r"$\mathsf{a}, \mathtt{a} \in \mathbb{R}$",), [], [r"\mathsf{a} - \mathtt{a} = 0"]),
        ((r"$\mathrm{a}, \mathsf{a} \in \mathbb{R}$",), [], [r"\mathrm{a} - \mathsf{a} = 0"]),
        ((r"$\mathit{a}, \mathrm{a} \in \mathbb{R}$",), [], [r"\mathit{a} - \mathrm{a} = 0"]),
        (
            (r"$x_{\mathsf{a}}, x_{\mathrm{a}} \in \mathbb{R}$",),
            [],
            [r"x_{\mathsf{a}} - x_{\mathrm{a}} = 0"],
        ),
        ((r"$\hat{y}, \widehat{y} \in \mathbb{R}$",), [], [r"\hat{y} - \widehat{y} = 0"]),
        ((r"$\bar{y}, \overline{y} \in \mathbb{R}$",), [], [r"\bar{y} - \overline{y} = 0"]),
        ((r"$\phi, \varphi \in \mathbb{R}$",), [], [r"\phi - \varphi = 0"]),
        ((r"$X, a \in \mathbb{R}^n$",), [], [r"\sum_i x_i - \sum_i X_i = 0"]),
        (
            (r"$A \in \mathbb{R}^{m \times n}$",),
            [r"\|A\|_F^2 = \sum_{i=1}^m \sum_{j=1}^n A_{ij}^2"],
            [
                r"\|A\|_2^2 = \sum_{i=1}^m \sum_{j=1}^n A_{ij}^2",
                r"\|A\|_1 = \sum_{i=1}^m \sum_{j=1}^n |A_{ij}|",
            ],
        ),
        (
            (r"$\mathbf{y} \in \Delta^K$",),
            [r"y_i \ge 0", r"y_i \le 1", r"\sum_{i=1}^K y_i = 1"],
            [
                r"y_i > 0",
                r"y_i < 1",
                r"\frac{y_i}{y_i} = 1",
                r"y_i^2 < y_i",
                r"\sum_{i=1}^K y_i^2 < 1",
            ],
        ),
        (
            (r"$p, q \in \Delta^K$, $y \in \{1, \dots, K\}$",),
            [r"\sum_k p_k \log p_k - \sum_k p_k \log q_k \ge 0", r"\log p_k \le 0"],
            [
                r"\log p_k < 0",
                r"-\log p_y > 0",
                r"p_y > 0",
                r"\sum_k p_k q_k > 0",
                r"\sum_{j \neq k} p_j + 0 \cdot \log p_k > 0",
            ],
        ),
        (
            VECTOR,
            [
                r"\sum_{i \neq j} x_i x_j = \left(\sum_i x_i\right)^2 - \sum_i x_i^2",
                r"\sum_{i \neq j} x_i = \sum_i x_i - x_j",
            ],
            [r"\sum_{i \neq j} x_i x_j = x_1 \sum_i x_i"],
        ),
    ],
    "conditions and sizes": [
        (
            (r"$K \in \mathbb{N}$",),
            [],
            [r"(K-2)(K-3)(K-4)(K-5)(K-6)(K-7) = 0", r"(K-2)(K-3) \prod_{k=4}^{12} (K - k) = 0"],
        ),
        (
            VECTOR,
            [],
            [
                r"x_i = 7 \quad \text{for } i = 9",
                r"x_i = 0 \quad \text{for } i = 1, \quad \text{for } i = 2",
                r"x_i = 0 \quad \text{for } i = 0",
                r"x_i = x_j \quad \text{for } i \neq j, \quad \text{for } i = j",
            ],
        ),
        (
            (r"$A \in \mathbb{R}^{n \times n}$",),
            [],
            [r"A_{ij} = 0 \quad \text{for } i = j, \quad \text{for } i \neq j"],
        ),
    ],
    "numbers beside fractions, functions of square matrices": [
        (
            (X,),
            [r"2 \frac{1}{2} = \frac{5}{2}", r"2 \cdot \frac{1}{2} = 1"],
            [r"2\frac12 x = x", r"3 \frac{1}{3} = 1"],
        ),
        (
            (r"$A, B \in \mathbb{R}^{n \times n}$",),
            [],
            [
                r"[\exp(A)]_{ij} = \exp(A_{ij})",
                r"e^{A + B} = e^A \odot e^B",
                r"\exp(A + B) = \exp(A) \odot \exp(B)",
            ],
        ),
        (
            (r"$Z \in \mathbb{R}^{n \times K}$",),
            [r"[\exp(Z)]_{ij} = \exp(Z_{ij})"],
            [r"[\exp(Z)]_{ij} = Z_{ij}"],
        ),
    ],
    "two cases that overlap, or leave a gap": [
        (
            (X, r"def-f: f(x) = \begin{cases} 1 & x \ge 0 \\ 2 & x \le 0 \end{cases}"),
            [r"f(1) = 1"],
            [r"f(0) = 3", r"f(x) = 1 + [x \le 0]"],
        ),
        (
            (X, r"def-f: f(x) = \begin{cases} x & x > 0 \\ 1 & x < 0 \end{cases}"),
            [r"f(1) = 1"],
            [r"f(0) = 0", r"f(x) = x [x > 0] + [x < 0]"],
        ),
    ],
    "a condition after a claim": [
        (
            (X,),
            [
                r"\sqrt{x^2} = x, \quad x > 0",
                r"\sqrt{x^2} = x \quad x \ge 0",
                r"\frac{x}{x} = 1, \quad x \neq 0",
            ],
            [r"\sqrt{x^2} = x, \quad x < 0"],
        ),
    ],
    "what TeX would not set": [
        (
            (X,),
            [],
            [
                r"x^2^3 = x^6",
                r"(x)^2^3 = x^6",
                r"2^3^2 x = 64 x",
                r"\{x\}^{2}^{3} = x^6",
                r"{x}^2^3 = x^6",
                r"\exp(x)^2^3 = \exp(6 x)",
            ],
        ),
        (
            (X,),
            [],
            [
                r"x + 1 = 1 + x \text{ if}",
                r"x + 1 = 1 + x \text{ or}",
                r"x + 1 = 1 + x \quad \text{and}",
                r"x + 1 = 1 + x \text{ for all}",
                r"x + 1 = 1 + x \text{ not}",
                r"x + 1 = 1 + x \quad \text{and} \quad \text{for } ",
            ],
        ),
        (VECTOR, [], [r"\sum_{i=1}_{i=2}^n x_i = \sum_{i=2}^n x_i", r"x_1_2 = x_2"]),
    ],
    "entries of which a vector is made": [
        (
            (r"$t_n \in \mathbb{R}$, $n = 1, \dots, N$", r"def-L: L = \sum_n t_n^2"),
            [r"\nabla_{\mathbf{t}} L = 2 \mathbf{t}", r"\mathbf{t}^\top \mathbf{t} = L"],
            [r"\nabla_{\mathbf{t}} L = \mathbf{t}", r"\mathbf{t}^\top \mathbf{t} = 2 L"],
        ),
        (
            (
                r"$z \in \mathbb{R}^K$",
                r"def-y: \hat{y}_i = \frac{e^{z_i}}{\sum_j e^{z_j}}",
                r"def-L: L = \sum_i \hat{y}_i^2",
            ),
            [r"\nabla_{\hat{\mathbf{y}}} L = 2 \hat{\mathbf{y}}"],
            [r"\nabla_{\hat{\mathbf{y}}} L = \hat{\mathbf{y}}"],
        ),
        (
            (
                r"$L \in \mathbb{R}$, $\mathbf{L}, \mathbf{m} \in \mathbb{R}^N$",
                r"def-L: L_i = m_i^2",
                r"def-J: J = \sum_i L_i",
            ),
            [r"\frac{\partial J}{\partial m_i} = 2 m_i"],
            [r"\frac{\partial J}{\partial m_i} = 0"],
        ),
    ],
    "labels of layers": [
        (
            (r"$z^l \in \mathbb{R}^n$, $x \in \mathbb{R}$, $l \in \mathbb{R}_{>0}$",),
            [r"x^2 x^2 = x^4"],
            [r"x^l x^l = x^l"],
        ),
        (
            (
                r"$\sigma : \mathbb{R} \to \mathbb{R}$, $z^l \in \mathbb{R}^n$",
                r"def-a: a^l = \sigma(z^l)",
                r"def-C: C = \sum_j (a^l_j)^2",
            ),
            [
                r"\frac{\partial C}{\partial z^l_j} = 2 a^l_j \sigma'(z^l_j)",
                r"\nabla_{z^l} C = 2 a^l \odot \sigma'(z^l)",
            ],
            [r"\frac{\partial C}{\partial z^l_j} = 2 a^l_j", r"\nabla_{z^l} C = 2 a^l"],
        ),
    ],
    "probabilities for each label": [
        (
            (
                r"$z, w \in \mathbb{R}^K$, $c, b \in \{1, \dots, K\}$",
                r"def-P: P(c = j \mid z) = \frac{e^{z_j}}{\sum_l e^{z_l}}",
            ),
            [
                r"P(c = l \mid z) = \frac{e^{z_l}}{\sum_j e^{z_j}}",
                r"P(c = b \mid w) = \frac{e^{w_b}}{\sum_j e^{w_j}}",
                r"P(c \mid z) = \frac{e^{z_c}}{\sum_j e^{z_j}}",
                r"\sum_{j=1}^K P(c = j \mid z) = 1",
                r"P(c = 1 \mid z) < 1",
            ],
            [
                r"P(c = l \mid z) = 1",
                r"P(c = b \mid w) = P(c = b \mid z)",
                r"P(c \mid z) = P(b \mid z)",
                r"P(c = 1 \mid z) = P(c = 2 \mid z)",
                r"\sum_{j=1}^K P(c = j \mid z) = K",
            ],
        ),
    ],
    "sets and conditions at the end": [
        (
            (r"$z \in \mathbb{R}^K$", r"def-y: y_i = \frac{e^{z_i}}{\sum_j e^{z_j}}"),
            [
                r"\frac{\partial y_i}{\partial z_k} = -y_i y_k \quad \forall i \neq k",
                r"\frac{\partial y_i}{\partial z_k} = y_i (1 - y_k), \quad i = k",
                r"(t - 1)^2 > 0, \quad t \in [0, 1)",
            ],
            [
                r"\frac{\partial y_i}{\partial z_k} = -y_i y_k \quad \forall i, k",
                r"\frac{\partial y_i}{\partial z_k} = y_i (1 - y_k), \quad i \neq k",
                r"\frac{\partial y_i}{\partial z_k} = -y_i y_k, \quad i, k \in \{1, \dots, K\}",
                r"(t - 1)^2 > 0, \quad t \in [0, 1]",
                r"y_i > \frac{1}{K}, \quad 1 \le i \le K",
            ],
        ),
        (
            (r"$1 \le x \le 2$", r"$1 \le k \le 2$"),
            [r"(x - 1)^2 \ge 0"],
            [r"x^2 = 3 x - 2", r"(x-1)(x-2) = 0", r"\sqrt{x^2} = 2 x - x + 1 - 1 + x"],
        ),
    ],
    "what the page says nothing of": [
        (
            (),
            [r"(x + 1)^2 = x^2 + 2x + 1", r"y^2 = y", r"\sqrt{x^2} = x", r"\frac{d}{dx} x^2 = 2x"],
            [
                r"(A + B)^2 = A^2 + 2 A B + B^2",
                r"f(a + b) = f a + f b",
                r"|A B| = |A| |B|",
                r"TP FN = FP TN",
                r"e^{A + B} = e^A e^B",
                r"\Delta x y = \Delta y x",
                r"\frac{\partial L}{\partial w} = 0",
                r"x^{(1)} = x",
                r"\frac{d y}{d x} = 0",
                r"\text{loss}(x) = \text{loss} x",
                r"\delta x y = x \delta y",
                r"w^T x = x w^T",
            ],
        ),
        (
            (r"def-a: a_j = \frac{e^{z_j}}{\sum_k e^{z_k}}",),
            [r"\sum_j a_j = 1", r"\frac{\partial a_j}{\partial z_j} = a_j (1 - a_j)"],
            [r"\frac{\partial a_j}{\partial z_i} = a_j (1 - a_i)", r"a_j = a_i", r"a_1 = 1"],
        ),
    ],
    "what may depend on what": [
        (
            (),
            [r"\frac{d}{dx} x^2 = 2 x"],
            [
                r"\frac{d}{dx} y^2 = 0",
                r"\frac{d}{dx} (x + y^2) = 1",
                r"\frac{\partial y}{\partial x} = 0",
                r"\frac{d}{dx} (x y) = y",
            ],
        ),
        (
            (r"def-C: c = \frac{1}{2} \sum_j (y_j - a_j)^2",),
            [r"\frac{\partial c}{\partial a_j} = a_j - y_j"],
            [r"\frac{\partial c}{\partial z_j} = 0", r"\frac{\partial c}{\partial a_j} = 0"],
        ),
        (
            (r"def-C: c = \sum_i x_i^2", r"$\mathbf{x} \in \mathbb{R}^n$"),
            [r"\frac{\partial c}{\partial x_i} = 2 x_i"],
            [
                r"\frac{\partial c}{\partial x_i} = 0",
                r"\nabla_{\mathbf{x}} c = \mathbf{x} - \mathbf{x}",
            ],
        ),
        (
            (r"def-C: c = \sum_i x_i^2", r"$x \in \mathbb{R}^n$"),
            [r"\sum_{i=1}^n \frac{\partial c}{\partial x_i} = \sum_{i=1}^n 2 x_i"],
            [r"\sum_{i=1}^n \frac{\partial c}{\partial x_i} = 0", r"\nabla_x c = x - x"],
        ),
        (
            (
                r"$x_i \in \mathbb{R}$, $i = 1, \dots, n$",
                r"def-C: c = \sum_i x_i^2",
                r"$\mathbf{x} \in \mathbb{R}^n$",
            ),
            [r"\frac{\partial c}{\partial x_i} = 2 x_i"],
            [r"\frac{\partial c}{\partial x_i} = 0"],
        ),
    ],
    "words, brackets and bars": [
        (
            (r"$x \in \mathbb{R}_{>0}$, $l, o, g, a \in \mathbb{R}$",),
            [r"l o g x = g o l x", r"\left| a \right| \ge a"],
            [r"log(x) = \log(x)", r"\left| a \right| = a"],
        ),
        (
            (r"$x, y \in \mathbb{R}$", r"def-f: f[x, y] = x y^2"),
            [r"f[y, x] = y x^2", r"f(y, x) = y x^2"],
            [r"f[y, x] = x y^2", r"f[x, y] = f[y, x]"],
        ),
    ],
}

# Pages where something was not read, or is not what it seems: (page, true labels, false labels).
# The roles eq- and not- do not matter for the truth: a true not- may not be caught, a false eq- not proved.
R2 = "$x, y \\in \\mathbb{R}$\n\n"
PAGES = {
    "poison": [
        R2
        + "$$ y = \\sqrt[3]{x^3} $$ (def-y)\n\n$$ y = x $$ (eq-true)\n\n$$ y = x $$ (not-true)\n\n$$ \\frac{\\partial y}{\\partial x} = 0 $$ (eq-false)",
        "$\\mathbf{w} \\in \\mathbb{R}^n, L \\in \\mathbb{R}$\n\n$$ L = \\max_i |w_i| $$ (def-L)\n\n$$ \\nabla_{\\mathbf{w}} L = 0 $$ (eq-false)",
        "$\\mathbf{w} \\in \\mathbb{R}^n$, $L \\in \\mathbb{R}$\n\n$$ L = \\inf_i |w_i| $$ (def-L)\n\n$$ \\nabla_{\\mathbf{w}} L = 0 $$ (eq-false)",
        "$W \\in \\mathbb{R}^{n \\times n}$, $L \\in \\mathbb{R}$\n\n$$ L = \\log \\det W $$ (def-L)\n\n$$ \\frac{\\partial L}{\\partial W} = 0 $$ (eq-false)",
        "$y, z \\in \\mathbb{R}^K$\n\n$$ p_i = \\frac{e^{z_i}}{\\sum_{j=1}^K e^{z_j}} $$ (def-p)\n\n$$ \\|y\\|_0 = 1, \\quad \\sum_i y_i = 1 $$ (hyp-y)\n\n"
        "$$ L = -\\sum_i y_i \\log p_i $$ (def-L)\n\n$$ \\frac{\\partial L}{\\partial z_i} = p_i - y_i $$ (eq-true)\n\n$$ \\frac{\\partial L}{\\partial z_i} = p_i - y_i $$ (not-true)",
        "$a, b \\in \\mathbb{R}$\n\n$$ a = 2 b $$ (def-a)\n\n$$ a_T = a + 1 $$ (def-aT)\n\n$$ a_T = 2 b + 1 $$ (not-true)",
        "$z \\in \\mathbb{R}$, $y \\in \\{0,1\\}$, $\\hat{y} \\in (0,1)$\n\n$$ \\hat{y} = \\frac{1}{1 + \\foo^{-z}} $$ (def-yhat)\n\n"
        "$$ L = -y \\log \\hat{y} - (1-y) \\log(1-\\hat{y}) $$ (def-L)\n\n$$ \\frac{\\partial L}{\\partial z} = 0 $$ (eq-false)\n\n"
        "$$ \\frac{\\partial L}{\\partial z} = \\hat{y} - y $$ (eq-true)\n\n$$ \\frac{\\partial L}{\\partial z} = \\hat{y} - y $$ (not-true)",
        R2
        + "$$ \\boxed{y = \\foo} $$ (def-y)\n\n$$ \\frac{\\partial y}{\\partial x} = 0 $$ (eq-false)",
        R2
        + "$$ \\begin{aligned} y &= \\foo \\\\ &= x \\end{aligned} $$ (def-y)\n\n$$ \\frac{\\partial y}{\\partial x} = 0 $$ (eq-false)",
        R2
        + "$$ y = ( x $$ (def-y)\n\n$$ \\frac{\\partial y}{\\partial x} = 0 $$ (eq-false)\n\n$$ y = x $$ (eq-true)",
        R2 + "$$ \\foo{y} = x $$ (def-y)\n\n$$ \\frac{\\partial y}{\\partial x} = 0 $$ (eq-false)",
        R2 + "$$ y(x) = \\foo $$ (def-y)\n\n$$ \\frac{\\partial y}{\\partial x} = 0 $$ (eq-false)",
        R2
        + "$$ y \\to x $$ (hyp-y)\n\n$$ y = x $$ (eq-true)\n\n$$ \\frac{\\partial y}{\\partial x} = 0 $$ (eq-false)",
        R2
        + "where $y = x$.\n\n$$ \\frac{\\partial y}{\\partial x} = 0 $$ (eq-false)\n\n$$ y = x $$ (eq-true)",
        R2
        + "$$ y = x $$\n\n$$ \\frac{\\partial y}{\\partial x} = 0 $$ (eq-false)\n\n$$ y = x $$ (eq-true)",
        R2
        + "```{math}\n:label: my-y\ny = x\n```\n\n$$ \\frac{\\partial y}{\\partial x} = 0 $$ (eq-false)",
        R2
        + "\\begin{align} y &= x \\end{align}\n\n$$ \\frac{\\partial y}{\\partial x} = 0 $$ (eq-false)\n\n$$ y = x $$ (eq-true)",
        R2
        + "$u \\in \\mathbb{R}$\n\n$$ u = \\foo $$ (def-u)\n\n$$ y = u + 1 $$ (def-y)\n\n$$ \\frac{\\partial y}{\\partial x} = 0 $$ (eq-false)",
        R2
        + "$$ f(t) = \\foo t $$ (def-f)\n\n$$ y = f(x) $$ (def-y)\n\n$$ \\frac{\\partial y}{\\partial x} = 0 $$ (eq-false)",
        R2 + "{eq}`def-missing`\n\n$$ \\frac{\\partial y}{\\partial x} = 0 $$ (eq-false)",
        "$y, z \\in \\mathbb{R}^K$, where $\\sum_i y_i = 1$.\n\n$$ p_i = \\frac{e^{z_i}}{\\sum_{j=1}^K e^{z_j}} $$ (def-p)\n\n"
        "$$ L = -\\sum_i y_i \\log p_i $$ (def-L)\n\n$$ \\frac{\\partial L}{\\partial z_i} = p_i - y_i $$ (eq-true)",
        "$a, b \\in \\mathbb{R}$ with $a < b$.\n\n$$ \\sqrt{(b - a)^2} = b - a $$ (eq-true)",
        "$x \\in \\mathbb{R}$, $x \\in \\mathbb{Q}_{\\ge 0}$\n\n$$ \\sqrt{x^2} = x $$ (eq-true)\n\n$$ \\sqrt{x^2} = x $$ (not-true)",
    ],
    "a word that says more than the set": [
        "Let $x \\in \\mathbb{R}$ be positive.\n\n$$ \\sqrt{x^2} = x $$ (eq-true)\n\n$$ \\sqrt{x^2} = x $$ (not-true)",
        "A positive number $x \\in \\mathbb{R}$.\n\n$$ \\sqrt{x^2} = x $$ (eq-true)",
        "For a symmetric matrix $A \\in \\mathbb{R}^{n \\times n}$:\n\n$$ A = A^\\top $$ (eq-true)\n\n$$ A = A^\\top $$ (not-true)",
        "The label $\\mathbf{y} \\in \\{0, 1\\}^K$ is one-hot.\n\n$$ \\sum_k y_k = 1 $$ (eq-true)",
        "عدد مثبت $x \\in \\mathbb{R}$ را بگیرید.\n\n$$ \\sqrt{x^2} = x $$ (eq-true)",
        "An increasing function $f : \\mathbb{R} \\to \\mathbb{R}$ that is even, $x \\in \\mathbb{R}$.\n\n$$ f(-x) = f(x) $$ (eq-true)",
    ],
    "poison by any sign": [
        R2
        + f"{text}\n\n$$ \\frac{{\\partial y}}{{\\partial x}} = 0 $$ (eq-false)\n\n$$ y = x^2 $$ (eq-true)\n\n$$ y = x^2 $$ (not-true)"
        for latex in (
            r"\hat{y} = y = \foo",
            r"y \gets \foo",
            r"y \doteq x^2",
            r"y \propto x^2",
            r"y \stackrel{!}{=} x^2",
            r"f(x) = y = \foo",
            r"y = x^{2",
            r"y = x^2 \text{ if } x > 0",
            r"-y = -x^2",
            r"2 y = 2 x^2",
            r"x^2 = y",
            r"(y) = x^2",
            r"\{y\} = \foo",
            r"\text{Let } y = \foo",
            r"y \triangleq \foo",
            r"\displaystyle y = \foo",
            r"\begin{cases} y = \foo \\ a = 1 \end{cases}",
        )
        for text in (
            f"$$ {latex} $$ (def-y)",
            f"$$ {latex} $$ (hyp-y)",
            f"so ${latex}$",
            f"$$ {latex} $$",
        )
    ],
    "orders in the prose": [
        f"$x \\in \\mathbb{{R}}$\n\n{said}\n\n$$ {claim} $$ (eq-true)\n\n$$ {claim} $$ (not-true)"
        for said, claim in (
            ("$x > 0$", r"\sqrt{x^2} = x"),
            ("$x \\ge 0$", "|x| = x"),
            ("$0 < x < 1$", "x > x^2"),
            ("$0 < x$", "|x| = x"),
        )
    ],
    "conditions on definitions": [
        "$A \\in \\mathbb{R}^{n \\times n}$\n\n$$ A_{ij} = 0 \\quad \\text{for } i \\neq j $$ (def-a)\n\n$$ A_{ij} = 0 $$ (eq-false)\n\n$$ \\sum_{i=1}^n A_{ii} = 0 $$ (eq-false-too)",
        "$x \\in \\mathbb{R}^n$\n\n$$ x_i = i \\quad \\text{for } i \\neq 1 $$ (def-a)\n\n$$ x_i = i $$ (eq-false)",
        "$x \\in \\mathbb{R}^n$\n\n$$ x_i = 0 \\quad i = 1, \\dots, n-1 $$ (def-a)\n\n$$ \\sum_{i=1}^n x_i = 0 $$ (eq-false)",
        "$x \\in \\mathbb{R}^n$, $m \\in \\mathbb{N}$\n\n$$ x_i = 1, \\quad i = 1, \\dots, m $$ (def-a)\n\n$$ x^\\top x = n $$ (eq-false)",
        "$x \\in \\mathbb{R}^n$, $y \\in \\mathbb{R}$\n\n$$ y = x_1, \\quad \\text{for } i \\neq j $$ (def-a)\n\n$$ y = x_1 $$ (eq-false)",
    ],
    "numbers in the prose": [
        R2
        + "$$ y = 2 x $$ (def-y)\n\nWith $x = 1$ we get $y = 5$.\n\n$$ y + 1 \\approx 6.0 $$ (eq-false)",
        R2
        + "$$ y = 2 x $$ (def-y)\n\nLet $x = 1$.\n\nThen $y = 5$.\n\n$$ y + 1 \\approx 6.0 $$ (eq-false)",
        R2
        + "$$ y = 2 x $$ (def-y)\n\nWe get $y = 5$ with $x = 1$.\n\n$$ y + 1 \\approx 6.0 $$ (eq-false)",
        "$z \\in \\mathbb{R}$\n\n$$ \\sigma(z) = \\frac{1}{1+e^{-z}} $$ (def-sigma)\n\n$$ \\hat{y} = \\sigma(z) $$ (def-yhat)\n\nAt $z = 0$ the neuron says $\\hat{y} = 0.9$.\n\n"
        "$$ -\\log \\hat{y} \\approx 0.11 $$ (eq-false)\n\n$$ \\hat{y} = 0.9 $$ (eq-false-too)",
        "$p \\in (0,1)$. Let $p = 2$.\n\n$$ p^2 \\approx 4.0 $$ (eq-false)",
        "$y \\in \\{0,1\\}$. Let $y = 0.5$.\n\n$$ y^2 \\approx 0.25 $$ (eq-false)",
        "$\\mathbf{y} \\in \\Delta^3$. Let $\\mathbf{y} = (1, 2, 3)$.\n\n$$ \\mathbf{y}^\\top \\mathbf{y} \\approx 14.0 $$ (eq-false)",
        R2
        + "$$ x + y = 1 $$ (hyp-a)\n\nLet $x = 1$, $y = 1$.\n\n$$ x + y \\approx 2.0 $$ (eq-false)",
        "$n \\in \\mathbb{N}$. Let $n = 2.5$.\n\n$$ 2 n \\approx 4.0 $$ (eq-false)",
        "$\\mathbf{x} \\in \\mathbb{R}^3$. Let $\\mathbf{x} = (1, 2, 3, 4)$.\n\n$$ \\mathbf{x}^\\top \\mathbf{x} \\approx 30.0 $$ (eq-false)",
        "$x \\in \\mathbb{R}$ and not $x = 1$.\n\n$$ x \\approx 1.0 $$ (eq-false)",
        "$x \\in \\mathbb{R}$. If $x = 1$, good; if $x = 9$, bad. Now $x < 3$.\n\n$$ x \\approx 9.0 $$ (eq-false)",
        "$x \\in \\mathbb{R}$. We do not have $x = 1$.\n\n$$ x \\approx 1.0 $$ (eq-false)",
        "$x \\in \\mathbb{R}$. It is false that $x = 1$.\n\n$$ x \\approx 1.0 $$ (eq-false)",
        "$x \\in \\mathbb{R}$. Here $x = 1$ is wrong.\n\n$$ x \\approx 1.0 $$ (eq-false)",
        "$x \\in \\{1, \\dots, K\\}$. Let $x = 7$, $K = 3$.\n\n$$ x \\approx 7.0 $$ (eq-false)",
        "$n \\in \\mathbb{N}$, $n \\ge 5$. Let $n = 3$.\n\n$$ n \\approx 3.0 $$ (eq-false)",
        "$n \\in \\mathbb{N}$\n\n$$ 2 n \\approx 4.0 $$ (eq-false)",
        "$\\mathbf{x} \\in \\mathbb{R}^2$, $\\mathbf{x} = (1, 2)$, $x_1 = 7$.\n\n$$ x_1 + 0 \\approx 7.0 $$ (eq-false)",
        "$x \\in \\mathbb{R}$ with $x < 3$. Let $x = 9$.\n\n$$ x \\approx 9.0 $$ (eq-false)",
    ],
    "not- that is true": [
        "$X \\in \\mathbb{R}^{n \\times d}$, $w \\in \\mathbb{R}^d$, $y \\in \\mathbb{R}^n$\n\n$$ (w^\\top X^\\top y)^\\top = w^\\top X^\\top y $$ (not-true)\n\n$$ 0 = X w - X w $$ (not-true-too)",
        "$x, y \\in \\mathbb{R}^n$\n\n$$ x^\\top y = (x^\\top y)^\\top $$ (not-true)",
        "$a, b \\in \\mathbb{R}$\n\n$$ a \\odot b = a b $$ (not-true)",
        "$x \\in \\mathbb{R}^n$\n\n$$ \\sum_{i=0}^{n-1} x_i = \\sum_{j=0}^{n-1} x_j + 0 $$ (not-true)\n\n$$ x_3 + 0 = x_3 $$ (not-true-too)",
        "$x \\in \\mathbb{R}^n$, $n \\ge 3$\n\n$$ x_1 + x_3 = x_3 + x_1 $$ (eq-true)",
        "$X \\in \\mathbb{R}^{n \\times d}$, $w \\in \\mathbb{R}^d$, $b \\in \\mathbb{R}$\n\n$$ X w + b = b + X w $$ (not-true)",
        "$a, x \\in \\mathbb{R}^n$\n\n$$ \\frac{\\partial (a^\\top x)}{\\partial x} = a^\\top $$ (not-true)",
        "$A \\in \\mathbb{R}^{m \\times n}$\n\n$$ A_i = A_i + 0 \\cdot A_i $$ (not-true)",
        "$x \\in \\mathbb{R}$\n\n$$ x^\\top = x $$ (not-true)",
    ],
    "redefined": [
        "$x > 0$\n\n$$ \\log(x) = x - 1 $$ (def-log)\n\n$$ \\ln(x) = x - 1 $$ (eq-false)\n\n$$ \\log x = x - 1 $$ (eq-false-too)",
        "$x \\in \\mathbb{R}$\n\n$$ \\exp(x) = 1 + x $$ (def-exp)\n\n$$ e^{x} = 1 + x $$ (eq-false)",
        "$x \\in \\mathbb{R}$\n\n$$ \\operatorname{exp}(x) = 1 + x $$ (def-exp)\n\n$$ e^{x} = 1 + x $$ (eq-false)",
        "$a, b \\in \\mathbb{R}$\n\n$$ \\max(a, b) = a + b $$ (def-max)\n\n$$ \\max(a, b) = a + b $$ (eq-false)",
        "$\\exp : \\mathbb{R} \\to \\mathbb{R}$, $x \\in \\mathbb{R}$\n\n$$ \\exp(x) = e^{x} $$ (not-true)",
    ],
    "what is shown": [
        "$p \\in (0,1)$\n\n> $$ 1 + p = p + 1\n> p $$ (eq-false)",
        "$p \\in (0,1)$\n\n> $$ 1 + p = p +\n> 1 $$ (eq-true)",
        "$x \\in \\mathbb{R}$\n\n% $$ f(x) = 0 $$ (def-f)\n\n$$ f(x) = 0 $$ (eq-false)",
        "% $x \\in \\mathbb{R}_{>0}$\n\n$$ \\sqrt{x^2} = x $$ (eq-false)",
        "$x \\in \\mathbb{R}$\n\n    $$ f(x) = 0 $$ (def-f)\n\n$$ f(x) = 0 $$ (eq-false)",
        "$x \\in \\mathbb{R}$\n\n![$$ f(x) = 0 $$ (def-f)](a.png)\n\n$$ f(x) = 0 $$ (eq-false)",
        "$x \\in \\mathbb{R}$\n\n![$x \\in \\mathbb{R}_{>0}$](a.png)\n\n$$ \\sqrt{x^2} = x $$ (eq-false)",
        '$x \\in \\mathbb{R}$\n\n<div style="display:none">\n\n$$ f(x) = 0 $$ (def-f)\n\n</div>\n\n$$ f(x) = 0 $$ (eq-false)',
        "$x \\in \\mathbb{R}$\n\n<div hidden>\n\n$x \\in \\mathbb{R}_{>0}$\n\n</div>\n\n$$ \\sqrt{x^2} = x $$ (eq-false)",
        "$x \\in \\mathbb{R}$\n\n<!--\n$$ f(x) = 0 $$ (def-f)\n-->\n\n$$ f(x) = 0 $$ (eq-false)",
        "$x \\in \\mathbb{R}$\n\n`$x \\in \\mathbb{R}_{>0}$`\n\n$$ \\sqrt{x^2} = x $$ (eq-false)",
        "$x \\in \\mathbb{R}$\n\n<span hidden>$x \\in \\mathbb{R}_{>0}$</span>\n\n$$ \\sqrt{x^2} = x $$ (eq-false)",
        "$x \\in \\mathbb{R}$\n\n~~$x \\in \\mathbb{R}_{>0}$~~\n\n$$ \\sqrt{x^2} = x $$ (eq-false)",
        "$x \\in \\mathbb{R}$\n\n<del>$x \\in \\mathbb{R}_{>0}$</del>\n\n$$ \\sqrt{x^2} = x $$ (eq-false)",
        "$x \\in \\mathbb{R}$\n\n[^1]: $x \\in \\mathbb{R}_{>0}$\n\n$$ \\sqrt{x^2} = x $$ (eq-false)",
        "$x \\in \\mathbb{R}$\n\n:::{div} sd-d-none\n$x \\in \\mathbb{R}_{>0}$\n:::\n\n$$ \\sqrt{x^2} = x $$ (eq-false)",
        "$x \\in \\mathbb{R}$\n\n```{only} latex\n$x \\in \\mathbb{R}_{>0}$\n```\n\n$$ \\sqrt{x^2} = x $$ (eq-false)",
        "$x \\in \\mathbb{R}$\n\ntext <!-- a\n$x \\in \\mathbb{R}_{>0}$ b\n--> text\n\n$$ \\sqrt{x^2} = x $$ (eq-false)",
        '$x \\in \\mathbb{R}$\n\n[link](a.html "$x \\in \\mathbb{R}_{>0}$")\n\n$$ \\sqrt{x^2} = x $$ (eq-false)',
        "$x \\in \\mathbb{R}$\n\n```{figure} a.png\n:alt: $x \\in \\mathbb{R}_{>0}$\n\nCaption\n```\n\n$$ \\sqrt{x^2} = x $$ (eq-false)",
        "$x \\in \\mathbb{R}$\n\n<template>\n\n$x \\in \\mathbb{R}_{>0}$\n\n</template>\n\n$$ \\sqrt{x^2} = x $$ (eq-false)",
        '$x \\in \\mathbb{R}$\n\n[foo]: $x\\in\\mathbb{R}_{>0}$ "$x \\in \\mathbb{R}_{>0}$"\n\n$$ \\sqrt{x^2} = x $$ (eq-false)',
    ],
}
