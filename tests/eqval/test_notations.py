# ruff: noqa: E501
r"""What other authors write: each notation with a right and a wrong formula, and what is refused."""

import pytest

Z = r"$z \in \mathbb{R}^K$, $c \in \{1, \dots, K\}$"
TABLE = r"$$ P(c = j \mid z) = \frac{e^{z_j}}{\sum_l e^{z_l}} $$ (def-P)"
LOGISTIC = r"$\theta, x \in \mathbb{R}^n$, $x^{(i)} \in \mathbb{R}^n$, $i = 1, 2, ..., m$"
H = r"$$ h_\theta(x) = \frac{1}{1 + e^{-\theta^T x}} $$ (def-h)"
LAYERS = (
    r"$\sigma : \mathbb{R} \to \mathbb{R}$, $y, z^L \in \mathbb{R}^n$"
    "\n\n"
    r"$$ a^L = \sigma(z^L) $$ (def-a)"
    "\n\n"
    r"$$ C = \frac{1}{2} ∑_j (y_j − a^L_j)^2 $$ (def-C)"
)
X = r"$x, y, b \in \mathbb{R}$, $v \in \mathbb{R}^3$, $u \in \mathbb{R}_{>0}$"
J = r"$w \in \mathbb{R}^d$, $s \in \mathbb{R}$" + "\n\n" + r"$$ J(w) = \|w\|^2 $$ (def-J)"

NOTATIONS = {
    "a probability for each label": (
        (Z, TABLE),
        r"\frac{\partial}{\partial z_j} \log P(c \mid z) = 1\{c = j\} - P(c = j \mid z)",
        r"\frac{\partial}{\partial z_j} \log P(c \mid z) = P(c = j \mid z) - 1\{c = j\}",
    ),
    "a softmax entry before a bracket that it is no function of": (
        (
            r"$z \in \mathbb{R}^K$, $y \in \mathbb{R}^K$",
            r"$$ p_i = \frac{e^{z_i}}{\sum_{j} e^{z_j}} $$ (def-p)",
            r"$$ L = -\sum_k y_k \log p_k $$ (def-L)",
        ),
        r"\frac{\partial L}{\partial z_i} = p_i \left(\sum_k y_k\right) - y_i",
        r"\frac{\partial L}{\partial z_i} = p_i (\sum_k y_k) - y_i \sum_k y_k",
    ),
    "all labels together": (
        (Z, TABLE),
        r"\sum_{j=1}^K P(c = j \mid z) = 1",
        r"\sum_{j=1}^K P(c = j \mid z) = P(c \mid z)",
    ),
    "an index before the argument": (
        (
            Z,
            r"$W \in \mathbb{R}^{K \times K}$, $k = 1, \dots, K$",
            r"$$ s_k(z) = \sum_l W_{kl} z_l $$ (def-s)",
        ),
        r"s_k(z) = [W z]_k",
        r"s_k(z) = [W^\top z]_k",
    ),
    "a chain through a new function": (
        (r"$\theta, x \in \mathbb{R}^n$", r"$$ p = g_\theta(x) = e^{\theta^T x} $$ (def-p)"),
        r"\nabla_\theta p = g_\theta(x) x",
        r"\nabla_\theta p = g_\theta(x) \theta",
    ),
    "a parameter below, examples above": (
        (LOGISTIC, H),
        r"\frac{\partial}{\partial \theta_j} h_\theta(x^{(i)})"
        r" = h_\theta(x^{(i)}) (1 - h_\theta(x^{(i)})) x_j^{(i)}",
        r"\frac{\partial}{\partial \theta_j} h_\theta(x^{(i)})"
        r" = h_\theta(x^{(i)}) (1 - h_\theta(x^{(i)}))^2 x_j^{(i)}",
    ),
    "layers that are defined, not declared": (
        (LAYERS,),
        r"\frac{∂C}{∂z^L_j} = (a^L_j − y_j) σ'(z^L_j)",
        r"\frac{∂C}{∂z^L_j} = (a^L_j − y_j) σ(z^L_j)",
    ),
    "a vector of entries": (
        (LAYERS, r"$$ \delta^L_j \equiv \frac{\partial C}{\partial z^L_j} $$ (def-d)"),
        r"\delta^L = \nabla_{a^L} C \odot \sigma'(z^L)",
        r"\delta^L = \nabla_{a^L} C \odot \sigma(z^L)",
    ),
    "square brackets": (
        (X, r"$$ \text{f}[x, y] = \sin[x] y $$ (def-f)"),
        r"\frac{\partial \text{f}[x, y]}{\partial x} = \cos[x] y",
        r"\frac{\partial \text{f}[x, y]}{\partial x} = -\cos[x] y",
    ),
    "braces round one name": (
        (X, r"$$ {\mathcal L}(x) = {x}^2 $$ (def-L)"),
        r"{\mathcal L}'(x) = 2 {x}",
        r"{\mathcal L}'(x) = {x}",
    ),
    "words": (
        (X, r"$$ \mathrm{loss} = (x - y)^2 $$ (def-loss)", r"$$ D_{KL} = x y $$ (def-D)"),
        r"\frac{\partial \mathrm{loss}}{\partial x} + D_{KL} - x y = 2 (x - y)",
        r"\frac{\partial \mathrm{loss}}{\partial x} + D_{KL} + x y = 2 (x - y)",
    ),
    "what a definition uses stands behind its comma": (
        (
            r"$w, \phi_n \in \mathbb{R}^d$, $n = 1, \dots, N$",
            r"$$ s(a) = e^{2 a} $$ (def-s)",
            r"$$ E = \sum_n y_n, \quad y_n = s(a_n), \quad a_n = w^\top \phi_n $$ (def-E)",
        ),
        r"\nabla_w E = 2 \sum_n y_n \phi_n",
        r"\nabla_w E = 2 \sum_n a_n \phi_n",
    ),
    "a derivative by the parameter of a function, beside names with an index": (
        (
            r"$w, \phi_n \in \mathbb{R}^d$, $n = 1, \dots, N$",
            r"$$ s(a) = e^{2 a} $$ (def-s)",
            r"$$ y_n = s(a_n), \quad a_n = w^\top \phi_n $$ (def-y)",
        ),
        r"\frac{d s}{d a} = 2 s",
        r"\frac{d s}{d a} = 2 a s",
    ),
    "what a where uses stands behind its comma": (
        (
            X,
            r"$$ q = s^2 \quad \text{where} \quad s = t + 1, \quad t = 2 x = x + x $$ (def-q)",
        ),
        r"\frac{d q}{d x} = 4 s",
        r"\frac{d q}{d x} = 2 s",
    ),
    "a weight that fades": (
        (
            r"$\beta_2 \in (0, 1)$, $t \in \mathbb{N}$, $g_1, \dots, g_t \in \mathbb{R}$",
            r"$$ v_t = (1 - \beta_2) \sum_{i=1}^t \beta_2^{t-i} g_i^2 $$ (def-v)",
        ),
        r"\frac{\partial v_t}{\partial g_i} = 2 (1 - \beta_2) \beta_2^{t-i} g_i",
        r"\frac{\partial v_t}{\partial g_i} = 2 (1 - \beta_2) \beta_2^{t-1} g_i",
    ),
    "log in three letters": ((X,), r"log(u^2) = 2 log u", r"log(u^2) = 3 log u"),
    "a gradient by what it is taken at": ((J,), r"\nabla J(w) = 2 w", r"\nabla J(w) = w"),
    "a function without its argument": ((J,), r"J = \sum_k w_k^2", r"J = \sum_k w_k"),
    "a derivative of a bracket": (
        (J,),
        r"\frac{\partial (J + s)}{\partial w_k} = 2 w_k",
        r"\frac{\partial (J + s)}{\partial w_k} = 2 w_k + 1",
    ),
    "a sum that leaves one out": (
        (J,),
        r"\sum_{k=1, k \neq i}^d w_k = \sum_k w_k - w_i",
        r"\sum_{k=1, k \neq i}^d w_k = \sum_k w_k + w_i",
    ),
    "indicators": ((X,), r"1(x > 0) + 1(x \le 0) = 1", r"1(x > 0) + 1(x < 0) = 1"),
    "bars of the size of what they hold": ((X,), r"\left|x\right| \ge x", r"\left|x\right| > x"),
    "an indicator with its condition below it": (
        (Z, r"$$ \pi(c) = \frac{e^{z_c}}{\sum_{b=1}^K e^{z_b}} $$ (def-pi)"),
        r"\frac{\partial \pi(c)}{\partial z_j} = \pi(c) (\mathbb{1}_{c = j} - \pi(j))",
        r"\frac{\partial \pi(c)}{\partial z_j} = \pi(c) (\mathbb{1}_{c = j} - \pi(c))",
    ),
    "indicators in other dress": (
        (X,),
        r"1_{x > 0} + \mathbb{I}_{\{x \le 0\}} = I(y > 0) + \mathbf{1}[y \le 0]",
        r"1_{x > 0} + \mathbb{I}_{\{x \le 0\}} = I(y > 0) + \mathbf{1}[y < 0]",
    ),
    "three cases": (
        (
            X,
            r"$$ f(x) = \begin{cases} 1 & \text{if } x > 3, \\ x / 3 & -3 \le x \le 3, \\ -1 & \text{if } x < -3 \end{cases} $$ (def-f)",
        ),
        r"f'(x) = \begin{cases} 0 & x > 3 \\ 0 & x < -3 \\ \frac{1}{3} & \text{otherwise} \end{cases}",
        r"f'(x) = \begin{cases} 0 & x > 3 \\ 0 & x < -3 \\ 1 & \text{otherwise} \end{cases}",
    ),
    "three cases, one of a single value": (
        (
            X,
            r"$$ f(x) = \begin{cases} 1 & x > 0 \\ 0 & x = 0 \\ -1 & x < 0 \end{cases} $$ (def-f)",
        ),
        r"f(x) x = |x|",
        r"f(x) = 1(x \ge 0) - 1(x < 0)",
    ),
    "three cases of a label": (
        (
            r"$y \in \{1, 2, 3\}$",
            r"$$ g(y) = \begin{cases} 4 & y = 1 \\ 5 & y = 2 \\ 0 & y = 3 \end{cases} $$ (def-g)",
        ),
        r"g(y) = 4 \cdot 1(y = 1) + 5 \cdot 1(y = 2)",
        r"g(y) = 4 \cdot 1(y = 1) + 5 \cdot 1(y = 3)",
    ),
    "a function of a matrix": (
        (
            r"$A \in \mathbb{R}^{n \times m}$, $W \in \mathbb{R}^{k \times n}$",
            r"$g : \mathbb{R} \to \mathbb{R}$, $\ell : \mathbb{R}^{k \times m} \to \mathbb{R}$",
            r"$$ Z = W A, \quad H = g(Z), \quad J = \ell(H) $$ (def-J)",
        ),
        r"\frac{\partial J}{\partial W} = \left( \frac{\partial J}{\partial H} \odot g'(Z) \right) A^\top",
        r"\frac{\partial J}{\partial W} = \left( \frac{\partial J}{\partial H} \odot g(Z) \right) A^\top",
    ),
    "a function of a matrix, by its other factor": (
        (
            r"$A \in \mathbb{R}^{n \times n}$, $W \in \mathbb{R}^{n \times n}$, $\ell : \mathbb{R}^{n \times n} \to \mathbb{R}$",
            r"$$ Z = W A, \quad J = \ell(Z) $$ (def-J)",
        ),
        r"\frac{\partial J}{\partial A} = W^\top \frac{\partial J}{\partial Z}",
        r"\frac{\partial J}{\partial A} = W \frac{\partial J}{\partial Z}",
    ),
    "a sum over the members of a batch": (
        (
            r"$w, x^{(i)} \in \mathbb{R}^d$, $y^{(i)}, \eta \in \mathbb{R}$",
            r"$$ L = \frac{1}{|\mathcal{B}|} \sum_{i \in \mathcal{B}_t} (w^\top x^{(i)} - y^{(i)})^2 $$ (def-L)",
        ),
        r"w \gets w - \eta \nabla_w L = w - \frac{2 \eta}{|\mathcal{B}|} \sum_{i \in \mathcal{B}_t} x^{(i)} (w^\top x^{(i)} - y^{(i)})",
        r"w \gets w - \eta \nabla_w L = w - 2 \eta \sum_{i \in \mathcal{B}_t} x^{(i)} (w^\top x^{(i)} - y^{(i)})",
    ),
    "a sum over all entries of a vector": (
        (
            r"$w \in \mathbb{R}^d$, $C_0 : \mathbb{R}^d \to \mathbb{R}$, $\lambda, n > 0$",
            r"$$ C = C_0(w) + \frac{\lambda}{2 n} \sum_w w^2 $$ (def-C)",
        ),
        r"\frac{\partial C}{\partial w} = \frac{\partial C_0}{\partial w} + \frac{\lambda}{n} w",
        r"\frac{\partial C}{\partial w} = \frac{\partial C_0}{\partial w} + \frac{\lambda}{2 n} w",
    ),
    "a sum over all values of a name": (
        (r"$P \in \Delta^K$, $f \in \mathbb{R}^K$",),
        r"\sum_{x \in \mathcal{X}} P(x) (f_x + 1) = \sum_x P(x) f_x + 1",
        r"\sum_{x \in \mathcal{X}} P(x) (f_x + 1) = \sum_x P(x) f_x + K",
    ),
    "several statements": (
        (X,),
        r"(x+y)^2 = x^2 + 2xy + y^2 \hspace{1cm} \text{or equivalently} \quad (x+y)^2 - x^2 = 2xy+y^2",
        r"(x+y)^2 = x^2 + 2xy + y^2 \hspace{1cm} \text{or equivalently} \quad (x+y)^2 - x^2 = y^2",
    ),
    "eqnarray": (
        (X,),
        r"\begin{eqnarray} (x+y)^2 &=& x^2 + 2 x y \nonumber \\ && \hspace{1cm} + y^2 \end{eqnarray}",
        r"\begin{eqnarray} (x+y)^2 &=& x^2 + 2 x y \nonumber \\ && \hspace{1cm} - y^2 \end{eqnarray}",
    ),
    "where": (
        (X,),
        r"(x + y)^2 = q^2, \quad \text{where} \quad q = x + y",
        r"(x + y)^2 = q, \quad \text{where} \quad q = x + y",
    ),
    "dots": (
        (r"$x, w \in \mathbb{R}^n$, $v_0 \in \mathbb{R}$",),
        r"w^\top x + v_0 = v_0 + w_1 x_1 + w_2 x_2 + \dots + w_n x_n",
        r"w^\top x + v_0 = v_0 + w_2 x_2 + \dots + w_n x_n",
    ),
    "dots with a minus": (
        (r"$x \in \mathbb{R}^n$",),
        r"x_1 - x_2 - \ldots - x_n = 2 x_1 - \sum_i x_i",
        r"x_1 - x_2 - \ldots - x_n = x_1 - \sum_i x_i",
    ),
    "dots over numbers": (
        (r"$n \in \mathbb{N}$", r"$x \in \mathbb{R}^n$"),
        r"1 \cdot x_1 + 2 x_2 + \cdots + n x_n + 0 = \sum_{k=1}^n k x_k",
        r"x_1 + 2 x_2 + \cdots + n x_n = \sum_{k=1}^n x_k",
    ),
    "the larger of zero and each entry": (
        (
            r"$\mathbf{z}, \mathbf{b} \in \mathbb{R}^n$, $x \in \mathbb{R}^d$",
            r"$W \in \mathbb{R}^{n \times d}$",
            r"$$ h = \max(0, W x + \mathbf{b}) $$ (def-h)",
        ),
        r"\max(\mathbf{z}, 0) - \max(\mathbf{0}, -\mathbf{z}) = \mathbf{z}",
        r"\max(\mathbf{z}, 0) - \min(0, -\mathbf{z}) = \mathbf{z}",
    ),
    "the slope of a layer of them": (
        (
            r"$\mathbf{b} \in \mathbb{R}^n$, $x \in \mathbb{R}^d$, $W \in \mathbb{R}^{n \times d}$",
            r"$$ z = W x + \mathbf{b} $$ (def-z)",
            r"$$ h = \max(0, z) $$ (def-h)",
            r"$$ L = \frac{1}{2} \|h\|^2 $$ (def-L)",
        ),
        r"\frac{\partial L}{\partial z_j} = \mathbb{1}(z_j > 0) z_j",
        r"\frac{\partial L}{\partial z_j} = \mathbb{1}(z_j > 0)",
    ),
    "the slope of a sum of them": (
        (r"$\mathbf{z} \in \mathbb{R}^n$",),
        r"\frac{\partial}{\partial z_j} \sum_k \max(0, \mathbf{z})_k = \mathbb{1}(z_j > 0)",
        r"\frac{\partial}{\partial z_j} \sum_k \max(0, \mathbf{z})_k = \mathbb{1}(z_j < 0)",
    ),
    "a derivative at a value": (
        (r"$x, a \in \mathbb{R}$, $f : \mathbb{R} \to \mathbb{R}$",),
        r"a f'(x) |_{x=2} + \frac{d f}{d x} \bigg|_{x=a} = a f'(2) + f'(a)",
        r"a f'(x) |_{x=2} + \frac{d f}{d x} \bigg|_{x=a} = a f'(2) + f(a)",
    ),
    "a derivative at a value, of what is defined": (
        (
            r"$x, w, b \in \mathbb{R}$",
            r"$$ z = w x + b $$ (def-z)",
            r"$$ L = e^{2 z} $$ (def-L)",
        ),
        r"\frac{\partial L}{\partial w} \Big|_{w = 0, b = 1} = 2 x e^2",
        r"\frac{\partial L}{\partial w} \Big|_{w = 0, b = 1} = 2 e^2",
    ),
    "an arrow to a new value": (
        (
            r"$\eta \in \mathbb{R}$, $v, w \in \mathbb{R}^n$",
            r"$$ C = v^\top w $$ (def-C)",
            r"$$ w_k \to w_k' = w_k - \eta \frac{\partial C}{\partial w_k} $$ (def-w)",
        ),
        r"w \rightarrow w' = w - \eta v",
        r"w \rightarrow w' = w + \eta v",
    ),
    "an arrow that assigns": (
        (r"$\eta, w \in \mathbb{R}$", r"$$ w \to w - \eta \frac{d (w^2)}{d w} $$ (def-step)"),
        r"w \to w - \eta \frac{d (w^2)}{d w} = (1 - 2 \eta) w",
        r"w \to w - \eta \frac{d (w^2)}{d w} = (1 - \eta) w",
    ),
    "an arrow from the display before": (
        (r"$x \in \mathbb{R}$", r"$$ q = x^2 $$ (def-q)"),
        r"\therefore \frac{d q}{d x} = 2 x",
        r"\rightarrow \frac{d q}{d x} = x",
    ),
    "for all, before and behind": (
        (r"$x, y \in \mathbb{R}$, $z \in \mathbb{R}^n$",),
        r"\forall x \in \mathbb{R}_{>0}, y \in [0, 1]: \quad |x| \ge x y \ \forall y \in [0, 1]",
        r"\forall x \in \mathbb{R} \; \forall y \in [0, 1]: x \ge x y",
    ),
    "for all indices": (
        (r"$z \in \mathbb{R}^n$",),
        r"\forall i, j: \quad \delta_{ij} z_i = z_j \delta_{ij} \; \forall j = 1, \dots, n",
        r"\forall i, j: \delta_{ij} z_i = z_j",
    ),
    "a condition on the order of indices": (
        (r"$z \in \mathbb{R}^n$",),
        r"\mathbb{1}(i > j) z_i z_j = z_i z_j, \quad i > j",
        r"\mathbb{1}(i > j) z_i z_j = z_i z_j \quad \text{if } i \ge j",
    ),
    "an order of indices puts equal ones aside": (
        (r"$z \in \mathbb{R}^n$",),
        r"\delta_{ij} z_i z_j = 0 \quad \text{for } i < j",
        r"\delta_{ij} z_i z_j = 0 \quad \text{for } i \le j",
    ),
    "cases by the order of indices": (
        (r"$z \in \mathbb{R}^n$",),
        r"\mathbb{1}(i > j) z_i z_j = \begin{cases} z_i z_j & \text{if } i > j \\ 0 & \text{if } j \ge i \end{cases}",
        r"\mathbb{1}(i > j) z_i z_j = \begin{cases} z_i z_j & \text{if } i \ge j \\ 0 & \text{if } j > i \end{cases}",
    ),
    "log-sum-exp is near the largest": (
        (r"$z \in \mathbb{R}^K$",),
        r"\max_j z_j \le \log \sum_j e^{z_j} \le \max_j z_j + \log K",
        r"\max_j z_j \le \log \sum_j e^{z_j} \le \max_j z_j + 1",
    ),
    "a mean is at most the largest": (
        (r"$z \in \mathbb{R}^K$, $p \in \Delta^K$",),
        r"\max_j z_j \ge \sum_j p_j z_j \ge \min_j z_j, \quad \frac{1}{K} \sum_j z_j \le \max_j z_j",
        r"\max_j z_j \ge \sum_j p_j z_j^2",
    ),
    "the largest and the smallest": (
        (r"$A \in \mathbb{R}^{m \times n}$",),
        r"\max_j A_{ij} \ge \min_j A_{ij}",
        r"\min_j A_{ij} \ge \min_i A_{ij}",
    ),
    "an exponential that cannot overflow": (
        (r"$z \in \mathbb{R}^K$",),
        r"\sum_j e^{z_j - \max_k z_k} \le K",
        r"\sum_j e^{z_j - \min_k z_k} \le K",
    ),
    "cases in an array": (
        (X,),
        r"|x| = \left\{\begin{array}{rl} x & \mbox{if } x \geq 0, \\ -x & \mbox{otherwise}. \end{array}\right.",
        r"|x| = \left\{ \begin{array}{ll} x & x > 0 \\ x & x \le 0 \end{array} \right.",
    ),
    "cases without a column": (
        (X,),
        r"|x| = \begin{dcases} x \text{ if } x > 0 \\ -x \text{ otherwise} \end{dcases}",
        r"|x| = \begin{dcases} x \text{ if } x < 0 \\ -x \text{ otherwise} \end{dcases}",
    ),
    "a square with a word, as a name": (
        (
            r"$i = 1, \dots, m$, $x_i \in \mathbb{R}$",
            r"$$ \mu_{\mathcal{B}} = \frac{1}{m} \sum_{i=1}^m x_i $$ (def-mu)",
            r"$$ \sigma_{\mathcal{B}}^2 = \frac{1}{m} \sum_{i=1}^m (x_i - \mu_{\mathcal{B}})^2 $$ (def-sigma)",
        ),
        r"\sigma_{\mathcal{B}}^2 = \frac{1}{m} \sum_{i=1}^m x_i^2 - \mu_{\mathcal{B}}^2",
        r"\sigma_{\mathcal{B}}^2 = \frac{1}{m} \sum_{i=1}^m x_i^2 - \mu_{\mathcal{B}}",
    ),
    "a power of a matrix": (
        (r"$A, B \in \mathbb{R}^{n \times n}$",),
        r"(A + B)^2 = A^2 + A B + B A + B^2",
        r"(A + B)^2 = A^2 + 2 A B + B^2",
    ),
    "an entry of a power of a matrix": (
        (r"$A \in \mathbb{R}^{n \times n}$",),
        r"(A^3)_{ij} = \sum_k (A^2)_{ik} A_{kj}",
        r"(A^2)_{ij} = A_{ij}^2",
    ),
    "a matrix of entries": (
        (
            r"$n = 1, \dots, N$, $k = 1, \dots, K$, $Y, Z \in \mathbb{R}^{N \times K}$, $X \in \mathbb{R}^{N \times d}$",
            r"$$ \sum_k Y_{nk} = 1 $$ (hyp-y)",
            r"$$ P_{nk} = \frac{e^{Z_{nk}}}{\sum_j e^{Z_{nj}}} $$ (def-P)",
            r"$$ L = -\sum_n \sum_k Y_{nk} \log P_{nk} $$ (def-L)",
        ),
        r"X^\top \frac{\partial L}{\partial Z} = X^\top (P - Y)",
        r"X^\top \frac{\partial L}{\partial Z} = X^\top (Y - P)",
    ),
    "a square as a name": (
        (
            r"$x \in \mathbb{R}^n$, $\mu \in \mathbb{R}$",
            r"$$ s^2 = \frac{1}{n} \sum_i (x_i - \mu)^2 $$ (def-s)",
        ),
        r"\frac{\partial s^2}{\partial \mu} = \frac{2}{n} \sum_i (\mu - x_i)",
        r"\frac{\partial s^2}{\partial \mu} = \frac{2}{n} \sum_i (x_i - \mu)",
    ),
    "a square of a positive number": (
        (
            r"$x \in \mathbb{R}^n$, $s > 0$",
            r"$$ s^2 = 1 + \sum_i x_i^2 $$ (def-s)",
        ),
        r"s^4 - s^2 = s^2 \sum_i x_i^2, \quad \frac{\partial s}{\partial x_i} = \frac{x_i}{s}",
        r"s^4 - s^2 = s \sum_i x_i^2",
    ),
    "a likelihood without brackets, its function without its parameter": (
        (
            LOGISTIC,
            r"$y^{(i)} \in \{0, 1\}$",
            H,
            r"$$ \ell(\theta) = \sum_{i=1}^m y^{(i)} \log h(x^{(i)}) + (1 - y^{(i)}) \log (1 - h(x^{(i)})) $$ (def-l)",
        ),
        r"\nabla_\theta \ell(\theta) = \sum_{i=1}^m (y^{(i)} - h_\theta(x^{(i)})) x^{(i)}",
        r"\nabla_\theta \ell(\theta) = \sum_{i=1}^m (h_\theta(x^{(i)}) - y^{(i)}) x^{(i)}",
    ),
    "a product after a factor that is the same for all": (
        (r"$z \in \mathbb{R}^N$, $s \in \mathbb{R}_{>0}$",),
        r"\prod_{n=1}^N \frac{1}{s} \exp\left\{ -z_n \right\} = s^{-N} \exp\left( -\sum_n z_n \right)",
        r"\prod_{n=1}^N \frac{1}{s} \exp\left\{ -z_n \right\} = s^{-1} \exp\left( -\sum_n z_n \right)",
    ),
    "a gradient of a function without its argument": (
        (J,),
        r"\nabla J = 2 w, \quad \nabla J(w)^\top w = 2 J(w)",
        r"\nabla J = w",
    ),
    "a Hessian by two signs": (
        (J, r"$A \in \mathbb{R}^{d \times d}$", r"$$ q(w) = w^\top A w $$ (def-q)"),
        r"\nabla_w \nabla_w^\top q(w) = A + A^\top, \quad \nabla\nabla^\top q(w) = A + A^\top",
        r"\nabla_w \nabla_w^\top q(w) = 2 A",
    ),
    "a derivative, transposed": (
        (J,),
        r"\nabla_w J(w)^\top w = 2 w^\top w",
        r"\nabla_w J(w)^\top w = w^\top w",
    ),
    "norms by single bars": (
        (
            r"$v, w \in \mathbb{R}^n$, $A \in \mathbb{R}^{n \times n}$, $P, Q \in \Delta^n$",
            r"$$ D(P || Q) = \sum_k P_k \log \frac{P_k}{Q_k} $$ (def-D)",
        ),
        r"||v - w||_2^2 - ||v||^2 - ||w||^2 + ||A||_F^2 = \sum_{i,j} A_{ij}^2 - 2 v^T w, \quad D(P || P) = 0",
        r"||v - w||^2 = ||v||^2 + ||w||^2 + 2 v^T w",
    ),
    "a number in every entry of what a softmax is of": (
        (
            r"$\mathbf{z} \in \mathbb{R}^n$, $c \in \mathbb{R}$",
            r"$$ \mathrm{softmax}(\mathbf{z})_i = \frac{\exp(z_i)}{\sum_j \exp(z_j)} $$ (def-s)",
        ),
        r"\mathrm{softmax}(\mathbf{z} + c) = \mathrm{softmax}(\mathbf{z} - \max_i z_i)",
        r"\mathrm{softmax}(\mathbf{z} + c) = \mathrm{softmax}(c \mathbf{z})",
    ),
    "a number in every entry of what a logarithm is of": (
        (r"$p, y \in (0, 1)^n$",),
        r"y^\top \log(1 - p) = \sum_k y_k \log(1 - p_k)",
        r"y^\top \log(1 - p) = \sum_k y_k \log p_k",
    ),
    "a tuple with dots": (
        (
            r"$x \in \mathbb{R}^n$, $n \in \mathbb{N}$",
            r"$$ q = (e^{x_1}, \ldots, e^{x_n}) $$ (def-q)",
            r"$$ f(x) = \log(e^{x_1} + \cdots + e^{x_n}) $$ (def-f)",
        ),
        r"\nabla f(x) = \frac{q}{\mathbf{1}_n^\top q}, \quad \max\{x_1, \ldots, x_n\} \leq f(x) \leq \max\{x_1, \ldots, x_n\} + \log n",
        r"\max\{x_1, \ldots, x_n\} \leq f(x) \leq \max\{x_1, \ldots, x_n\} + 1",
    ),
    "a function, and by an arrow its derivatives": (
        (r"$x, y \in \mathbb{R}$",),
        r"f(x,y) = x y \hspace{0.5in} \rightarrow \hspace{0.5in} \frac{\partial f}{\partial x} = y \hspace{0.5in} \frac{\partial f}{\partial y} = x",
        r"f(x,y) = x y \hspace{0.5in} \rightarrow \hspace{0.5in} \frac{\partial f}{\partial x} = y \hspace{0.5in} \frac{\partial f}{\partial y} = y",
    ),
    "two indices below one sign": (
        (r"$x, z \in \mathbb{R}^d$",),
        r"(x^T z)^2 = \sum_{i,j=1}^d (x_i x_j) (z_i z_j)",
        r"(x^T z)^2 = \sum_{i,j=2}^d (x_i x_j) (z_i z_j)",
    ),
    "a new name at the beginning of a chain": (
        (J,),
        r"\mathbf{H}(w) = \nabla_w \nabla_w^\top J(w) = 2 I",
        r"\mathbf{H}(w) = \nabla_w \nabla_w^\top J(w) = I",
    ),
    "new names for entries at the beginning of a chain": (
        (J,),
        r"g_j = \frac{\partial J}{\partial w_j} = 2 w_j",
        r"g_j = \frac{\partial J}{\partial w_j} = w_j",
    ),
    "ones as long as what is beside them": (
        (r"$w, z \in \mathbb{R}^n$, $b \in \mathbb{R}$, $A \in \mathbb{R}^{m \times n}$",),
        r"\mathbf{1}^\top A (w + b \mathbf{1} - z) = \sum_i [A w - A z]_i + b \mathbf{1}^\top A \mathbf{1}",
        r"\mathbf{1}^\top A (w + b \mathbf{1} - z) = \sum_i [A w - A z]_i + b \mathbf{1}^\top w",
    ),
    "zero beside a vector in cases": (
        (r"$q \in \{0, 1\}$, $x \in \mathbb{R}^n$",),
        r"q x = \begin{cases} x & \text{if } q = 1 \\ 0 & \text{otherwise} \end{cases}",
        r"q x = \begin{cases} 0 & \text{if } q = 1 \\ x & \text{otherwise} \end{cases}",
    ),
    "a root of any order": (
        (r"$p \in (0, 1)^N$",),
        r"\sqrt[N]{\prod_{i=1}^N \frac{1}{p_i}} = \left( \prod_{i=1}^N p_i \right)^{-\frac{1}{N}}",
        r"\sqrt[N]{\prod_{i=1}^N \frac{1}{p_i}} = \left( \prod_{i=1}^N p_i \right)^{\frac{1}{N}}",
    ),
    "a sum that says only its end": (
        (r"$w \in \mathbb{R}^n$",),
        r"\sum_k^n w_k = \mathbf{1}^\top w",
        r"\sum_k^n w_k = w_1",
    ),
    "all values of a distribution": (
        (
            r"$x \in \{0, 1\}$, $\mu \in (0, 1)$",
            r"$$ p(x \mid \mu) = \mu^x (1 - \mu)^{1 - x} $$ (def-p)",
        ),
        r"\sum_{x \in \{0, 1\}} p(x \mid \mu) = 1, \quad \sum_{x \in \{0, 1\}} x p(x \mid \mu) = \mu",
        r"\sum_{x \in \{0, 1\}} x p(x \mid \mu) = 1",
    ),
    "indicators by what stands below": (
        (X,),
        r"\mathbb{1}_{x > 0} + \mathbb{1}_{[x \le 0]} = 1, \quad \mathbf{1}_{x > 0} x = \frac{x + \operatorname{abs}(x)}{2}",
        r"\mathbb{1}_{x > 0} + \mathbb{1}_{[x < 0]} = 1",
    ),
    "numbered names": (
        (r"$x \in \mathbb{R}$", r"$$ f_1 = e^{x} $$ (def-f)", r"$$ f_2 = f_1^2 $$ (def-g)"),
        r"\frac{\partial f_2}{\partial x} = 2 f_1 \frac{\partial f_1}{\partial x}",
        r"\frac{\partial f_2}{\partial x} = f_1 \frac{\partial f_1}{\partial x}",
    ),
}
ZERO = r"$z \in \mathbb{R}^K$, $y, c \in \{0, \dots, K-1\}$, $W \in \mathbb{R}^{K \times d}$, $u \in \mathbb{R}^d$"
ZERO_P = r"$$ p_k = \frac{e^{z_k}}{\sum_{j=0}^{K-1} e^{z_j}} $$ (def-p)"
ZERO_L = r"$$ L = -\log p_y $$ (def-L)"
NOTATIONS |= {
    f"labels from zero, {name}": ((ZERO, ZERO_P, ZERO_L), right, wrong)
    for name, right, wrong in (
        (
            "the loss of one",
            r"L = -z_y + \log \sum_{k=0}^{K-1} e^{z_k}",
            r"L = -z_c + \log \sum_{k=0}^{K-1} e^{z_k}",
        ),
        (
            "an indicator",
            r"L = -\sum_{k=0}^{K-1} \mathbf{1}\{y = k\} \log p_k",
            r"L = -\sum_{k=0}^{K-1} \mathbf{1}\{y \neq k\} \log p_k",
        ),
        (
            "the gradient",
            r"\frac{\partial L}{\partial z_k} = p_k - \mathbf{1}\{y = k\}, \quad k = 0, \dots, K - 1",
            r"\frac{\partial L}{\partial z_k} = p_k + \mathbf{1}\{y = k\}, \quad k = 0, \dots, K - 1",
        ),
        (
            "the first",
            r"\frac{\partial L}{\partial z_0} = p_0 - \mathbf{1}\{y = 0\}",
            r"\frac{\partial L}{\partial z_0} = p_0 - \mathbf{1}\{y = 1\}",
        ),
        (
            "all but the first",
            r"\sum_{k \neq 0} p_k = 1 - p_0",
            r"\sum_{k \neq 0} p_k = 1 - p_y",
        ),
        ("dots", r"z_0 + \dots + z_{K-1} = \sum_k z_k", r"z_0 + \dots + z_{K-1} = \sum_k z_k^2"),
        (
            "a row for each",
            r"\frac{\partial}{\partial W_{kj}} \log \sum_{i=0}^{K-1} e^{[W u]_i} = \frac{e^{[W u]_k} u_j}{\sum_i e^{[W u]_i}}",
            r"\frac{\partial}{\partial W_{kj}} \log \sum_{i=0}^{K-1} e^{[W u]_i} = \frac{e^{[W u]_k}}{\sum_i e^{[W u]_i}}",
        ),
    )
}
NOTATIONS |= {
    "Euler's number behind pi": (
        (r"$\sigma > 0$", r"$$ H(\sigma) = \frac{1}{2} \log(2 \pi e \sigma^2) $$ (def-H)"),
        r"H(\sigma) = \frac{1}{2} \log(2 \pi \sigma^2) + \frac{1}{2}",
        r"H(\sigma) = \frac{1}{2} \log(2 \pi \sigma^2) + 1",
    ),
    "a number in every entry of a declared vector": (
        (
            r"$X \in \mathbb{R}^{n \times d}$, $w \in \mathbb{R}^d$, $y \in \mathbb{R}^n$, $b \in \mathbb{R}$",
            r"$$ \hat{y} = X w + b $$ (def-y)",
            r"$$ L = \frac{1}{n} \|\hat{y} - y\|^2 $$ (def-L)",
        ),
        r"\frac{\partial L}{\partial b} = \frac{2}{n} \mathbf{1}^\top (\hat{y} - y)",
        r"\frac{\partial L}{\partial b} = \frac{2}{n} \mathbf{1}^\top (y - \hat{y})",
    ),
    "the gradient by numbers that are listed": (
        (
            r"$w_1, \dots, w_n \in \mathbb{R}$, $x_1, \dots, x_n \in \mathbb{R}$",
            r"$$ z = \sum_{i=1}^n w_i x_i $$ (def-z)",
        ),
        r"\nabla_w z = x",
        r"\nabla_w z = w",
    ),
    "the gradient by bold numbers that are listed": (
        (
            r"$w_j \in \mathbb{R}$, $j = 1, \dots, n$, $x_{ij} \in \mathbb{R}$, $y_i \in \mathbb{R}$, $i = 1, \dots, m$",
            r"$$ L = \frac{1}{2} \sum_{i=1}^m \left( \sum_{j=1}^n w_j x_{ij} - y_i \right)^2 $$ (def-L)",
        ),
        r"\nabla_{\mathbf{w}} L = X^\top (X \mathbf{w} - \mathbf{y})",
        r"\nabla_{\mathbf{w}} L = X^\top (X \mathbf{w} + \mathbf{y})",
    ),
    "sums without their index": (
        (
            r"$x^{(i)}, y^{(i)} \in \mathbb{R}$, $i = 1, \dots, m$, $w \in \mathbb{R}$",
            r"$$ J = \frac{1}{2m} \sum (w x^{(i)} - y^{(i)})^2 $$ (def-J)",
        ),
        r"\frac{\partial J}{\partial w} = \frac{1}{m} \sum (w x^{(i)} - y^{(i)}) x^{(i)}",
        r"\frac{\partial J}{\partial w} = \frac{1}{m} \sum (w x^{(i)} - y^{(i)})",
    ),
    "powers of each entry": (
        (
            r"$r, g, u \in \mathbb{R}^n$, $\rho \in (0, 1)$",
            r"$$ u = \rho r + (1 - \rho) g^2 $$ (def-u)",
        ),
        r"u - r = (1 - \rho) (g^2 - r)",
        r"u - r = (1 - \rho) (g - r)",
    ),
    "one less the square of each entry": (
        (r"$h \in \mathbb{R}^n$, $W \in \mathbb{R}^{n \times n}$", r"$$ q = \tanh(W h) $$ (def-q)"),
        r"\frac{\partial q}{\partial h} = \operatorname{diag}(1 - q^2) W",
        r"\frac{\partial q}{\partial h} = W \operatorname{diag}(1 - q^2)",
    ),
    "two capitals below that spell a word": (
        (
            r"$\mu_0, \mu_{ML} \in \mathbb{R}$, $N \in \mathbb{N}$, $s > 0$",
            r"$$ \mu_N = \frac{s}{N + s} \mu_0 + \frac{N}{N + s} \mu_{ML} $$ (def-m)",
        ),
        r"\mu_N - \mu_{ML} = \frac{s}{N + s} (\mu_0 - \mu_{ML})",
        r"\mu_N - \mu_{ML} = \frac{N}{N + s} (\mu_0 - \mu_{ML})",
    ),
    "a word of which a letter is a length": (
        (
            r"$P \in \mathbb{R}_{>0}^K$, $Q \in \mathbb{R}_{>0}^K$",
            r"$$ D_{KL} = \sum_{k=1}^K P_k \log P_k - \sum_{k=1}^K P_k \log Q_k $$ (def-D)",
        ),
        r"D_{KL} = \sum_{k=1}^K P_k \log \frac{P_k}{Q_k}",
        r"D_{KL} = \sum_{k=1}^K P_k \log \frac{Q_k}{P_k}",
    ),
    "what is known by its logarithm": (
        (
            r"$x_n \in \mathbb{R}$, $n = 1, \dots, N$, $\mu \in \mathbb{R}$, $\sigma > 0$",
            r"$$ \ln p = -\frac{1}{2 \sigma^2} \sum_{n=1}^N (x_n - \mu)^2 - N \ln \sigma $$ (def-p)",
        ),
        r"\frac{\partial}{\partial \mu} \ln p = \frac{1}{\sigma^2} \sum_{n=1}^N (x_n - \mu)",
        r"\frac{\partial}{\partial \mu} \ln p = \frac{1}{\sigma} \sum_{n=1}^N (x_n - \mu)",
    ),
    "a square of the page's own e": (
        (X, r"$$ e = y - x $$ (def-e)", r"$$ E = \frac{1}{2} e^2 $$ (def-E)"),
        r"\frac{\partial E}{\partial x} = -e",
        r"\frac{\partial E}{\partial x} = e",
    ),
    "the last entry by its length, a letter": (
        (r"$\phi \in \mathbb{R}_{>0}^k$", r"$$ \eta_i = \log \frac{\phi_i}{\phi_k} $$ (def-h)"),
        r"e^{\eta_i} = \frac{\phi_i}{\phi_k}",
        r"e^{\eta_i} = \frac{\phi_k}{\phi_i}",
    ),
    "the last entry is what the others leave": (
        (r"$\phi \in \Delta^K$",),
        r"\phi_K = 1 - \sum_{i=1}^{K-1} \phi_i",
        r"\phi_K = 1 - \sum_{i=1}^{K} \phi_i",
    ),
    "by the last entry": (
        (r"$x \in \mathbb{R}^N$",),
        r"\frac{\partial}{\partial x_N} \log \sum_{n=1}^N e^{x_n} = \frac{e^{x_N}}{\sum_{n=1}^N e^{x_n}}",
        r"\frac{\partial}{\partial x_N} \log \sum_{n=1}^N e^{x_n} = \frac{x_N}{\sum_{n=1}^N e^{x_n}}",
    ),
    "signs under a sum": (
        (r"$\theta \in \mathbb{R}^n$",),
        r"\sum_{i=1}^n |\theta_i| = \sum_{i=1}^n \operatorname{sign}(\theta_i) \, \theta_i",
        r"\sum_{i=1}^n |\theta_i| = \sum_{i=1}^n \operatorname{sign}(\theta_i) \, \theta_i^2",
    ),
    "the derivative of a polynomial": (
        (
            r"$a_0, \dots, a_m \in \mathbb{R}$, $x \in \mathbb{R}$",
            r"$$ P(x) = a_0 + \sum_{k=1}^m a_k x^k $$ (def-P)",
        ),
        r"\frac{\partial P(x)}{\partial x} = \sum_{k=1}^m k a_k x^{k-1}",
        r"\frac{\partial P(x)}{\partial x} = \sum_{k=1}^m a_k x^{k-1}",
    ),
    "a logarithm of the root of a square": (
        (r"$x, y \in \mathbb{R}$, $y \neq 0$",),
        r"\log \frac{e^{x}}{\sqrt{y^2}} = x - \frac{1}{2} \log y^2",
        r"\log \frac{e^{x}}{\sqrt{y^2}} = x - \log y^2",
    ),
    "angles that are added": (
        (X,),
        r"\cos(x - y) = \cos(x) \cos(y) + \sin(x) \sin(y)",
        r"\cos(x - y) = \cos(x) \cos(y) - \sin(x) \sin(y)",
    ),
    "the larger of two, of which one is known to be": (
        (r"$x, y \in \mathbb{R}$", r"$$ x > y $$ (hyp-a)"),
        r"\frac{\partial}{\partial x} \max(x, y) = 1",
        r"\frac{\partial}{\partial y} \max(x, y) = 1",
    ),
}
NOTATIONS |= {
    "labels from zero, a probability": (
        (ZERO, r"$$ P(y = k \mid z) = \frac{e^{z_k}}{\sum_j e^{z_j}} $$ (def-P)"),
        r"\sum_{k=0}^{K-1} \mathbb{1}(c = k) P(y = k \mid z) = P(y = c \mid z)",
        r"\sum_{k=0}^{K-1} P(y = k \mid z) = P(y = 0 \mid z)",
    ),
    "labels from zero, one for each example": (
        (
            r"$x_i \in \mathbb{R}^{4}$, $y_i \in \{0, 1, \dots, 3\}$, $i = 1, \dots, N$",
            r"$$ L = -\frac{1}{N} \sum_{i=1}^N \log \frac{e^{x_{i, y_i}}}{\sum_{k=0}^3 e^{x_{ik}}} $$ (def-L)",
        ),
        r"\frac{\partial L}{\partial x_{ik}} = \frac{1}{N} \left( \frac{e^{x_{ik}}}{\sum_{j=0}^3 e^{x_{ij}}} - 1\{y_i = k\} \right)",
        r"\frac{\partial L}{\partial x_{ik}} = \frac{e^{x_{ik}}}{\sum_{j=0}^3 e^{x_{ij}}} - 1\{y_i = k\}",
    ),
}
INVERSES = (
    r"The inverse of the softplus and of others. Let $x \in \mathbb{R}$",
    r"$$ \zeta(x) = \log(1 + e^x) $$ (def-zeta)",
    r"$$ p(x) = \frac{1}{1 + e^{-x}} $$ (def-p)",
    r"$$ r(x) = -2 x + 1 $$ (def-r)",
)
NOTATIONS |= {
    f"an inverse function, {name}": (INVERSES, right, wrong)
    for name, right, wrong in (
        (
            "softplus",
            r"\forall x > 0, \; \zeta^{-1}(x) = \log(e^x - 1)",
            r"\forall x > 0, \; \zeta^{-1}(x) = \log(e^x + 1)",
        ),
        (
            "sigmoid",
            r"\forall x \in (0, 1), \; p^{-1}(x) = \log\left(\frac{x}{1 - x}\right)",
            r"\forall x \in (0, 1), \; p^{-1}(x) = \log\left(\frac{1 - x}{x}\right)",
        ),
        ("one that falls", r"r^{-1}(x) = \frac{1 - x}{2}", r"r^{-1}(x) = \frac{x - 1}{2}"),
        ("and back", r"p^{-1}(p(x)) = x", r"p^{-1}(p(x)) = -x"),
        ("built in", r"\exp^{-1}(e^x) = x", r"\exp^{-1}(e^x) = 2 x"),
    )
}
SQUARE = (r"$A, B \in \mathbb{R}^{2 \times 2}$, $u, v \in \mathbb{R}^n$",)
NOTATIONS |= {
    "bars round a matrix": (
        SQUARE,
        r"\left| A^\top B \right| = |A| |B|",
        r"|A + B| = |A| + |B|",
    ),
    "the gradient of a determinant": (
        SQUARE,
        r"\nabla_A |A| = \begin{pmatrix} A_{22} & -A_{21} \\ -A_{12} & A_{11} \end{pmatrix}",
        r"\nabla_A |A| = \begin{pmatrix} A_{22} & -A_{12} \\ -A_{21} & A_{11} \end{pmatrix}",
    ),
    "bold words": (
        SQUARE,
        r"\mathbf{diag}(u) v = \operatorname{\mathbf{diag}}(v) u",
        r"\mathbf{diag}(u) v = \operatorname{\mathbf{diag}}(v) v",
    ),
}
SIGNS = (
    r"$A \in \mathbb{R}^{m \times n}$, $u, v \in \mathbb{R}^n$, $x, y \in \mathbb{R}$",
    r"$$ \operatorname{tanh}(x) = \frac{1 - e^{-2 x}}{1 + e^{-2 x}} $$ (def-tanh)",
    r"$$ \|A\|_F = \sqrt{\sum_{i, j} A_{i, j}^2} $$ (def-norm)",
    r"$$ \operatorname{tr}(A A^\top) = \sum_{i, j} A_{ij}^2 $$ (eq-tr)",
    r"$$ \operatorname{abs}(x) = \max(x, -x) $$ (def-abs)",
    r"$$ \langle u, v \rangle = \sum_i u_i v_i $$ (def-inner)",
    r"$$ \cos(u, v) = \frac{u^\top v}{\|u\| \|v\|} $$ (def-cos)",
)
NOTATIONS |= {
    f"a sign that the page defines, {name}": (SIGNS, right, wrong)
    for name, right, wrong in (
        ("tanh", r"\tanh(-x) = -\tanh(x)", r"\tanh(-x) = \tanh(x)"),
        (
            "a norm",
            r"\|A\|_F^2 = \operatorname{tr} A A^\top",
            r"\|A\|_F = \operatorname{tr} A A^\top",
        ),
        ("bars", r"\operatorname{abs}(x) \ge x", r"\operatorname{abs}(x) > x"),
        ("brackets", r"\langle u, u \rangle = \|u\|^2", r"\langle u, u \rangle = \|u\|"),
        (
            "of two, a function of its own",
            r"\nabla_u \cos(u, v) = \frac{v}{\|u\| \|v\|} - \cos(u, v) \frac{u}{\|u\|^2}",
            r"\nabla_u \cos(u, v) = \frac{v}{\|u\| \|v\|} - \cos(u, v) \frac{u}{\|u\|}",
        ),
        ("of one, as ever", r"\cos(x) = \cos(-x)", r"\cos(x) = -\cos(-x)"),
    )
}
NOTATIONS |= {
    "the mean of one more": (
        (
            r"$R_i \in \mathbb{R}$ for $i = 1, \dots, n$",
            r"$$ Q_{n+1} = \frac{1}{n} \sum_{i=1}^n R_i $$ (def-Q)",
        ),
        r"Q_{n+1} = Q_n + \frac{1}{n} \left[ R_n - Q_n \right]",
        r"Q_{n+1} = Q_n + \frac{1}{n} \left[ R_n + Q_n \right]",
    ),
    "two means, each defined": (
        (
            r"$R_1, \dots, R_n \in \mathbb{R}$",
            r"$$ Q_n = \frac{1}{n-1} \sum_{i=1}^{n-1} R_i, \quad Q_{n+1} = \frac{1}{n} \sum_{i=1}^n R_i $$ (def-Q)",
        ),
        r"n Q_{n+1} = R_n + (n - 1) Q_n",
        r"n Q_{n+1} = R_n + n Q_n",
    ),
    "one step": (
        (
            r"$w_t, g_t \in \mathbb{R}^d$, $\eta > 0$",
            r"$$ w_{t+1} = w_t - \eta g_t $$ (def-w)",
        ),
        r"\|w_{t+1}\|^2 = \|w_t\|^2 - 2 \eta g_t^\top w_t + \eta^2 \|g_t\|^2",
        r"\|w_{t+1}\|^2 = \|w_t\|^2 - 2 \eta g_t^\top w_t + \eta \|g_t\|^2",
    ),
}
BANDIT = (
    r"$H_t(a), r(a) \in \mathbb{R}$ for $a = 1, \dots, k$",
    r"$$ \pi_t(a) = \frac{e^{H_t(a)}}{\sum_{b=1}^k e^{H_t(b)}} $$ (def-pi)",
)
POLICY = (
    r"$\theta \in \mathbb{R}^{d}$ and $\mathbf{x}(s, a) \in \mathbb{R}^{d}$ for $a = 1, \dots, k$",
    r"$$ h(s, a, \theta) = \theta^\top \mathbf{x}(s, a) $$ (def-h)",
    r"$$ \pi(a \mid s, \theta) = \frac{e^{h(s, a, \theta)}}{\sum_b e^{h(s, b, \theta)}} $$ (def-pi)",
)
FEATURES = (
    r"$\mathbf{w}, \boldsymbol{\phi}(\mathbf{x}_n) \in \mathbb{R}^M$, $t_n \in \mathbb{R}$ for $n = 1, \dots, N$",
    r"$$ E_D(\mathbf{w}) = \frac{1}{2} \sum_{n=1}^N \{t_n - \mathbf{w}^{\mathrm{T}} \boldsymbol{\phi}(\mathbf{x}_n)\}^2 $$ (def-E)",
)
NOTATIONS |= {
    "a derivative by a value at a label": (
        BANDIT,
        r"\frac{\partial \pi_t(x)}{\partial H_t(a)} = \pi_t(x) \left( \mathbb{1}_{a=x} - \pi_t(a) \right)",
        r"\frac{\partial \pi_t(x)}{\partial H_t(a)} = \pi_t(x) \left( \mathbb{1}_{a=x} - \pi_t(x) \right)",
    ),
    "a sum over labels": (
        BANDIT,
        r"\sum_b \pi_t(b) (r(b) + 1) = 1 + \sum_b \pi_t(b) r(b)",
        r"\sum_b \pi_t(b) (r(b) + 1) = k + \sum_b \pi_t(b) r(b)",
    ),
    "labels and others beside them": (
        POLICY,
        r"\nabla \ln \pi(a | s, \theta) = \mathbf{x}(s, a) - \sum_b \pi(b | s, \theta) \mathbf{x}(s, b)",
        r"\nabla \ln \pi(a | s, \theta) = \mathbf{x}(s, a) - \sum_b \pi(a | s, \theta) \mathbf{x}(s, b)",
    ),
    "features of each example": (
        FEATURES,
        r"\nabla E_D(\mathbf{w}) = -\sum_{n=1}^N \{t_n - \mathbf{w}^{\mathrm{T}} \boldsymbol{\phi}(\mathbf{x}_n)\} \boldsymbol{\phi}(\mathbf{x}_n)",
        r"\nabla E_D(\mathbf{w}) = \sum_{n=1}^N \{t_n - \mathbf{w}^{\mathrm{T}} \boldsymbol{\phi}(\mathbf{x}_n)\} \boldsymbol{\phi}(\mathbf{x}_n)",
    ),
    "an entry of what it is defined by": (
        (
            r"$\mathbf{q} \in \mathbb{R}^n$",
            r"$$ \sigma(\mathbf{q}, i) = \frac{e^{q_i}}{\sum_{j=1}^n e^{q_j}} $$ (def-sigma)",
        ),
        r"\frac{\partial}{\partial q_k} \sigma(\mathbf{q}, i) = \sigma(\mathbf{q}, i) (\delta_{ik} - \sigma(\mathbf{q}, k))",
        r"\frac{\partial}{\partial q_k} \sigma(\mathbf{q}, i) = \sigma(\mathbf{q}, i) (\delta_{ik} - \sigma(\mathbf{q}, i))",
    ),
    "a number that is a value": (
        (r"$f(x) \in \mathbb{R}$",),
        r"\frac{e^{f(x)}}{e^{-f(x)} + e^{f(x)}} = \frac{1}{1 + e^{-2 f(x)}}",
        r"\frac{e^{f(x)}}{e^{-f(x)} + e^{f(x)}} = \frac{1}{1 + e^{-f(x)}}",
    ),
}
PAIR = (
    r"$\mathbf{w}, \mathbf{x} \in \mathbb{R}^d$ and $y \in \{-1, +1\}$",
    r"$$ \ell(\mathbf{w}, (\mathbf{x}, y)) = \log(1 + \exp(-y \langle \mathbf{w}, \mathbf{x} \rangle)) $$ (def-l)",
    r"$$ \ell^{0-1}(\mathbf{w}, (\mathbf{x}, y)) = \mathbb{1}_{[y \langle \mathbf{w}, \mathbf{x} \rangle \le 0]} $$ (def-01)",
    r"$$ \ell^{hinge}(\mathbf{w}, (\mathbf{x}, y)) = \max\{0, 1 - y \langle \mathbf{w}, \mathbf{x} \rangle\} $$ (def-h)",
)
NOTATIONS |= {
    "an example in a bracket of its own": (
        PAIR,
        r"\nabla \ell(\mathbf{w}, (\mathbf{x}, y)) = \frac{-y}{1 + \exp(y \langle \mathbf{w}, \mathbf{x} \rangle)} \mathbf{x}",
        r"\nabla \ell(\mathbf{w}, (\mathbf{x}, y)) = \frac{-y}{1 + \exp(y \langle \mathbf{w}, \mathbf{x} \rangle)} \mathbf{w}",
    ),
    "a step below a hinge": (
        PAIR,
        r"\ell^{0-1}(\mathbf{w}, (\mathbf{x}, y)) \le \ell^{hinge}(\mathbf{w}, (\mathbf{x}, y))",
        r"\ell^{hinge}(\mathbf{w}, (\mathbf{x}, y)) \le \ell^{0-1}(\mathbf{w}, (\mathbf{x}, y))",
    ),
}
PROOFS = (
    r"$x \in \mathbb{R}$, $a, b \in \mathbb{R}_{>0}$, $m \in \mathbb{N}$, $t, D \in (0, 1)$",
    r"$$ V(D) = a \log D + b \log(1 - D) $$ (def-V)",
    r"$$ w = \frac{1}{2} \log\left(\frac{1}{t} - 1\right) $$ (def-w)",
)
NOTATIONS |= {
    f"a proof of {name}": (PROOFS, right, wrong)
    for name, right, wrong in (
        (
            "CELU",
            r"\max(0, x) + \min(0, a (e^{x / a} - 1)) = \begin{cases} x & x > 0 \\ a (e^{x / a} - 1) & x \le 0 \end{cases}",
            r"\max(0, x) + \min(0, a (e^{x / a} - 1)) = \begin{cases} x & x > 0 \\ e^{x / a} - 1 & x \le 0 \end{cases}",
        ),
        (
            "a clipped one",
            r"\min(\max(x + 3, 0), 6) = \begin{cases} 0 & x \le -3 \\ 6 & x \ge 3 \\ x + 3 & \text{otherwise} \end{cases}",
            r"\min(\max(x + 3, 0), 6) = \begin{cases} 0 & x \le -3 \\ 6 & x \ge 2 \\ x + 3 & \text{otherwise} \end{cases}",
        ),
        (
            "the weights of a booster",
            r"e^{-w} (1 - t) + e^w t = 2 \sqrt{t (1 - t)}",
            r"e^{-w} (1 - t) + e^w t = \sqrt{t (1 - t)}",
        ),
        ("a power", r"(1 - t)^m \le e^{-t m}", r"(1 - t)^m \ge e^{-t m}"),
        (
            "the best of a game",
            r"V(D) \le V\left(\frac{a}{a + b}\right)",
            r"V(D) \le V\left(\frac{b}{a + b}\right)",
        ),
        (
            "Jensen",
            r"t \log a + (1 - t) \log b \le \log(t a + (1 - t) b)",
            r"t \log a + (1 - t) \log b \le \log(t b + (1 - t) a)",
        ),
        (
            "a sign",
            r"\max(e^x - 1, 0) = (e^x - 1) \mathbb{1}[x > 0]",
            r"\max(e^x - 1, 0) = (e^x - 1) \mathbb{1}[x < 0]",
        ),
    )
}
HUBER = (
    r"$a, b \in \mathbb{R}$ and $\delta > 0$",
    r"$$ L_\delta(a) = \begin{cases} \frac{1}{2} a^2 & |a| \le \delta \\ \delta (|a| - \frac{1}{2} \delta) & \text{otherwise} \end{cases} $$ (def-L)",
)
SCORES = (
    r"$x_i \in \mathbb{R}^D$, $w_j \in \mathbb{R}^D$ for $j = 1, \dots, K$, $y_i \in \{1, \dots, K\}$, $\Delta > 0$",
    r"$$ L_i = \sum_{j \neq y_i} \left[ \max(0, w_j^T x_i - w_{y_i}^T x_i + \Delta) \right] $$ (def-L)",
)
NOTATIONS |= {
    "a condition on a value and a name": (
        HUBER,
        r"L_\delta(a) = \delta |a| - \frac{1}{2} \delta^2 \quad \text{for } |a| > \delta",
        r"L_\delta(a) = \delta |a| - \delta^2 \quad \text{for } |a| > \delta",
    ),
    "a condition on two values": (
        HUBER,
        r"\max(a, b) = a \quad \text{if } a \ge b",
        r"\max(a, b) = a \quad \text{if } a \le b",
    ),
    "an order under a condition": (
        HUBER,
        r"a \le b + 1 \quad \text{if } a \le b",
        r"a \le b - 1 \quad \text{if } a \le b",
    ),
    "all classes but the right one": (
        SCORES,
        r"\nabla_{w_{y_i}} L_i = -\left( \sum_{j \neq y_i} \mathbb{1}(w_j^T x_i - w_{y_i}^T x_i + \Delta > 0) \right) x_i",
        r"\nabla_{w_{y_i}} L_i = \left( \sum_{j \neq y_i} \mathbb{1}(w_j^T x_i - w_{y_i}^T x_i + \Delta > 0) \right) x_i",
    ),
    "each class but the right one": (
        SCORES,
        r"\nabla_{w_j} L_i = \mathbb{1}(w_j^T x_i - w_{y_i}^T x_i + \Delta > 0) x_i, \quad j \neq y_i",
        r"\nabla_{w_j} L_i = \mathbb{1}(w_j^T x_i - w_{y_i}^T x_i + \Delta > 0) x_i",
    ),
    "the right class left out": (
        SCORES,
        r"L_i + \Delta = \sum_j \max(0, w_j^T x_i - w_{y_i}^T x_i + \Delta)",
        r"L_i = \sum_j \max(0, w_j^T x_i - w_{y_i}^T x_i + \Delta)",
    ),
}
RAISED = (
    r"$x^i, \theta \in \mathbb{R}^n$, $y^i \in \{0, 1\}$ for $i = 1, \dots, m$",
    r"$$ h_\theta(x) = \frac{1}{1 + e^{-\theta^\top x}} $$ (def-h)",
    r"$$ J(\theta) = -\frac{1}{m} \sum_{i=1}^m \left[ y^i \log(h_\theta(x^i)) + (1 - y^i) \log(1 - h_\theta(x^i)) \right] $$ (def-J)",
)
FITTED = (
    r"$x_i \in \mathbb{R}^p$, $y_i \in \{0, 1\}$ for $i = 1, \dots, n$ and $\beta \in \mathbb{R}^p$",
    r"$$ p_i = \frac{1}{1 + e^{-x_i^\top \beta}} $$ (def-p)",
    r"$$ \ell = \sum_{i=1}^n \left[ y_i \log p_i + (1 - y_i) \log (1 - p_i) \right] $$ (def-l)",
)
OF_ALL = (
    r"$w_k, v_n \in \mathbb{R}^M$ for $k = 1, \dots, K$ and $n = 1, \dots, N$",
    r"$$ E(w_1, \dots, w_K) = \sum_{n=1}^N \sum_{k=1}^K (w_k^\top v_n)^2 $$ (def-E)",
)
NOTATIONS |= {
    "an example above, without brackets": (
        RAISED,
        r"\frac{\partial}{\partial \theta_j} J(\theta) = \frac{1}{m} \sum_{i=1}^m \left( h_\theta(x^i) - y^i \right) x_j^i",
        r"\frac{\partial}{\partial \theta_j} J(\theta) = \frac{1}{m} \sum_{i=1}^m \left( h_\theta(x^i) - y^i \right) x_j",
    ),
    "entries beside a length of the same letter": (
        FITTED,
        r"\frac{\partial^2 \ell}{\partial \beta_j \partial \beta_k} = -\sum_{i=1}^n x_{ij} x_{ik} p_i (1 - p_i)",
        r"\frac{\partial^2 \ell}{\partial \beta_j \partial \beta_k} = \sum_{i=1}^n x_{ij} x_{ik} p_i (1 - p_i)",
    ),
    "a value for all of them": (
        OF_ALL,
        r"\nabla_{w_j} E(w_1, \dots, w_K) = 2 \sum_{n=1}^N (w_j^\top v_n) v_n",
        r"\nabla_{w_j} E(w_1, \dots, w_K) = \sum_{n=1}^N (w_j^\top v_n) v_n",
    ),
}
NOTATIONS |= {
    "entries of a vector by their labels": (
        (
            r"$H_t \in \mathbb{R}^k$",
            r"$$ \pi_t(a) = \frac{e^{H_t(a)}}{\sum_{b=1}^k e^{H_t(b)}} $$ (def-pi)",
        ),
        r"\frac{\partial \pi_t(x)}{\partial H_t(a)} = \pi_t(x) \left( \mathbb{1}_{a = x} - \pi_t(a) \right)",
        r"\frac{\partial \pi_t(x)}{\partial H_t(a)} = \pi_t(x) \left( \mathbb{1}_{a = x} - \pi_t(x) \right)",
    ),
}
LOSS = (
    r"$W \in \mathbb{R}^{m \times n}$, $x \in \mathbb{R}^n$, $b \in \mathbb{R}^m$, $L : \mathbb{R}^m \to \mathbb{R}$",
    r"$$ y = W x + b $$ (def-y)",
)
CHAIN = (
    r"$x \in \mathbb{R}$, $f, g, L : \mathbb{R} \to \mathbb{R}$",
    r"$$ z = g(x), \quad a = f(z) $$ (def-a)",
)
NOTATIONS |= {
    f"a loss of what rests on it, {name}": (before, right, wrong)
    for name, before, right, wrong in (
        (
            "inputs",
            LOSS,
            r"\frac{\partial L}{\partial x} = W^\top \frac{\partial L}{\partial y}",
            r"\frac{\partial L}{\partial x} = W^\top \frac{\partial L}{\partial y} + x",
        ),
        (
            "weights",
            LOSS,
            r"\frac{\partial L}{\partial W_{ij}} = \frac{\partial L}{\partial y_i} x_j",
            r"\frac{\partial L}{\partial W_{ij}} = \frac{\partial L}{\partial y_i} x_j^2",
        ),
        (
            "bias",
            LOSS,
            r"\frac{\partial L}{\partial b} = \frac{\partial L}{\partial y}",
            r"\frac{\partial L}{\partial b} = \frac{\partial L}{\partial y} \odot b",
        ),
        (
            "a chain",
            CHAIN,
            r"\frac{d L}{d x} = \frac{d L}{d a} \frac{d a}{d z} \frac{d z}{d x}",
            r"\frac{d L}{d x} = \frac{d L}{d a} \frac{d a}{d z}",
        ),
    )
}
STEPS = (
    r"$m_t, g_t \in \mathbb{R}$, $\beta \in (0, 1)$, $h_t, b \in \mathbb{R}^n$, $x_t \in \mathbb{R}^d$, $W \in \mathbb{R}^{n \times n}$, $U \in \mathbb{R}^{n \times d}$",
    r"$$ m_t = \beta m_{t-1} + (1 - \beta) g_t $$ (def-m)",
    r"$$ a_t = W h_{t-1} + U x_t + b $$ (def-a)",
    r"$$ h_t = \tanh(a_t) $$ (def-h)",
)
NOTATIONS |= {
    "one step of a mean": (
        STEPS,
        r"m_t - m_{t-1} = (1 - \beta) (g_t - m_{t-1})",
        r"m_t - m_{t-1} = (1 - \beta) (g_t + m_{t-1})",
    ),
    "one step of a recurrent network": (
        STEPS,
        r"\frac{\partial h_t}{\partial h_{t-1}} = \operatorname{diag}(\mathbf{1} - h_t \odot h_t) W",
        r"\frac{\partial h_t}{\partial h_{t-1}} = \operatorname{diag}(\mathbf{1} - h_t \odot h_t) W^\top",
    ),
    "a value that cases leave out": (
        (r"$x \in \mathbb{R}$",),
        r"|x| = \begin{cases} x & \text{if } x > 0 \\ -x & \text{if } x < 0 \end{cases}",
        r"|x| = \begin{cases} x & \text{if } x > 0 \\ x & \text{if } x < 0 \end{cases}",
    ),
    "signs that define": (
        (X, r"$$ f(x) \doteq x^2, \quad g(x) \overset{\text{def}}{=} 2 x $$ (def-f)"),
        r"f'(x) \stackrel{\mathrm{def}}{=} g(x) = 2 x",
        r"f'(x) \doteq f(x) = 2 x",
    ),
    "words in bold type, and a product in one pair of braces": (
        (
            r"$x \in \mathbb{R}^n$, $\mathbf{A} \in \mathbb{R}^{n \times n}$, $\mathbf{v} \in \mathbb{R}^n$",
            r"$$ \mathbf{rms}(x) = \frac{\|x\|}{\sqrt{n}} $$ (def-rms)",
        ),
        r"\mathbf{rms}(x)^2 + (\mathbf{Av})_i = \frac{1}{n} x^\top x + \sum_j A_{ij} v_j",
        r"\mathbf{rms}(x)^2 + (\mathbf{Av})_i = \frac{1}{n} x^\top x + \sum_j A_{ji} v_j",
    ),
    "entries in square brackets": (
        (r"$x \in \mathbb{R}^C$, $c \in \{1, \dots, C\}$, $A \in \mathbb{R}^{C \times C}$",),
        r"\operatorname{loss}(x, c) = -x[c] + \log \left( \sum_j \exp(x[j]) \right) + A[i, k]"
        r" = \log \left( \sum_j \exp(x_j) \right) - x_c + A_{ik}",
        r"\operatorname{loss}(x, c) = -x[c] + \log \left( \sum_j \exp(x[j]) \right) + A[i, k]"
        r" = \log \left( \sum_j \exp(x_j) \right) + x_c + A_{ik}",
    ),
    "a function of the value of another one": (
        (
            r"$w \in \mathbb{R}^d$, $y \in \mathbb{R}^n$, $X \in \mathbb{R}^{n \times d}$",
            r"$$ e(w) := y - X w, \quad L(e) := \|e\|^2 $$ (def-L)",
            r"$$ q(w) = w^\top w, \quad h(y, q(w)) = q(w) \|y\|^2 $$ (def-h)",
        ),
        r"\nabla_w L + \nabla_w h(y, q(w)) = -2 X^\top e + 2 (y^\top y) w",
        r"\nabla_w L + \nabla_w h(y, q(w)) = -2 X^\top y + 2 (y^\top y) w",
    ),
    "where an arbitrary cost is taken": (
        (
            r"$C, s : \mathbb{R} \to \mathbb{R}$, $x, w, b \in \mathbb{R}$",
            r"$$ z = w x + b, \quad a = s(z) $$ (def-a)",
            r"$$ C = C(a) $$ (def-C)",
        ),
        r"\frac{\partial C}{\partial b} = \frac{\partial C}{\partial a} s'(z) = C'(a) s'(w x + b)",
        r"\frac{\partial C}{\partial b} = \frac{\partial C}{\partial a} s'(z) = C'(z) s'(w x + b)",
    ),
    "what a chain says of a probability": (
        (r"$\beta > 0$, $b_n \in \mathbb{R}$",),
        r"P(s_n = +1 \mid b_n) = \frac{e^{\beta b_n}}{e^{\beta b_n} + e^{-\beta b_n}} = \frac{1}{1 + e^{-2 \beta b_n}}",
        r"P(s_n = +1 \mid b_n) = \frac{e^{\beta b_n}}{e^{\beta b_n} + e^{-\beta b_n}} = \frac{1}{1 + e^{2 \beta b_n}}",
    ),
    "all pairs of a letter and the same with a prime": (
        (r"$p \in \Delta^K$",),
        r"\sum_{k \neq k'} p_k p_{k'} = \sum_k p_k (1 - p_k)",
        r"\sum_{k \neq k'} p_k p_{k'} = \sum_k p_k^2",
    ),
    "all pairs, however their product is written": (
        (r"$a \in \mathbb{R}^n$",),
        r"2 \sum_{i \neq j} a_i \cdot a_j = \sum_{i \neq j} a_i a_j + (\sum_i a_i)^2 - \sum_i a_i^2",
        r"2 \sum_{i \neq j} a_i \cdot a_j = \sum_{i \neq j} a_i a_j + (\sum_i a_i)^2",
    ),
    "powers of probabilities in brackets": (
        (r"$p \in \Delta^K$", r"$$ H(p) = -\sum_x p(x) \log_2 p(x) $$ (def-H)"),
        r"2^{H(p)} = \prod_x p(x)^{-p(x)}",
        r"2^{H(p)} = \prod_x p(x)^{p(x)}",
    ),
    "slopes of a function of numbers": (
        (r"$x \in \mathbb{R}$, $y > 0$", r"$$ f(x, y) = x^2 / y $$ (def-f)"),
        r"\nabla^2 f(x, y) = \frac{2}{y^3} \begin{bmatrix} y \\ -x \end{bmatrix} \begin{bmatrix} y \\ -x \end{bmatrix}^T \succeq 0",
        r"\nabla f(x, y) = \begin{bmatrix} 2 x / y \\ x^2 / y^2 \end{bmatrix}",
    ),
    "the length of a vector in single bars": (
        (
            r"$a, b \in \mathbb{R}^n$ with $a \neq 0$ and $b \neq 0$",
            r"$$ q = \frac{a \cdot b}{|a| |b|} $$ (def-q)",
        ),
        r"\frac{\partial q}{\partial a_i} = \frac{b_i}{|a| |b|} - q \frac{a_i}{|a|^2}",
        r"\frac{\partial \|a\|}{\partial a_i} = \frac{a_i}{\|a\|^2}",
    ),
    "braces that hold nothing together, and bars with a size": (
        (r"$x, y \in \mathbb{R}$, $W^{(2)} \in \mathbb{R}^{n \times n}$, $u \in \mathbb{R}^n$",),
        r"{W^{(2)}}^\top u + x {\left( x + y \right)} u - {y}^2 u"
        r" = {W^{(2) \top}} u + \underbrace{(x^2 + x y)}_{a} u - \left| y \left| 1 \right| y \right| u",
        r"{W^{(2)}}^\top u + {x y} u = {W^{(2) \top}} u + x u",
    ),
    "entries of what one example has": (
        (
            r"For the $i$-th observation let $z_i \in \mathbb{R}^M$, $y_i \in \mathbb{R}^K$, $t_{ik} \in \{0, 1\}$ for $k = 1, \dots, K$ and $W \in \mathbb{R}^{K \times M}$.",
            r"$$ R_i = \sum_k t_{ik} (y_{ik} - \sum_m W_{km} z_{im})^2 $$ (def-R)",
        ),
        r"\frac{\partial R_i}{\partial W_{km}} = -2 t_{ik} (y_{ik} - \sum_{l=1}^M W_{kl} z_{il}) z_{im}",
        r"\frac{\partial R_i}{\partial W_{km}} = -2 t_{ik} (y_{ik} - \sum_{l=1}^M W_{kl} z_{il}) y_{ik}",
    ),
    "a definition with a name in the middle of its chain": (
        (
            r"$\theta_1, \dots, \theta_k \in \mathbb{R}^d$, $x \in \mathbb{R}^d$",
            r"$$ P(y = i \mid x; \theta) = \phi_i = \frac{\exp(\theta_i^\top x)}{\sum_{j=1}^k \exp(\theta_j^\top x)} = \frac{1}{\sum_{j=1}^k \exp((\theta_j - \theta_i)^\top x)} $$ (def-P)",
        ),
        r"\log \phi_i = \theta_i^\top x - \log \sum_{j=1}^k \exp(\theta_j^\top x)",
        r"\log \phi_i = \theta_i^\top x - \sum_{j=1}^k \theta_j^\top x",
    ),
    "arrays in brackets": (
        (X,),
        r"\left[\begin{array}{c} x \\ 2 \end{array}\right] \odot \left( \begin{array}{c} y \\ 4 \end{array} \right) = \left[ \begin{array}{c} x y \\ 8 \end{array} \right]",
        r"\left[\begin{array}{cc} x & 2 \\ y & 1 \end{array}\right] = \left[ \begin{array}{cc} x & y \\ 2 & 1 \end{array} \right]",
    ),
    "a penalty over all weights inside its function": (
        (
            r"$w \in \mathbb{R}^d$, $\lambda > 0$",
            r"$$ R(w) = \frac{\lambda}{2} \sum_w w^2 $$ (def-R)",
        ),
        r"\nabla R(w) = \lambda w",
        r"\nabla R(w) = 2 \lambda w",
    ),
    "a probability of a label of which the page says no more": (
        (
            r"$\theta_1, \dots, \theta_k \in \mathbb{R}^d$, $x \in \mathbb{R}^d$",
            r"$$ P(y = i \mid x; \theta) = \frac{\exp(\theta_i^\top x)}{\sum_{j=1}^k \exp(\theta_j^\top x)} $$ (def-P)",
        ),
        r"\log p(y = i \mid x; \theta) = \theta_i^\top x - \log \sum_{j=1}^k \exp(\theta_j^\top x)",
        r"\log p(y = i \mid x; \theta) = \theta_i^\top x - \sum_{j=1}^k \theta_j^\top x",
    ),
    "Bayes' rule with given numbers": (
        (
            r"Let $p(x | C_k) \in (0, 9)$ and $p(C_k) \in (0, 1)$ for $k = 1, \dots, K$.",
            r"$$ a_k = \ln ( p(x | C_k) p(C_k) ) $$ (def-a)",
        ),
        r"p(C_k | x) = \frac{p(x | C_k) p(C_k)}{\sum_j p(x | C_j) p(C_j)} = \frac{\exp(a_k)}{\sum_j \exp(a_j)}",
        r"p(C_k | x) = \frac{p(x | C_k) p(C_k)}{\sum_j p(x | C_j) p(C_j)} = \frac{a_k}{\sum_j a_j}",
    ),
    "an assumption that says what a number is": (
        (
            r"$P, R > 0$, $\alpha \in (0, 1)$, $\beta > 0$",
            r"$$ \beta^2 = \frac{1 - \alpha}{\alpha} $$ (hyp-b)",
        ),
        r"F = \frac{1}{\alpha \frac{1}{P} + (1 - \alpha) \frac{1}{R}} = \frac{(\beta^2 + 1) P R}{\beta^2 P + R}",
        r"F = \frac{1}{\alpha \frac{1}{P} + (1 - \alpha) \frac{1}{R}} = \frac{(\beta^2 + 1) P R}{\beta^2 R + P}",
    ),
}
CASES = [
    pytest.param(before, claim, truth, id=f"{name}, {'right' if truth else 'wrong'}")
    for name, (before, *claims) in NOTATIONS.items()
    for truth, claim in zip((True, False), claims, strict=True)
]


@pytest.mark.parametrize(("before", "claim", "truth"), CASES)
def test_a_notation(judge, before, claim, truth):
    found = judge("\n\n".join([*before, f"$$ {claim} $$ (eq-claim)"]), mutate=truth)
    for label, verdict in found.items():
        assert label == "eq-claim" or verdict.ok, (label, verdict.reason)
    assert found["eq-claim"].status == ("proved" if truth else "refuted"), found["eq-claim"]
    assert not found["eq-claim"].survivors


WAYS_BACK = {
    r"\zeta^{-1}(x) = \log(e^x - 1)": "a value that \\zeta does not take",
    r"\forall x > 0, \; q^{-1}(x) = \sqrt{x}": "q takes a value twice",
    r"\forall x > 0, \; s^{-1}(x) = x": "s takes a value twice",
    r"\exp^{-1}(x) = \log |x|": "a value that exp does not take",
    r"p^{-1}(x) = 1 + e^{-x}": "",
    r"\forall x \in (0, 1), \; p^{-1}(x) = 1 + e^{-x}": "this holds with the second",
}


@pytest.mark.parametrize(("claim", "reason"), WAYS_BACK.items())
def test_an_inverse_that_is_none_is_neither_proved_nor_refuted(judge, claim, reason):
    more = r"$$ q(x) = x^2 $$ (def-q)", r"$$ s(x) = x + 5 \cdot \mathbb{1}[x < 0] $$ (def-s)"
    found = judge("\n\n".join([*INVERSES, *more, f"$$ {claim} $$ (eq-claim)"]))["eq-claim"]
    assert found.status in ("unproved", "unreadable")
    assert reason in found.reason


@pytest.mark.parametrize(
    "words",
    ["", "The inverse of $A$ is used.", "Its multiplicative inverse. The inverse of $p$.",
     "The inverse matrix.", "They are inversely related."],
)  # fmt: skip
def test_without_the_word_an_inverse_is_refused(judge, words):
    page = "\n\n".join([words, INVERSES[2], r"$$ p^{-1}(x) = 1 + e^{-x} $$ (eq-claim)"])
    assert "is p^{-1} the inverse function" in judge(page)["eq-claim"].reason


AMBIGUOUS = {
    r"|a - b|^2 = |a|^2 - a \cdot b + |b|^2": "refuted for a norm",
    r"e^{-|a|} = e^{-|b|}": "taken in each entry?",
    r"|a| \ge \|a\|": "is it not the same?",
    r"a = |a|": "do not fit",
    r"\sum_{i \neq j} a_i a_j = a_1": "is j free in the sum",
    r"\sum_{i \neq i'} A_{i i'} = n": "is i' free in the sum",
    r"A \succeq 0": "is this one symmetric?",
    r"A + A + A^\top \succeq 0": "is this one symmetric?",
    r"a[1] = a_1": "reads two ways",
    r"a[s] = s": "do not fit",
    r"s \overset{!}{=} t": "not read",
    r"s \doteq t": "an assignment claims nothing",
    r"\mathbf{As} = s": "not declared",
    r"\tanh(s) = s + t = t + s": "refuted",
    r"\begin{cases} 1 & s, t > 0 \\ 0 & \text{otherwise} \end{cases} = 1": "expected a relation",
    r"\begin{cases} 1 & s \text{ if } t > 0 \\ 0 & \text{else} \end{cases} = 1": "not declared",
    r"a_{(i)} + 0 = a_i": "an index is a letter",
    r"A_{i(j)} + 0 = A_{ij}": "an index is a letter",
    r"a_{1.0} = a_1 + 0": "an index is a letter",
    r"a_{,i} = a_i + 0": "an empty place",
    r"φ - \phi = 0": r"where does \phi lie",
    r"A^2_{ij} = A_{ij} A_{ij}": "an entry of a power",
    r"A^{-1}_{ij} = \frac{1}{A_{ij}}": "an entry of a power",
    r"A_{ij}^{-1} = \frac{1}{A_{ij}}": "an entry of a power",
    r"\sum_{ij} A^2_{ij} = \|A\|_F^2": "an entry of a power",
    r"{s + t} t = s t + t^2": "refuted",
    r"s - {t - 1} = s - t + 1": "refuted",
    r"{s t}^2 = s^2 t^2": "braces are not seen",
    r"{s^2}^3 = s^6": "braces are not seen",
    r"{-1}^2 = 1": "cannot read -",
    r"\log{s t} = \log(s t) + 0": "where does the argument end?",
    r"{A A}^\top = A^\top A^\top": "braces are not seen",
    r"\boxed{s + t} t = s t + t^2": "holds nothing together",
    r"s - \underbrace{t - 1}_{2} = s - t + 1": "holds nothing together",
    r"0 \left< s^2 + 1 \right> 0": "inner product",
    r"|s |t| s| = s^2 |t|": "bars inside bars",
    r"tr(A A) = A_{11}": "tr is a word or a product",
    r"s = s + 1 \hspace{-1em} - 1": "signs on each other",
    r"\{2.5\} = 2.5": "round 2.5 alone",
    r"[s] = s + 0": "round s alone",
    r"7 \equiv 1 + 6": "modulo another",
    r"i^2 \ge 0": "i is not declared",
    r"\sum_{k=1}^{m-2} 1 = m - 2": "does not hold at m = 1",
    r"\operatorname{softplus}(s, t) = s + t = t + s": "not defined",
}


@pytest.mark.parametrize(("claim", "reason"), AMBIGUOUS.items())
def test_what_may_be_meant_otherwise(judge, claim, reason):
    page = r"$a, b \in \mathbb{R}^n$, $A \in \mathbb{R}^{n \times n}$, $s, t \in \mathbb{R}$,"
    page += r" $m \in \mathbb{N}$"
    found = judge(f"{page}\n\n$$ {claim} $$ (eq-claim)")["eq-claim"]
    assert found.status != "proved" and reason in (found.reason + found.status), found


@pytest.mark.parametrize(
    "claim",
    [
        r"e^{x} = \exp(x)",
        r"e^{-2} = \exp(-2)",
        r"\sum_{e=1}^n e^2 = 7",
        r"\phi_k^2 = \phi_k",
        r"v^2 = u^2",
        r"v^2 \ge 0",
        r"(u - v)^2 = u^2 - 2 u^\top v + v^2",
        r"\frac{v}{\sqrt{v^2 + 1}} = u",
        r"\sum u_i + v_i = x",
        r"\sum \sum u_i v_j = x",
        r"\sum x = n x",
        r"A + x = A",
        r"v^\top + x = v^\top",
    ],
)
def test_what_may_be_meant_otherwise_is_refused(judge, claim):
    names = (
        r"$x, e \in \mathbb{R}$, $n \in \mathbb{N}$, $\phi \in \Delta^k$, $u, v \in \mathbb{R}^n$"
    )
    names += r", $A \in \mathbb{R}^{n \times n}$"
    assert judge(f"{names}\n\n$$ {claim} $$ (eq-a)")["eq-a"].status in ("unreadable", "ill-typed")


@pytest.mark.parametrize("body", ["q(w) + w", "q(w) + r"])
def test_a_function_of_a_value_that_holds_more_of_it(judge, body):
    before = r"$w, v \in \mathbb{R}$" + "\n\n$$ q(w) = w^2, \\quad r = 2 w $$ (def-q)"
    found = judge(f"{before}\n\n$$ h(q(w)) = {body} $$ (def-h)\n\n$$ h(v) = v $$ (eq-claim)")
    assert found["eq-claim"].status not in ("proved", "refuted")


def test_of_a_label_without_a_set_a_sum_may_be_over_some(judge):
    page = r"$z \in \mathbb{R}^K$, $x \in \mathbb{R}$" + "\n\n"
    page += r"$$ P(y = k \mid x) = \frac{e^{x z_k}}{\sum_j e^{x z_j}} $$ (def-P)" + "\n\n"
    found = judge(page + r"$$ \sum_k P(y = k \mid x) = 1 $$ (eq-s)")["eq-s"]
    assert "reach over all?" in found.reason


@pytest.mark.parametrize("place", ["x", "2 x", r"\max(0, x)"])
def test_the_end_of_a_set_may_be_a_kink(judge, place):
    page = (
        r"$x \ge 0$"
        + f"\n\n$$ \\frac{{d}}{{d x}} |{place}| = {'2' * ('2' in place) or 1} $$ (eq-k)"
    )
    found = judge(page)["eq-k"]
    assert (found.status, found.extent) == ("proved", "away from the kinks")


def test_bars_that_may_stand_round_entries(judge):
    page = "\n\n".join([*SQUARE, r"$$ |A + B| \le |A| + |B| $$ (eq-claim)"])
    assert "|A| of a matrix on both sides" in judge(page)["eq-claim"].reason


@pytest.mark.parametrize(
    ("meaning", "claim"),
    {
        r"\|u\| = \sum_i |u_i|": r"\|u\|^2 = u^\top u",
        r"\tanh(x) = \frac{1}{1 + e^{-x}}": r"\tanh(-x) = -\tanh(x)",
        r"|x| = x": r"|x| \ge x",
        r"|p| = p": r"|x| \ge x",
        r"\log(x) = \frac{\ln(x)}{\ln(10)}": r"\log(p^2) = 2 \log(p)",
    }.items(),
)  # fmt: skip
def test_a_sign_that_the_page_defines_otherwise_is_not_judged(judge, meaning, claim):
    names = r"$u \in \mathbb{R}^n$, $x \in \mathbb{R}$, $p > 0$"
    page = "\n\n".join([names, f"$$ {meaning} $$ (def-sign)", f"$$ {claim} $$ (eq-claim)"])
    found = judge(page)
    assert not found["def-sign"].ok
    assert "not judged" in found["eq-claim"].reason


@pytest.mark.parametrize(
    ("names", "body"),
    [
        (r"$x \in \mathbb{R}^n$", r"\frac{1}{n} x^\top x"),
        (r"$x_1, \dots, x_n \in \mathbb{R}$", r"\frac{1}{n} \sum_i x_i"),
        (r"$x \in \mathbb{R}^n$" "\n\n" r"$$ q = \sum_i x_i $$ (def-q)", r"\frac{q}{n}"),
    ],
)
def test_one_before_is_not_known_where_a_length_is_not_written(judge, names, body):
    claim = r"$$ (n - 1) S_n = n S_{n+1} $$ (eq-claim)"
    found = judge("\n\n".join([names, f"$$ S_{{n+1}} = {body} $$ (def-S)", claim]))
    assert found["def-S"].ok
    assert found["eq-claim"].status in ("ill-typed", "unreadable")


@pytest.mark.parametrize(
    ("before", "claim"),
    [
        ((r"$f(x), x \in \mathbb{R}$",), r"\frac{d}{dx} f(x) = 0"),
        ((r"$f(x), x \in \mathbb{R}$",), r"\frac{d}{dx} (x f(x)) = f(x)"),
        ((r"$f(x), x, y \in \mathbb{R}$",), r"f(y) = y f(x) / x"),
        ((r"$f(x), x \in \mathbb{R}$",), r"\left. f(x) \right|_{x = 2} = f(x)"),
        ((r"$f(x) \in \mathbb{R}$",), r"\sum_{x \in \{0, 1\}} x f(x) = f(x)"),
        ((r"$f(x) \in \mathbb{R}$",), r"\forall x \in \mathbb{R}: f(x) + x = x + f(x) + f(2)"),
        (POLICY, r"\pi(a | s', \theta) = \pi(a | s, \theta)"),
        (POLICY, r"\pi(a | s, 2 \theta) = \pi(a | s, \theta)"),
        ((*POLICY, r"$$ V(\theta) = \sum_a \pi(a | s, \theta) a $$ (def-V)"),
         r"V(2 \theta) = V(\theta)"),
        ((*POLICY, r"$$ V(s) = \sum_a \pi(a | s, \theta) a $$ (def-V)"), r"V(2) = V(3)"),
        ((*POLICY, r"$s \in \mathbb{R}^d$"), r"\nabla \ln \pi(a | s, \theta) = 0"),
        (FEATURES, r"\nabla_{\mathbf{x}_n} E_D(\mathbf{w}) = 0"),
    ],
)  # fmt: skip
def test_a_value_of_which_no_more_is_known(judge, before, claim):
    found = judge("\n\n".join([*before, f"$$ {claim} $$ (eq-claim)"]))["eq-claim"]
    assert found.status in ("unreadable", "ill-typed"), found


@pytest.mark.parametrize(
    "claim",
    [
        r"a = b \quad \text{if } |a| < -b^2",
        r"a = b \quad \text{if } a > b \text{ and } a < b",
        r"\max(a, b) = a, \quad \min(a, b) = b \quad \text{if } a \ge b",
        r"a < b + 1 \quad \text{if } a < b",
    ],
)
def test_a_condition_on_values_that_is_not_read_or_never_met(judge, claim):
    found = judge("\n\n".join([HUBER[0], f"$$ {claim} $$ (eq-claim)"]))["eq-claim"]
    assert found.status in ("unproved", "unreadable"), found


@pytest.mark.parametrize(
    "names",
    [r"$x, x^i \in (0, 1)$ for $i = 1, \dots, n$", r"$x^i, x \in (0, 1)$ for $i = 1, \dots, n$",
     r"$x^i \in (0, 1)$ for $i = 1, \dots, n$. Let $x \in (0, 1)$"],
)  # fmt: skip
def test_a_power_and_one_of_several_beside_each_other(judge, names):
    claim = r"$$ \sum_{i=1}^n x^i = \frac{x - x^{n+1}}{1 - x} $$ (eq-claim)"
    assert "not judged" in judge(f"{names}\n\n{claim}")["eq-claim"].reason


def test_a_vector_before_an_index_in_brackets(judge):
    page = (
        r"$z \in \mathbb{R}^n$" "\n\n" r"$$ \sum_{k=1}^n z(k) = \frac{n (n + 1)}{2} z $$ (eq-claim)"
    )
    assert "reads two ways" in judge(page)["eq-claim"].reason


@pytest.mark.parametrize(
    "claim", [r"\frac{d L}{d x} = L'(a) f'(z) g'(x)", r"\frac{d f}{d x} = f'(z) g'(x)"]
)
def test_where_a_function_is_taken_is_not_known(judge, claim):
    found = judge("\n\n".join([*CHAIN, f"$$ {claim} $$ (eq-claim)"]))["eq-claim"]
    assert "this holds for" in found.reason


@pytest.mark.parametrize(
    "claim",
    [
        r"\frac{\partial h_t}{\partial b} = \operatorname{diag}(\mathbf{1} - h_t \odot h_t)",
        r"\frac{\partial m_t}{\partial \beta} = m_{t-1} - g_t",
        r"m_{t-1} = \beta m_{t-2} + (1 - \beta) g_{t-1}",
        r"m_{t+1} = \beta m_t + (1 - \beta) g_{t+1}",
        r"m_{t+1} = m_t",
    ],
)
def test_of_more_than_one_step_nothing_is_known(judge, claim):
    found = judge("\n\n".join([*STEPS, f"$$ {claim} $$ (eq-claim)"]))["eq-claim"]
    assert found.status == "unreadable", found


UNREAD = {
    r"x = x \tag{x = 2x}": "a tag that holds a formula",
    r"x_1 + x_3 + \dots + x_n = y": "dots are read in",
    r"\frac{d}{dx} x y x = 2 x y": r"reach over the product? write \frac{\partial}{\partial x} (x \, y \, x) or",
    r"\frac{d}{dx} x^2 / x = 1": "does the derivative reach over the product?",
    r"\nabla_v v^\top v v^\top v = 4 v": "does the derivative reach over the product?",
    r"v^\top + x = 2 v^\top": "cannot add (1, 3) and scalar",
    r"1 + 2 + 4 + \dots + n = y": "dots are read in",
    r"x_1 + x_2 - \dots + x_n = y": "dots are read in",
    r"x_1 - x_2 + \dots + x_n = y": "dots are read in",
    r"x_2 + x_4 + \dots + x_{2n} = y": "dots are read in",
    r"x_1 + \dots = y": "dots are read in",
    r"\dots + x_n = y": "dots are read in",
    r"x_1 x_3 \cdots x_n = y": "dots are read in",
    r"\frac{\partial}{\partial x} \ell(x) = 0": r"\ell is not defined on this page",
    r"P(t = 1 \mid x) = x": "P is not defined as a probability: state",
    r"f(x; y) = x": "the function f is not defined",
    r"x = \sum_k y_k": "range of the sum over k",
    r"\sum_{k=1}^N k f(x) = 1": r"N is not declared: write $N \in \mathbb{N}$",
    r"x + \sum_{i=1}^b i = 1": "ends at b, which is no length",
    r"(x = y) = 1": "a relation inside brackets",
    r"x = y \iff y = x": r"of arrows \Rightarrow is read",
    r"x^2 = y \Rightarrow y = x^2": r"before \Rightarrow stands x^{2} = y, which gives no free name",
    r"\begin{array} x \end{array} = x": "the environment array is not read",
    r"\begin{bmatrix} x & y \\ \vdots & b \end{bmatrix} = x": "dots in a matrix are read in one",
    r"\mathbb{E}[x^2] = y": r"the expectation is not defined: state \mathbb{E}[x] = \sum",
    r"\mathbb{E}_{x \sim p}[x^2] = y": r"define \mathbb{E}[x] = \sum_k p_k x_k",
    r"x = \arg\min_y y^2": "say of the smallest value",
    r"x = \operatorname*{arg\,max}_y y^2": "say of the largest value",
    r"x = \operatorname{argmax}_y y^2": "say of the largest value",
    r"x = \underset{y}{\arg\max}\, y^2": "say of the largest value",
    r"x = \int_0^1 y dy": "integrals are not read: state what it is with hyp-",
    r"\lim_{n \to \infty} x = y": "limits are not read",
    r"\max(v, v) = x": "max is read of two numbers, and of a number and a vector",
    r"\max(\mathbf{0}, x) = x": "max is read of two numbers, and of a number and a vector",
    r"h = \max(0, z) h": "is it a number, or a matrix?",
    r"x^2 |_{x=2} = 4": "how far does the bar reach?",
    r"x \frac{d (x^2)}{dx} |_{x=2} = y": "how far does the bar reach?",
    r"2 x = \frac{d (x^2)}{dx} |_{x=2}": "is the other side taken at this value, too?",
    r"\left. x^2 \right|_{x=x+1} = 4": "the value of x holds a name that a value is put in for",
    r"\left. \frac{d (u^2)}{du} \right|_{u=-1} = -2": "is the value put in for u in the set of u?",
    r"\frac{x^2}{x} = 1, x \to 1": "\\to is read where it assigns",
    r"\frac{x^2}{x} = 1, x \quad \to \quad 1 = y": "no relation sign",
    r"\sin(x) = y \quad \to \quad x = 0": "which gives no free name its value",
    r"x \to 0 = y": "\\to is read where it assigns",
    r"x = y \to y = x": "\\to is read where it assigns",
    r"x \to x - y": "an assignment claims nothing",
    r"\therefore": "an arrow with nothing after it",
    r"\forall x \in \mathbb{R}": "what is said for all?",
    r"\forall x \in \mathbb{R} \exists y: x + y = 0": "cannot read \\exists",
    r"v_i v_j = v_i \text{ if } i < j \text{ and } j < i": "the conditions contradict each other",
    r"v_i = v_i v_j \text{ if } i < 1": "the conditions contradict each other",
    r"\gets x": "the left side is missing",
    r"x \gets y": "an assignment claims nothing: go on with what it equals",
}


# On a page that counts its labels from zero nothing is read that may count from one.
MIXED = {
    r"\sum_{k=1}^K p_k = 1": "counts from 1, but the labels of this page from 0",
    r"\sum_{k=1}^{K-1} p_k = 1 - p_0": "counts from 1, but the labels of this page from 0",
    r"\sum_{k=0}^K p_k = 1": "leaves the labels 0 to K - 1",
    r"p_1 \le 1": "reads two ways",
    r"p_K \le 1": "reads two ways",
    r"p_{K-1} \le 1": "reads two ways",
    r"p_{y+1} \le 1": "leaves the labels 0 to K - 1",
    r"y p_y = p_y y^2": "not as a number",
    r"\sum_{k=0}^{K-1} k p_k \ge 0": "not as a number",
    r"u_y = 0": "counts from 0, but these d entries from 1",
    r"\sum_k W_{kk} = 0": "would run to K and d",
    r"\sum_{k=0}^{K-1} W_{kk} = 0": "from 0 here and from 1 there",
    r"W_{kk} = 0": "from 0 here and from 1 there",
    r"p_k = p_j, \quad k = 1, \dots, K": "the page counts as many from 0",
    r"u_k = u_j, \quad k = 0, \dots, d - 1": "the page does not",
    r"1\{y = K - 1\} = 0": "one side counts from 0",
    r"\sum_j 1\{y = j\} u_j = u_1": "would run to K and d",
    r"p_k = p_j, \quad k \neq 0": "counts from 0",
}


@pytest.mark.parametrize(("claim", "reason"), MIXED.items())
def test_what_counts_otherwise_than_the_labels_is_refused(judge, claim, reason):
    found = judge("\n\n".join([ZERO, ZERO_P, f"$$ {claim} $$ (eq-claim)"]))["eq-claim"]
    assert found.status in ("unreadable", "ill-typed") and reason in found.reason, found.reason


@pytest.mark.parametrize(
    "text",
    [
        r"$c \in \{1, \dots, K\}$",
        r"$k = 1, \dots, K$",
        r"$b_1, \dots, b_K \in \mathbb{R}$",
        r"$y = 2$",
        r"$y > 0$",
    ],
)
def test_a_text_that_counts_otherwise_is_red(judge, text):
    page = f"$z \\in \\mathbb{{R}}^K$, $y \\in \\{{0, \\dots, K-1\\}}$. Here {text}."
    found = [item.reason for item in judge(page + "\n\n$$ z_y^2 \\ge 0 $$ (eq-a)").values()]
    assert any("from 1" in reason or "a value of it" in reason for reason in found), found


def test_a_counterexample_counts_as_the_page(judge):
    page = [ZERO, ZERO_P, r"$$ \mathbf{1}\{c = 0\} = 0 $$ (eq-claim)"]
    assert judge("\n\n".join(page))["eq-claim"].counterexample.inputs == (("c", "0"),)


@pytest.mark.parametrize(("claim", "reason"), UNREAD.items())
def test_a_message_names_what_an_author_can_mend(judge, claim, reason):
    found = judge(f"{X}\n\n$$ {claim} $$ (eq-claim)")["eq-claim"]
    assert found.status in ("unreadable", "ill-typed") and reason in found.reason, found.reason


@pytest.mark.parametrize(
    "claim",
    [
        r"\sum_j a_j z_j \le \max_j z_j",
        r"\sum_j q_j z_j \le \max_j z_j",
        r"\max_i \sum_j A_{ij} \le \sum_j A_{kj}",
        r"\sum_i \max_j A_{ij} \le \max_j \sum_i A_{ij}",
        r"\log \sum_j e^{-z_j} \le \max_j z_j + \log K",
        r"\max_j z_j \ge \frac{1}{K} \sum_j |z_j|",
        r"\max_j z_j \ge \frac{1}{K - 1} \sum_{j=2}^K a_j",
        r"(\max_j z_j)^2 \ge \frac{1}{K} \sum_j z_j^2",
    ],
)
def test_what_is_not_below_the_largest(judge, claim):
    given = r"$z, a \in \mathbb{R}^K$, $q \in (0, 1)^K$, $A \in \mathbb{R}^{K \times K}$"
    assert judge(f"{given}\n\n$$ {claim} $$ (eq-claim)")["eq-claim"].status == "refuted"


def test_what_is_said_for_all_holds_in_its_display_only(judge):
    page = (
        f"{X}\n\n$$ q = x^2 $$ (def-q)\n\n"
        r"$$ \forall y \in \mathbb{R}_{>0}: |y| = y $$ (eq-for)" + "\n\n"
        r"$$ \forall t \in \mathbb{R}_{>0}: |t| = t $$ (eq-new)" + "\n\n"
        r"$$ |y| = y $$ (eq-after)" + "\n\n"
        r"$$ t \ge 0 $$ (eq-later)" + "\n\n"
        r"$$ \forall q \in \mathbb{R}: q \ge 0 $$ (eq-defined)" + "\n\n"
        r"$$ \forall x \in \mathbb{R}_{>0}: q = x^2 $$ (eq-rests)" + "\n\n"
    )
    found = {label: verdict.status for label, verdict in judge(page).items()}
    assert (found["eq-for"], found["eq-new"]) == ("proved", "proved")
    assert (found["eq-after"], found["eq-later"]) == ("refuted", "unproved")
    assert (found["eq-defined"], found["eq-rests"]) == ("unreadable", "unreadable")


@pytest.mark.parametrize(
    "other",
    [
        r"$$ g = 3 s^2 = 3 s s $$ (eq-b)",
        r"$$ g = 3 s $$ (eq-b)",
        r"$$ g = 3 s $$ (def-b)",
        r"$$ g = 3 s $$ (hyp-b)",
        r"$g \in \mathbb{R}$",
    ],
)
def test_what_a_claim_calls_its_first_side_is_not_said_twice(judge, other):
    claim = r"$$ g = s^2 = s s $$ (eq-a)"
    for page in (f"{J}\n\n{claim}\n\n{other}", f"{J}\n\n{other}\n\n{claim}"):
        assert not all(verdict.ok for verdict in judge(page).values())


@pytest.mark.parametrize(
    "claim",
    [
        r"\nabla_\theta J(\theta) = 2 \theta",
        r"p(\theta) = p_\theta(\theta)",
        r"p(x) = \theta^\top x",
        r"h(x) - h_\theta(x) = 0",
        r"g(x) = \theta^\top x",
    ],
)
def test_a_function_that_may_be_another_than_the_one_with_its_parameter(judge, claim):
    page = (
        r"$\theta, x \in \mathbb{R}^n$, $\lambda \in \mathbb{R}$" + "\n\n"
        r"$$ J_\lambda(\theta) = (1 + \lambda) \theta^\top \theta $$ (def-J)" + "\n\n"
        r"$$ p_\theta(x) = \theta^\top x $$ (def-p)" + "\n\n"
        r"$$ h_\theta(x) = \theta^\top x $$ (def-h)" + "\n\n"
        r"$$ g_\theta(x) = \theta^\top x, \quad g_\beta(x) = x^\top x $$ (def-g)" + "\n\n"
    )
    assert judge(f"{page}$$ {claim} $$ (eq-claim)")["eq-claim"].status in (
        "ill-typed",
        "unreadable",
    )


@pytest.mark.parametrize("before", ["$$ q = s^2 $$ (def-q)", "$$ q + s = 1 $$ (hyp-q)"])
def test_what_depends_on_what_is_summed_over_by_another_name(judge, before):
    page = r"$s \in \{0, 1\}$, $q \in \mathbb{R}$" + f"\n\n{before}\n\n"
    found = judge(page + r"$$ \sum_{s \in \{0, 1\}} s q = q $$ (eq-q)")["eq-q"]
    assert "through another name" in found.reason


def test_what_stands_before_an_arrow_holds_in_its_display_only(judge):
    page = (
        f"{X}\n\n"
        r"$$ f(x) = x^2 \quad \rightarrow \quad f'(x) = 2 x $$ (eq-a)" + "\n\n"
        r"$$ f(x) = x^3 \quad \rightarrow \quad f'(x) = 3 x^2 $$ (eq-b)" + "\n\n"
        r"$$ f(2) = 8 $$ (eq-after)" + "\n\n"
        r"$$ f(x) = x $$ (def-f)" + "\n\n"
        r"$$ f(x) = x^2 \quad \rightarrow \quad f'(x) = 2 x $$ (eq-again)"
    )
    found = {label: verdict.status for label, verdict in judge(page).items()}
    assert (found["eq-a"], found["eq-b"]) == ("proved", "proved")
    assert (found["eq-after"], found["eq-again"]) == ("ill-typed", "unreadable")


def test_an_assumption_for_all_is_not_taken_for_one_of_the_page(judge):
    given = r"$f : \mathbb{R} \to \mathbb{R}$, $y \in \mathbb{R}$"
    page = f"{given}\n\n$$ \\forall x \\in \\mathbb{{R}}: f(x) \\ge 0 $$ (hyp-f)"
    found = judge(page)["hyp-f"]
    assert found.status == "unreadable" and "an assumption for all x" in found.reason


def test_a_square_that_may_be_negative_is_none(judge):
    found = judge(X + "\n\n$$ q^2 = x y $$ (def-q)\n\n$$ s^2 = (x - y)^2 $$ (def-s)")
    assert "leaves its declared set" in found["def-q"].reason
    assert found["def-s"].status == "defined"


def test_what_is_gathered_from_its_entries_may_be_meant_as_a_function(judge):
    page = r"$z \in \mathbb{R}^n$" + "\n\n$$ p_i = e^{z_i} $$ (def-p)"
    found = judge(page + "\n\n$$ p(2) = e^{z_2} $$ (eq-p)")["eq-p"]
    assert "reads two ways" in found.reason, found


POWERS = r"$\beta, q \in (0, 1)$, $\gamma \in [0, 1)$, $r \in \mathbb{R}$, $c > 0$, $T, t \in \mathbb{N}$"


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        (
            r"(1 - \beta) \sum_{i=1}^t \beta^{t-i} = 1 - \beta^t",
            r"(1 - \beta) \sum_{i=1}^t \beta^{t-i} = 1 - \beta^{t+1}",
        ),
        (
            r"(1 - \beta) \sum_{i=2}^t \beta^{t-i} = 1 - \beta^{t-1}",
            r"(1 - \beta) \sum_{i=1}^t \beta^{t-i} = 1 - \beta^{t-1}",
        ),
        (
            r"\sum_{k=0}^T \gamma^k = \frac{1 - \gamma^{T+1}}{1 - \gamma}",
            r"\sum_{k=1}^T \gamma^k = \frac{1 - \gamma^T}{1 - \gamma}",
        ),
        (
            r"\sum_{k=1}^T \gamma^{2 T - 2 k} = \frac{1 - \gamma^{2T}}{1 - \gamma^2}",
            r"\sum_{k=1}^T \gamma^{2 T - 2 k} = \frac{1 - \gamma^T}{1 - \gamma^2}",
        ),
        (
            r"(1 - r) \sum_{k=0}^T r^k = 1 - r^{T+1}",
            r"(1 - r) \sum_{k=0}^T r^k = 1 - r^T",
        ),
        (
            r"(q - \beta) \sum_{i=1}^t \beta^{t-i} q^i = q (q^t - \beta^t)",
            r"(q - \beta) \sum_{i=1}^t \beta^{t-i} q^i = q^t - \beta^t",
        ),
        (
            r"\sum_{k=0}^t e^{-c k} = \frac{1 - e^{-c (t + 1)}}{1 - e^{-c}}",
            r"\sum_{k=0}^t e^{-c k} = \frac{1 - e^{-c t}}{1 - e^{-c}}",
        ),
        (r"\sum_{k=0}^t 2^k = 2^{t+1} - 1", r"\sum_{k=1}^t 2^k = 2^{t+1} - 1"),
        (
            r"\sum_{k=0}^t (-1)^k = \frac{1 + (-1)^t}{2}",
            r"\sum_{k=0}^t (-1)^k = \frac{1 - (-1)^t}{2}",
        ),
        (
            r"(1 - r) \sum_{k=1}^t r^{k-2} = \frac{1}{r} - r^{t-1}",
            r"(1 - r) \sum_{k=1}^t r^{k-2} = \frac{1}{r} - r^t",
        ),
    ],
)
def test_sums_of_powers(judge, right, wrong):
    found = judge(f"{POWERS}\n\n$$ {right} $$ (eq-right)\n\n$$ {wrong} $$ (eq-wrong)")
    assert [item.status for item in found.values()] == ["proved", "refuted"], found


@pytest.mark.parametrize(
    ("given", "claim", "status"),
    [
        (POWERS, r"\sum_{k=0}^t r^k = \frac{1 - r^{t+1}}{1 - r}", "unproved"),
        (POWERS, r"(1 - r) r^2 \sum_{k=1}^t r^{k-2} = r - r^{t+1}", "unproved"),
        (POWERS, r"\sum_{k=0}^t (1 - \mathbb{1}(r = 1)) r^k (1 - r) = 1 - r^{t+1}", ""),
        (r"$p \in \Delta^2$, $t \in \mathbb{N}$", r"\sum_{k=0}^t (p_1 + p_2)^k = 7", "refuted"),
        (r"$A \in \mathbb{R}^{n \times n}$, $T \in \mathbb{N}$", r"A^T A = A^T A", "ill-typed"),
    ],
)
def test_sums_of_powers_that_hold_not_everywhere(judge, given, claim, status):
    found = judge(f"{given}\n\n$$ {claim} $$ (eq-a)")["eq-a"].status
    assert found != "proved" and status in ("", found)


@pytest.mark.parametrize(
    "claim",
    [
        r"\sum_{i \in \mathcal{B}} u_i = \sum_i u_i",
        r"\sum_{i \in \mathcal{B}} u_i = \sum_j u_j",
        r"\sum_{i \in \mathcal{B}} u_i = \sum_{i \in \mathcal{C}} u_i",
        r"\sum_{i \in \mathcal{B}_1} u_i = \sum_{i \in \mathcal{B}_2} u_i",
        r"\sum_{i \in \mathcal{B}} u_i^2 \ge u_1^2",
        r"\sum_j \sum_{i \in \mathcal{N}_j} v_{ij} = 2 \sum_j \sum_{i \in \mathcal{N}_j} v_{ij}",
        r"\sum_{k \in \mathcal{B}} z_k = \sum_k z_k",
    ],
)
def test_members_of_a_set_are_not_all(judge, claim):
    page = r"$u_i, v_{ij} \in \mathbb{R}$, $z \in \mathbb{R}^K$"
    found = judge(f"{page}\n\n$$ {claim} $$ (eq-a)")["eq-a"]
    assert found.status in ("unreadable", "ill-typed"), found


def test_the_mean_of_what_holds_the_value_is_not_it(judge):
    page = (
        r"$x \in \{0, 1\}$, $\mu \in (0, 1)$" + "\n\n"
        r"$$ p(x) = \mu^x (1 - \mu)^{1 - x}, \quad s = 3 x $$ (def-p)" + "\n\n"
        r"$$ \mathbb{E}[x] = \sum_{x \in \{0, 1\}} x p(x) $$ (def-E)" + "\n\n"
        r"$$ \mathbb{E}[s] = 3 \mu $$ (eq-a)"
    )
    assert "s holds x" in judge(page)["eq-a"].reason
    doubled = page.replace(r"= \mu^x", r"= 2 \mu^x")
    assert "not proved to add up to one" in judge(doubled)["def-E"].reason


@pytest.mark.parametrize(
    "claim",
    [r"\sum_x x = b", r"\sum_x x^\top x = 1", r"\sum_x x_1 = 1", r"\sum_x (s - x^2) = 1"],
)
def test_a_sum_over_several_vectors_is_not_one_over_entries(judge, claim):
    page = r"$x, b \in \mathbb{R}^d$" + "\n\n" + r"$$ s = b^\top x $$ (def-s)"
    assert judge(f"{page}\n\n$$ {claim} $$ (eq-a)")["eq-a"].status == "ill-typed"


def test_definitions_in_a_circle_are_refused(judge):
    found = judge(f"{X}\n\n$$ q = r + x, \\quad r = q - x $$ (def-q)")["def-q"]
    assert found.reason == "q and r would be defined by each other"


def test_a_chain_behind_a_comma_is_held_to_its_links(judge):
    found = judge(f"{X}\n\n$$ q = r = 3 x, \\quad r = 2 x $$ (def-q)")["def-q"]
    assert found.status == "refuted"


def test_a_gradient_at_a_name_that_the_function_holds_otherwise(judge):
    page = r"$w, q \in \mathbb{R}^n$" + "\n\n$$ p(w) = q^T w $$ (def-p)"
    for side in ("q", "2 q"):
        found = judge(f"{page}\n\n$$ \\nabla p(q) = {side} $$ (eq-p)")["eq-p"]
        assert "p holds q also where it is no argument" in found.reason


@pytest.mark.parametrize("premise", ["eq-p", "not-p", "p"])
def test_what_follows_from_what_is_not_proved_is_not_refuted(judge, premise):
    page = f"{X}\n\n$$ x = y $$ ({premise})\n\n$$ \\Rightarrow x - y = 0 $$ (eq-claim)"
    assert judge(page)["eq-claim"].status not in ("proved", "refuted")


@pytest.mark.parametrize(
    ("body", "place"),
    [
        (r"|x|", "0"),
        (r"\max(0, x)", "0"),
        (r"|e^x - e^y|", "y"),
        (r"\frac{x^2}{x}", "0"),
        (r"\sqrt{x^2}", "0"),
        (r"\log x", "-1"),
    ],
)
@pytest.mark.parametrize("value", ["-1", "0", "1"])
def test_a_derivative_has_no_value_where_there_is_none(judge, body, place, value):
    claim = rf"\left. \frac{{d}}{{dx}} {body} \right|_{{x={place}}} = {value}"
    assert judge(f"{X}\n\n$$ {claim} $$ (eq-claim)")["eq-claim"].status != "proved"


def test_a_value_is_not_put_in_for_what_others_rest_on(judge):
    page = X.replace("{", "{{").replace("}", "}}")
    page += "\n\n$$ q = x^2 $$ (def-q)\n\n$$ {} $$ (eq-claim)"
    found = judge(page.format(r"\left. \frac{d (q^2)}{d q} \right|_{q=1} = 2"))["eq-claim"]
    assert "q is defined on this page" in found.reason
    found = judge(page.format(r"q \frac{d q}{d x} |_{x=1} = y"))["eq-claim"]
    assert "how far does the bar reach?" in found.reason
    page = page.replace("q = x^2 $$ (def-q)", "x + y = 1 $$ (hyp-q)")
    found = judge(page.format(r"\left. y^2 \right|_{x=1} = y^2"))["eq-claim"]
    assert "an assumption ties x" in found.reason


def test_a_layer_that_is_not_declared_is_named(judge):
    found = judge(r"$$ \frac{\partial C}{\partial z^l_j} = 0 $$ (eq-a)")["eq-a"]
    assert "z^{l} is not declared" in found.reason


def test_an_example_that_is_not_declared_is_named(judge):
    found = judge(r"$$ L = \sum_{i=1}^m |\mathbf{y}^{(i)}| $$ (def-a)")["def-a"]
    assert r"\mathbf{y}^{(i)} is not declared for each i" in found.reason


def test_a_square_that_is_a_name_beside_the_function_of_its_letter(judge):
    page = r"Let $x, y \in \mathbb{R}$, $\sigma^2 > 0$ and $\sigma(x) = \frac{1}{1 + e^{-x}}$."
    square = r"$$ \sigma^2(x) = \sigma(x) \sigma(x) $$ (eq-claim)"
    product = r"$$ \sigma^2 \cdot (x + y) = \sigma^2 x + \sigma^2 y $$ (eq-claim)"
    found = judge(f"{page}\n\n{square}")["eq-claim"]
    assert found.status == "unreadable" and "a power of" in found.reason
    assert judge(f"{page}\n\n{product}")["eq-claim"].status == "proved"


def test_a_derivative_does_not_reach_behind_an_entry_in_brackets(judge):
    text = r"Let $w \in \mathbb{R}^2$, $u \in \mathbb{R}$." "\n\n"
    text += r"$$ \partial_u (w_1) \cdot u = 0 $$ (eq-a)"
    assert judge(text)["eq-a"].status == "unreadable"


@pytest.mark.parametrize("sign", ["*", r"\times"])
def test_what_a_star_multiplies_is_not_shown_as_wrong(judge, sign):
    names = r"$u, v \in \mathbb{R}^n$"
    found = judge(rf"{names}" + "\n\n" + rf"$$ u {sign} v = u \odot v $$ (not-a)")["not-a"]
    assert found.status == "ill-typed" and r"\odot" in found.reason


def test_a_value_that_is_missing_for_a_set_in_doubt_names_the_sentence(judge):
    text = (
        r"We write the model with $q \in (0, 1)$ as usual."
        "\n\n"
        r"$$ \log q^2 = 2 \log q $$ (eq-a)"
    )
    found = judge(text)["eq-a"]
    assert found.status == "unproved" and "q lie in its set" in found.reason, found


@pytest.mark.parametrize("accent", ["breve", "check", "tilde", "bar"])
def test_an_accent_makes_another_name(judge, accent):
    page = f"Let $N, \\{accent}{{N}} > 0$.\n\n"
    assert judge(page + f"$$ \\{accent}{{N}} + N = N + \\{accent} N $$ (eq-a)")["eq-a"].status == "proved"
    assert judge(page + f"$$ \\{accent}{{N}} = N $$ (eq-a)")["eq-a"].status == "refuted"


@pytest.mark.parametrize("name", [r"\tanh", r"\sin", r"\cos"])
def test_a_power_behind_the_bracket_of_a_function_is_of_its_value(judge, name):
    page = f"{X}\n\n$$ {name}(x)^2 = SIDE $$ (eq-claim)"
    assert judge(page.replace("SIDE", f"({name}(x)) ({name} x)"))["eq-claim"].status == "proved"
    assert judge(page.replace("SIDE", f"{name}(x^2)"))["eq-claim"].status == "refuted"
    other = page.replace(f"{name}(x)^2", r"\log(x)^2").replace("SIDE", r"2 \log x")
    assert judge(other)["eq-claim"].status == "unreadable"
