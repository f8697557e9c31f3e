# ruff: noqa: E501
r"""Classic derivations in the notation of their authors, with wrong variants.

Each case: (name, what the page says before, the right formula, wrong ones).
The wrong ones are the errors that readers really report: signs, transposes,
swapped indices, missing sums, a lost 1/n, e^{z_j} for e^{z_i}, σ − (1 − σ),
labels − output, a lost σ′.
"""

SIGMA = r"def-sigma: \sigma(z) = \frac{1}{1 + e^{-z}}"

# ---------------------------------------------------------------- Nielsen
NIELSEN = [
    (
        "nielsen cross-entropy one neuron",
        [
            r"$w \in \mathbb{R}^d$, $b \in \mathbb{R}$, $z \in \mathbb{R}$, $x_i \in \mathbb{R}^d$,"
            r" $y_i \in \{0, 1\}$, $i = 1, \dots, n$",
            SIGMA,
            r"def-a: a_i = \sigma(w^T x_i + b)",
            r"def-C: C = -\frac{1}{n} \sum_{i=1}^n \left[ y_i \ln a_i + (1 - y_i) \ln (1 - a_i) \right]",
        ],
        r"\frac{\partial C}{\partial w_j} = \frac{1}{n} \sum_{i=1}^n x_{ij} (a_i - y_i)",
        [
            r"\frac{\partial C}{\partial w_j} = \frac{1}{n} \sum_{i=1}^n x_{ij} (y_i - a_i)",
            r"\frac{\partial C}{\partial w_j} = \sum_{i=1}^n x_{ij} (a_i - y_i)",
            r"\frac{\partial C}{\partial w_j} = \frac{1}{n} \sum_{i=1}^n x_{ij} (a_i - y_i) a_i (1 - a_i)",
            r"\frac{\partial C}{\partial w_j} = \frac{1}{n} x_{ij} (a_i - y_i)",
        ],
    ),
    (
        "nielsen BP2",
        [
            r"$w^{l+1} \in \mathbb{R}^{m \times n}$, $b^{l+1} \in \mathbb{R}^m$, $z^{l+1} \in \mathbb{R}^m$,"
            r" $z^l \in \mathbb{R}^n$, $a^l \in \mathbb{R}^n$, $\delta^l \in \mathbb{R}^n$,"
            r" $\delta^{l+1} \in \mathbb{R}^m$, $\sigma : \mathbb{R} \to \mathbb{R}$,"
            r" $\ell : \mathbb{R}^m \to \mathbb{R}$",
            r"def-a: a^l = \sigma(z^l)",
            r"def-z: z^{l+1} = w^{l+1} a^l + b^{l+1}",
            r"def-C: C = \ell(z^{l+1})",
            r"def-d: \delta^l_j = \frac{\partial C}{\partial z^l_j}",
            r"def-e: \delta^{l+1}_k = \frac{\partial C}{\partial z^{l+1}_k}",
        ],
        r"\delta^l = ((w^{l+1})^T \delta^{l+1}) \odot \sigma'(z^l)",
        [
            r"\delta^l = (w^{l+1} \delta^{l+1}) \odot \sigma'(z^l)",
            r"\delta^l = ((w^{l+1})^T \delta^{l+1}) \odot \sigma(z^l)",
            r"\delta^l = (w^{l+1})^T \delta^{l+1}",
            r"\delta^l = -((w^{l+1})^T \delta^{l+1}) \odot \sigma'(z^l)",
        ],
    ),
    (
        "nielsen BP2 by entries, BP4",
        [
            r"$w^{l+1} \in \mathbb{R}^{m \times n}$, $b^{l+1} \in \mathbb{R}^m$, $z^{l+1} \in \mathbb{R}^m$,"
            r" $z^l \in \mathbb{R}^n$, $\delta^{l+1} \in \mathbb{R}^m$, $a^l \in \mathbb{R}^n$,"
            r" $\sigma : \mathbb{R} \to \mathbb{R}$, $\ell : \mathbb{R}^m \to \mathbb{R}$",
            r"def-a: a^l_k = \sigma(z^l_k)",
            r"def-z: z^{l+1}_j = \sum_k w^{l+1}_{jk} a^l_k + b^{l+1}_j",
            r"def-C: C = \ell(z^{l+1})",
            r"def-e: \delta^{l+1}_j = \frac{\partial C}{\partial z^{l+1}_j}",
        ],
        r"\frac{\partial C}{\partial w^{l+1}_{jk}} = a^l_k \delta^{l+1}_j",
        [
            r"\frac{\partial C}{\partial w^{l+1}_{jk}} = a^l_j \delta^{l+1}_k",
            r"\frac{\partial C}{\partial w^{l+1}_{jk}} = \delta^{l+1}_j",
            r"\frac{\partial C}{\partial w^{l+1}_{jk}} = z^l_k \delta^{l+1}_j",
        ],
    ),
    (
        "nielsen quadratic cost",
        [
            r"$z \in \mathbb{R}$, $y \in \mathbb{R}$",
            SIGMA,
            r"def-a: a = \sigma(z)",
            r"def-C: C = \frac{(y - a)^2}{2}",
        ],
        r"\frac{\partial C}{\partial z} = (a - y) \sigma'(z)",
        [
            r"\frac{\partial C}{\partial z} = (a - y)",
            r"\frac{\partial C}{\partial z} = (y - a) \sigma'(z)",
            r"\frac{\partial C}{\partial z} = (a - y) \sigma(z)",
        ],
    ),
]

# ---------------------------------------------------------------- Bishop
BISHOP = [
    (
        "bishop 4.91",
        [
            r"$\mathbf{w} \in \mathbb{R}^M$, $\boldsymbol{\phi}_n \in \mathbb{R}^M$, $t_n \in \{0,1\}$,"
            r" $n = 1, \dots, N$, $a \in \mathbb{R}$",
            r"def-sigma: \sigma(a) = \frac{1}{1 + \exp(-a)}",
            r"def-y: y_n = \sigma(\mathbf{w}^{\mathrm{T}} \boldsymbol{\phi}_n)",
            r"def-E: E(\mathbf{w}) = - \sum_{n=1}^N \{ t_n \ln y_n + (1 - t_n) \ln (1 - y_n) \}",
        ],
        r"\nabla_{\mathbf{w}} E(\mathbf{w}) = \sum_{n=1}^N (y_n - t_n) \boldsymbol{\phi}_n",
        [
            r"\nabla_{\mathbf{w}} E(\mathbf{w}) = \sum_{n=1}^N (t_n - y_n) \boldsymbol{\phi}_n",
            r"\nabla_{\mathbf{w}} E(\mathbf{w}) = \frac{1}{N} \sum_{n=1}^N (y_n - t_n) \boldsymbol{\phi}_n",
            r"\nabla_{\mathbf{w}} E(\mathbf{w}) = \sum_{n=1}^N (y_n - t_n) y_n (1 - y_n) \boldsymbol{\phi}_n",
            r"\nabla_{\mathbf{w}} E(\mathbf{w}) = \sum_{n=1}^N (y_n - t_n)",
        ],
    ),
    (
        "bishop sigmoid derivative",
        [r"$a \in \mathbb{R}$", r"def-sigma: \sigma(a) = \frac{1}{1 + \exp(-a)}"],
        r"\frac{d\sigma}{da} = \sigma (1 - \sigma)",
        [
            r"\frac{d\sigma}{da} = \sigma - (1 - \sigma)",
            r"\frac{d\sigma}{da} = \sigma (\sigma - 1)",
            r"\frac{d\sigma}{da} = 1 - \sigma",
            r"\frac{d\sigma}{da} = \sigma^2 (1 - \sigma)",
        ],
    ),
    (
        "bishop softmax derivative 4.106",
        [
            r"$a \in \mathbb{R}^K$, $y \in (0,1)^K$",
            r"def-y: y_k = \frac{\exp(a_k)}{\sum_j \exp(a_j)}",
        ],
        r"\frac{\partial y_k}{\partial a_j} = y_k (I_{kj} - y_j)",
        [
            r"\frac{\partial y_k}{\partial a_j} = y_k (I_{kj} + y_j)",
            r"\frac{\partial y_k}{\partial a_j} = y_k (I_{kj} - y_k)",
        ],
    ),
    (
        "bishop softmax derivative with delta",
        [
            r"$a \in \mathbb{R}^K$, $y \in (0,1)^K$",
            r"def-y: y_k = \frac{\exp(a_k)}{\sum_j \exp(a_j)}",
        ],
        r"\frac{\partial y_k}{\partial a_j} = y_k (\delta_{kj} - y_j)",
        [
            r"\frac{\partial y_k}{\partial a_j} = y_k (\delta_{kj} - y_k)",
            r"\frac{\partial y_k}{\partial a_j} = y_k (y_j - \delta_{kj})",
            r"\frac{\partial y_k}{\partial a_j} = y_k (1 - y_j)",
            r"\frac{\partial y_k}{\partial a_j} = \delta_{kj} - y_j",
            r"\frac{\partial y_k}{\partial a_j} = y_k (\delta_{kj} + y_j)",
        ],
    ),
    (
        "bishop multiclass gradient 4.109",
        [
            r"$\boldsymbol{\phi}_n \in \mathbb{R}^M$, $n = 1, \dots, N$, $W \in \mathbb{R}^{M \times K}$,"
            r" $T \in \mathbb{R}^{N \times K}$, $T_{nk} \in [0,1]$",
            r"hyp-t: \sum_{k=1}^K T_{nk} = 1",
            r"def-a: a_{nk} = \sum_{m=1}^M W_{mk} (\boldsymbol{\phi}_n)_m",
            r"def-y: y_{nk} = \frac{\exp(a_{nk})}{\sum_{j=1}^K \exp(a_{nj})}",
            r"def-E: E = - \sum_{n=1}^N \sum_{k=1}^K T_{nk} \ln y_{nk}",
        ],
        r"\frac{\partial E}{\partial W_{mj}} = \sum_{n=1}^N (y_{nj} - T_{nj}) (\boldsymbol{\phi}_n)_m",
        [
            r"\frac{\partial E}{\partial W_{mj}} = \sum_{n=1}^N (T_{nj} - y_{nj}) (\boldsymbol{\phi}_n)_m",
            r"\frac{\partial E}{\partial W_{mj}} = (y_{nj} - T_{nj}) (\boldsymbol{\phi}_n)_m",
        ],
    ),
    (
        "bishop hessian 4.97",
        [
            r"$\mathbf{w} \in \mathbb{R}^M$, $\boldsymbol{\phi}_n \in \mathbb{R}^M$, $t_n \in \{0,1\}$,"
            r" $n = 1, \dots, N$, $a \in \mathbb{R}$",
            r"def-sigma: \sigma(a) = \frac{1}{1 + \exp(-a)}",
            r"def-y: y_n = \sigma(\mathbf{w}^T \boldsymbol{\phi}_n)",
            r"def-E: E = - \sum_{n=1}^N \{ t_n \ln y_n + (1 - t_n) \ln (1 - y_n) \}",
        ],
        r"\nabla_{\mathbf{w}}^2 E = \sum_{n=1}^N y_n (1 - y_n) \boldsymbol{\phi}_n \boldsymbol{\phi}_n^T",
        [
            r"\nabla_{\mathbf{w}}^2 E = \sum_{n=1}^N y_n (1 - y_n) \boldsymbol{\phi}_n^T \boldsymbol{\phi}_n",
            r"\nabla_{\mathbf{w}}^2 E = \sum_{n=1}^N y_n (1 + y_n) \boldsymbol{\phi}_n \boldsymbol{\phi}_n^T",
        ],
    ),
]

# ---------------------------------------------------------------- CS229, Coursera
THETA = (
    r"$\theta \in \mathbb{R}^n$, $x \in \mathbb{R}^n$, $x^{(i)} \in \mathbb{R}^n$,"
    r" $y^{(i)} \in \{0, 1\}$, $i = 1, \dots, m$, $z \in \mathbb{R}$, $y \in \{0,1\}$"
)
NG = [
    (
        "cs229 logistic log-likelihood",
        [
            THETA,
            r"def-g: g(z) = \frac{1}{1 + e^{-z}}",
            r"def-h: h_\theta(x) = g(\theta^T x)",
            r"def-l: \ell(\theta) = \sum_{i=1}^m y^{(i)} \log h_\theta(x^{(i)})"
            r" + \sum_{i=1}^m (1 - y^{(i)}) \log (1 - h_\theta(x^{(i)}))",
        ],
        r"\frac{\partial}{\partial \theta_j} \ell(\theta)"
        r" = \sum_{i=1}^m (y^{(i)} - h_\theta(x^{(i)})) x_j^{(i)}",
        [
            r"\frac{\partial}{\partial \theta_j} \ell(\theta)"
            r" = \sum_{i=1}^m (h_\theta(x^{(i)}) - y^{(i)}) x_j^{(i)}",
            r"\frac{\partial}{\partial \theta_j} \ell(\theta)"
            r" = (y^{(i)} - h_\theta(x^{(i)})) x_j^{(i)}",
            r"\frac{\partial}{\partial \theta_j} \ell(\theta)"
            r" = \frac{1}{m} \sum_{i=1}^m (y^{(i)} - h_\theta(x^{(i)})) x_j^{(i)}",
        ],
    ),
    (
        "coursera cost gradient",
        [
            THETA,
            r"def-g: g(z) = \frac{1}{1 + e^{-z}}",
            r"def-h: h_\theta(x) = g(\theta^T x)",
            r"def-J: J(\theta) = -\frac{1}{m} \sum_{i=1}^m \left[ y^{(i)} \log(h_\theta(x^{(i)}))"
            r" + (1 - y^{(i)}) \log(1 - h_\theta(x^{(i)})) \right]",
        ],
        r"\frac{\partial J(\theta)}{\partial \theta_j}"
        r" = \frac{1}{m} \sum_{i=1}^m (h_\theta(x^{(i)}) - y^{(i)}) x_j^{(i)}",
        [
            r"\frac{\partial J(\theta)}{\partial \theta_j}"
            r" = \frac{1}{m} \sum_{i=1}^m (y^{(i)} - h_\theta(x^{(i)})) x_j^{(i)}",
            r"\frac{\partial J(\theta)}{\partial \theta_j}"
            r" = \sum_{i=1}^m (h_\theta(x^{(i)}) - y^{(i)}) x_j^{(i)}",
            r"\frac{\partial J(\theta)}{\partial \theta_j}"
            r" = \frac{1}{m} \sum_{i=1}^m (h_\theta(x^{(i)}) - y^{(i)})",
        ],
    ),
    (
        "coursera regularised",
        [
            THETA,
            r"$\lambda \in \mathbb{R}_{>0}$",
            r"def-h: h_\theta(x) = \theta^T x",
            r"def-J: J(\theta) = \frac{1}{2m} \left[ \sum_{i=1}^m (h_\theta(x^{(i)}) - y^{(i)})^2"
            r" + \lambda \sum_{j=1}^n \theta_j^2 \right]",
        ],
        r"\frac{\partial J}{\partial \theta_j}"
        r" = \frac{1}{m} \left( \sum_{i=1}^m (h_\theta(x^{(i)}) - y^{(i)}) x_j^{(i)} + \lambda \theta_j \right)",
        [
            r"\frac{\partial J}{\partial \theta_j}"
            r" = \frac{1}{m} \left( \sum_{i=1}^m (h_\theta(x^{(i)}) - y^{(i)}) x_j^{(i)} - \lambda \theta_j \right)",
            r"\frac{\partial J}{\partial \theta_j}"
            r" = \frac{1}{m} \left( \sum_{i=1}^m (h_\theta(x^{(i)}) - y^{(i)}) x_j^{(i)} + \lambda \right)",
            r"\frac{\partial J}{\partial \theta_j}"
            r" = \frac{1}{m} \sum_{i=1}^m (h_\theta(x^{(i)}) - y^{(i)}) x_j^{(i)} + \lambda \theta_j",
        ],
    ),
    (
        "cs229 probability in one formula",
        [
            r"$y \in \{0,1\}$, $x \in \mathbb{R}^n$, $\theta \in \mathbb{R}^n$, $z \in \mathbb{R}$",
            r"def-g: g(z) = \frac{1}{1 + e^{-z}}",
            r"def-h: h_\theta(x) = g(\theta^T x)",
            r"def-p1: P(y = 1 \mid x; \theta) = h_\theta(x)",
            r"def-p0: P(y = 0 \mid x; \theta) = 1 - h_\theta(x)",
        ],
        r"P(y \mid x; \theta) = (h_\theta(x))^y (1 - h_\theta(x))^{1 - y}",
        [
            r"P(y \mid x; \theta) = (h_\theta(x))^{1-y} (1 - h_\theta(x))^{y}",
            r"P(y \mid x; \theta) = (h_\theta(x))^y (1 - h_\theta(x))^{y}",
            r"P(y \mid x; \theta) = (h_\theta(x))^y + (1 - h_\theta(x))^{1-y}",
        ],
    ),
    (
        "ng deep learning, vectorised over examples in columns",
        [
            r"$w \in \mathbb{R}^n$, $X \in \mathbb{R}^{n \times m}$, $Y \in \{0,1\}^{1 \times m}$,"
            r" $b \in \mathbb{R}$, $z \in \mathbb{R}$, $A \in (0,1)^{1 \times m}$",
            SIGMA,
            r"def-Z: Z = w^T X + b \mathbf{1}_m^T",
            r"def-A: A = \sigma(Z)",
            r"def-J: J = -\frac{1}{m} \sum_{i=1}^m \left( Y_i \log A_i + (1 - Y_i) \log(1 - A_i) \right)",
        ],
        r"\frac{\partial J}{\partial w} = \frac{1}{m} X (A - Y)^T",
        [
            r"\frac{\partial J}{\partial w} = \frac{1}{m} X^T (A - Y)",
            r"\frac{\partial J}{\partial w} = \frac{1}{m} X (Y - A)^T",
            r"\frac{\partial J}{\partial w} = X (A - Y)^T",
        ],
    ),
    (
        "ng layers in square brackets",
        [
            r"$W^{[2]} \in \mathbb{R}^{k \times n}$, $b^{[2]} \in \mathbb{R}^k$, $a^{[1]} \in \mathbb{R}^n$,"
            r" $z^{[1]} \in \mathbb{R}^n$, $g : \mathbb{R} \to \mathbb{R}$, $\ell : \mathbb{R}^k \to \mathbb{R}$",
            r"def-a: a^{[1]} = g(z^{[1]})",
            r"def-z: z^{[2]} = W^{[2]} a^{[1]} + b^{[2]}",
            r"def-L: L = \ell(z^{[2]})",
        ],
        r"\frac{\partial L}{\partial z^{[1]}} = W^{[2]T} \frac{\partial L}{\partial z^{[2]}} \odot g'(z^{[1]})",
        [
            r"\frac{\partial L}{\partial z^{[1]}} = W^{[2]} \frac{\partial L}{\partial z^{[2]}} \odot g'(z^{[1]})",
            r"\frac{\partial L}{\partial z^{[1]}} = W^{[2]T} \frac{\partial L}{\partial z^{[2]}}",
            r"\frac{\partial L}{\partial z^{[1]}} = W^{[2]T} \frac{\partial L}{\partial z^{[2]}} \odot g(z^{[1]})",
        ],
    ),
]

# ---------------------------------------------------------------- d2l
D2L = [
    (
        "d2l softmax cross-entropy derivative",
        [
            r"$\mathbf{o} \in \mathbb{R}^q$, $\mathbf{y} \in \{0, 1\}^q$",
            r"hyp-hot: \sum_{j=1}^q y_j = 1",
            r"def-yhat: \hat{y}_j = \frac{\exp(o_j)}{\sum_{k=1}^q \exp(o_k)}",
            r"def-l: l = - \sum_{j=1}^q y_j \log \hat{y}_j",
        ],
        r"\partial_{o_j} l = \frac{\exp(o_j)}{\sum_{k=1}^q \exp(o_k)} - y_j",
        [
            r"\partial_{o_j} l = y_j - \frac{\exp(o_j)}{\sum_{k=1}^q \exp(o_k)}",
            r"\partial_{o_j} l = \frac{\exp(o_j)}{\sum_{k=1}^q \exp(o_k)} + y_j",
            r"\partial_{o_j} l = \frac{\exp(o_j)}{\sum_{k=1}^q \exp(o_k)} - 1",
        ],
    ),
    (
        "d2l loss of arguments",
        [
            r"$\mathbf{o} \in \mathbb{R}^q$, $\mathbf{y} \in \Delta^q$, $\hat{\mathbf{y}} \in (0,1)^q$",
            r"def-l: l(\mathbf{y}, \hat{\mathbf{y}}) = - \sum_{j=1}^q y_j \log \hat{y}_j",
            r"def-yhat: \hat{y}_j = \frac{\exp(o_j)}{\sum_{k=1}^q \exp(o_k)}",
        ],
        r"l(\mathbf{y}, \hat{\mathbf{y}}) = \log \sum_{k=1}^q \exp(o_k) - \sum_{j=1}^q y_j o_j",
        [
            r"l(\mathbf{y}, \hat{\mathbf{y}}) = \log \sum_{k=1}^q \exp(o_k) + \sum_{j=1}^q y_j o_j",
            r"l(\hat{\mathbf{y}}, \mathbf{y}) = \log \sum_{k=1}^q \exp(o_k) - \sum_{j=1}^q y_j o_j",
        ],
    ),
    (
        "d2l softmax function with index",
        [
            r"$\mathbf{o} \in \mathbb{R}^q$",
            r"def-s: \mathrm{softmax}(\mathbf{o})_j = \frac{\exp(o_j)}{\sum_k \exp(o_k)}",
        ],
        r"\frac{\partial}{\partial o_j} \log \sum_{k} \exp(o_k) = \mathrm{softmax}(\mathbf{o})_j",
        [
            r"\frac{\partial}{\partial o_j} \log \sum_{k} \exp(o_k) = -\mathrm{softmax}(\mathbf{o})_j",
            r"\frac{\partial}{\partial o_j} \log \sum_{k} \exp(o_k) = \exp(o_j)",
        ],
    ),
    (
        "d2l rows and a bias row",
        [
            r"$\mathbf{X} \in \mathbb{R}^{n \times d}$, $\mathbf{W} \in \mathbb{R}^{d \times q}$,"
            r" $\mathbf{b} \in \mathbb{R}^{1 \times q}$, $\ell : \mathbb{R} \to \mathbb{R}$",
            r"def-O: \mathbf{O} = \mathbf{X} \mathbf{W} + \mathbf{b}",
            r"def-L: L = \sum_{i=1}^n \sum_{j=1}^q \ell(\mathbf{O}_{ij})",
        ],
        r"\frac{\partial L}{\partial \mathbf{W}} = \mathbf{X}^\top \ell'(\mathbf{O})",
        [
            r"\frac{\partial L}{\partial \mathbf{W}} = \mathbf{X} \ell'(\mathbf{O})",
            r"\frac{\partial L}{\partial \mathbf{W}} = \mathbf{X}^\top \ell(\mathbf{O})",
            r"\frac{\partial L}{\partial \mathbf{W}} = \ell'(\mathbf{O}) \mathbf{X}^\top",
        ],
    ),
    (
        "d2l two layers with weight decay",
        [
            r"$\mathbf{x} \in \mathbb{R}^d$, $\mathbf{W}^{(1)} \in \mathbb{R}^{h \times d}$,"
            r" $\mathbf{W}^{(2)} \in \mathbb{R}^{q \times h}$, $\mathbf{z} \in \mathbb{R}^h$,"
            r" $\mathbf{h} \in \mathbb{R}^h$, $\lambda \in \mathbb{R}$, $\phi : \mathbb{R} \to \mathbb{R}$,"
            r" $\ell : \mathbb{R}^q \to \mathbb{R}$",
            r"def-z: \mathbf{z} = \mathbf{W}^{(1)} \mathbf{x}",
            r"def-h: \mathbf{h} = \phi(\mathbf{z})",
            r"def-o: \mathbf{o} = \mathbf{W}^{(2)} \mathbf{h}",
            r"def-s: s = \frac{\lambda}{2} \left( \|\mathbf{W}^{(1)}\|_F^2 + \|\mathbf{W}^{(2)}\|_F^2 \right)",
            r"def-J: J = \ell(\mathbf{o}) + s",
        ],
        r"\frac{\partial J}{\partial \mathbf{W}^{(2)}}"
        r" = \frac{\partial J}{\partial \mathbf{o}} \mathbf{h}^\top + \lambda \mathbf{W}^{(2)}",
        [
            r"\frac{\partial J}{\partial \mathbf{W}^{(2)}}"
            r" = \frac{\partial J}{\partial \mathbf{o}} \mathbf{h}^\top - \lambda \mathbf{W}^{(2)}",
            r"\frac{\partial J}{\partial \mathbf{W}^{(2)}}"
            r" = \mathbf{h} \frac{\partial J}{\partial \mathbf{o}}^\top + \lambda \mathbf{W}^{(2)}",
            r"\frac{\partial J}{\partial \mathbf{W}^{(2)}}"
            r" = \frac{\partial J}{\partial \mathbf{o}} \mathbf{h}^\top + \frac{\lambda}{2} \mathbf{W}^{(2)}",
        ],
    ),
]

# ---------------------------------------------------------------- Goodfellow, Murphy, ESL
OTHERS = [
    (
        "goodfellow softplus",
        [
            r"$x \in \mathbb{R}$",
            r"def-s: \sigma(x) = \frac{1}{1 + \exp(-x)}",
            r"def-z: \zeta(x) = \log(1 + \exp(x))",
        ],
        r"\frac{d}{dx} \zeta(x) = \sigma(x)",
        [
            r"\frac{d}{dx} \zeta(x) = \sigma(-x)",
            r"\frac{d}{dx} \zeta(x) = \sigma(x) (1 - \sigma(x))",
            r"\frac{d}{dx} \zeta(x) = \exp(x) \sigma(x)",
        ],
    ),
    (
        "goodfellow sigmoid and softplus",
        [
            r"$x \in \mathbb{R}$",
            r"def-s: \sigma(x) = \frac{1}{1 + \exp(-x)}",
            r"def-z: \zeta(x) = \log(1 + \exp(x))",
        ],
        r"\log \sigma(x) = -\zeta(-x)",
        [r"\log \sigma(x) = \zeta(-x)", r"\log \sigma(x) = -\zeta(x)", r"\zeta(x) + \zeta(-x) = x"],
    ),
    (
        "goodfellow normal equations gradient",
        [
            r"$\boldsymbol{X} \in \mathbb{R}^{m \times n}$, $\boldsymbol{w} \in \mathbb{R}^n$,"
            r" $\boldsymbol{y} \in \mathbb{R}^m$",
        ],
        r"\nabla_{\boldsymbol{w}} \|\boldsymbol{X} \boldsymbol{w} - \boldsymbol{y}\|_2^2"
        r" = 2 \boldsymbol{X}^\top \boldsymbol{X} \boldsymbol{w} - 2 \boldsymbol{X}^\top \boldsymbol{y}",
        [
            r"\nabla_{\boldsymbol{w}} \|\boldsymbol{X} \boldsymbol{w} - \boldsymbol{y}\|_2^2"
            r" = \boldsymbol{X}^\top \boldsymbol{X} \boldsymbol{w} - \boldsymbol{X}^\top \boldsymbol{y}",
            r"\nabla_{\boldsymbol{w}} \|\boldsymbol{X} \boldsymbol{w} - \boldsymbol{y}\|_2^2"
            r" = 2 \boldsymbol{X}^\top \boldsymbol{X} \boldsymbol{w} + 2 \boldsymbol{X}^\top \boldsymbol{y}",
            r"\nabla_{\boldsymbol{w}} \|\boldsymbol{X} \boldsymbol{w} - \boldsymbol{y}\|_2^2"
            r" = 2 \boldsymbol{X} \boldsymbol{X}^\top \boldsymbol{w} - 2 \boldsymbol{X}^\top \boldsymbol{y}",
        ],
    ),
    (
        "murphy logistic gradient",
        [
            r"$\boldsymbol{w} \in \mathbb{R}^D$, $\boldsymbol{x}_n \in \mathbb{R}^D$, $y_n \in \{0,1\}$,"
            r" $n = 1, \dots, N$, $a \in \mathbb{R}$",
            r"def-s: \sigma(a) = \frac{1}{1 + e^{-a}}",
            r"def-mu: \mu_n = \sigma(\boldsymbol{w}^\top \boldsymbol{x}_n)",
            r"def-nll: \mathrm{NLL}(\boldsymbol{w}) = -\frac{1}{N} \sum_{n=1}^N"
            r" [ y_n \log \mu_n + (1 - y_n) \log(1 - \mu_n) ]",
        ],
        r"\nabla_{\boldsymbol{w}} \mathrm{NLL}(\boldsymbol{w})"
        r" = \frac{1}{N} \sum_{n=1}^N (\mu_n - y_n) \boldsymbol{x}_n",
        [
            r"\nabla_{\boldsymbol{w}} \mathrm{NLL}(\boldsymbol{w})"
            r" = \frac{1}{N} \sum_{n=1}^N (y_n - \mu_n) \boldsymbol{x}_n",
            r"\nabla_{\boldsymbol{w}} \mathrm{NLL}(\boldsymbol{w})"
            r" = \sum_{n=1}^N (\mu_n - y_n) \boldsymbol{x}_n",
            r"\nabla_{\boldsymbol{w}} \mathrm{NLL}(\boldsymbol{w})"
            r" = \frac{1}{N} \sum_{n=1}^N (\mu_n - y_n) \boldsymbol{x}_n^\top",
        ],
    ),
    (
        "murphy softmax jacobian in matrix form by entries, i ≠ j",
        [
            r"$\boldsymbol{a} \in \mathbb{R}^C$, $\boldsymbol{\mu} \in \Delta^C$",
            r"def-mu: \mu_c = \frac{e^{a_c}}{\sum_{c'} e^{a_{c'}}}",
        ],
        r"\frac{\partial \mu_c}{\partial a_j} = -\mu_c \mu_j \quad \text{for } c \neq j",
        [],
    ),
    (
        "softmax jacobian in two cases",
        [
            r"$\boldsymbol{a} \in \mathbb{R}^C$, $\boldsymbol{\mu} \in (0,1)^C$",
            r"def-mu: \mu_c = \frac{e^{a_c}}{\sum_{k} e^{a_k}}",
        ],
        r"\frac{\partial \mu_i}{\partial a_j} = \begin{cases} \mu_i (1 - \mu_i) & \text{if } i = j \\"
        r" -\mu_i \mu_j & \text{if } i \neq j \end{cases}",
        [
            r"\frac{\partial \mu_i}{\partial a_j} = \begin{cases} \mu_i (1 - \mu_i) & \text{if } i = j \\"
            r" \mu_i \mu_j & \text{if } i \neq j \end{cases}",
            r"\frac{\partial \mu_i}{\partial a_j} = \begin{cases} -\mu_i (1 - \mu_i) & \text{if } i = j \\"
            r" -\mu_i \mu_j & \text{if } i \neq j \end{cases}",
            r"\frac{\partial \mu_i}{\partial a_j} = \begin{cases} \mu_i (1 - \mu_i) & \text{if } i \neq j \\"
            r" -\mu_i \mu_j & \text{if } i = j \end{cases}",
        ],
    ),
    (
        "off-diagonal only",
        [
            r"$\boldsymbol{a} \in \mathbb{R}^C$, $\boldsymbol{\mu} \in (0,1)^C$",
            r"def-mu: \mu_c = \frac{e^{a_c}}{\sum_{k} e^{a_k}}",
        ],
        r"\frac{\partial \mu_i}{\partial a_j} = -\mu_i \mu_j \quad \text{for } i \neq j",
        [
            r"\frac{\partial \mu_i}{\partial a_j} = \mu_i \mu_j \quad \text{for } i \neq j",
            r"\frac{\partial \mu_i}{\partial a_j} = -\mu_i \mu_j",
            r"\frac{\partial \mu_i}{\partial a_j} = -\mu_i \mu_j \quad \text{for } i = j",
        ],
    ),
    (
        "esl log-likelihood 4.20",
        [
            r"$\beta \in \mathbb{R}^d$, $x_i \in \mathbb{R}^d$, $y_i \in \{0,1\}$, $i = 1, \dots, N$,"
            r" $x \in \mathbb{R}^d$",
            r"def-p: p(x; \beta) = \frac{e^{\beta^T x}}{1 + e^{\beta^T x}}",
            r"def-l: \ell(\beta) = \sum_{i=1}^N \left\{ y_i \log p(x_i; \beta)"
            r" + (1 - y_i) \log (1 - p(x_i; \beta)) \right\}",
        ],
        r"\ell(\beta) = \sum_{i=1}^N \left\{ y_i \beta^T x_i - \log \left( 1 + e^{\beta^T x_i} \right) \right\}",
        [
            r"\ell(\beta) = \sum_{i=1}^N \left\{ y_i \beta^T x_i + \log \left( 1 + e^{\beta^T x_i} \right) \right\}",
            r"\ell(\beta) = \sum_{i=1}^N \left\{ y_i \beta^T x_i - \log \left( 1 + e^{-\beta^T x_i} \right) \right\}",
        ],
    ),
    (
        "esl score 4.21",
        [
            r"$\beta \in \mathbb{R}^d$, $x_i \in \mathbb{R}^d$, $y_i \in \{0,1\}$, $i = 1, \dots, N$,"
            r" $x \in \mathbb{R}^d$",
            r"def-p: p(x; \beta) = \frac{e^{\beta^T x}}{1 + e^{\beta^T x}}",
            r"def-l: \ell(\beta) = \sum_{i=1}^N \left\{ y_i \beta^T x_i"
            r" - \log ( 1 + e^{\beta^T x_i} ) \right\}",
        ],
        r"\frac{\partial \ell(\beta)}{\partial \beta} = \sum_{i=1}^N x_i (y_i - p(x_i; \beta))",
        [
            r"\frac{\partial \ell(\beta)}{\partial \beta} = \sum_{i=1}^N x_i (p(x_i; \beta) - y_i)",
            r"\frac{\partial \ell(\beta)}{\partial \beta} = x_i (y_i - p(x_i; \beta))",
        ],
    ),
    (
        "cs231n class scores",
        [
            r"$f \in \mathbb{R}^C$, $y \in \{1, \dots, C\}$",
            r"def-L: L = -\log \left( \frac{e^{f_y}}{\sum_j e^{f_j}} \right)",
            r"def-p: p_k = \frac{e^{f_k}}{\sum_j e^{f_j}}",
        ],
        r"\frac{\partial L}{\partial f_k} = p_k - \mathbb{1}(y = k)",
        [
            r"\frac{\partial L}{\partial f_k} = p_k + \mathbb{1}(y = k)",
            r"\frac{\partial L}{\partial f_k} = \mathbb{1}(y = k) - p_k",
            r"\frac{\partial L}{\partial f_k} = p_k - 1",
            r"\frac{\partial L}{\partial f_k} = p_y - \mathbb{1}(y = k)",
        ],
    ),
    (
        "true class, log-sum-exp",
        [
            r"$f \in \mathbb{R}^C$, $y \in \{1, \dots, C\}$",
            r"def-L: L = -\log \left( \frac{e^{f_y}}{\sum_j e^{f_j}} \right)",
        ],
        r"L = -f_y + \log \sum_j e^{f_j}",
        [r"L = f_y + \log \sum_j e^{f_j}", r"L = -f_y - \log \sum_j e^{f_j}"],
    ),
    (
        "labels plus and minus one",
        [
            r"$y \in \{-1, 1\}$, $z \in \mathbb{R}$",
            SIGMA,
            r"def-L: L = \log(1 + e^{-y z})",
        ],
        r"\frac{\partial L}{\partial z} = -y \sigma(-y z)",
        [
            r"\frac{\partial L}{\partial z} = -y \sigma(y z)",
            r"\frac{\partial L}{\partial z} = \sigma(z) - y",
            r"\frac{\partial L}{\partial z} = y \sigma(-y z)",
        ],
    ),
    (
        "tanh",
        [r"$x \in \mathbb{R}$"],
        r"\frac{d}{dx} \tanh(x) = 1 - \tanh^2(x)",
        [
            r"\frac{d}{dx} \tanh(x) = 1 + \tanh^2(x)",
            r"\frac{d}{dx} \tanh(x) = \tanh^2(x) - 1",
            r"\frac{d}{dx} \tanh(x) = 1 - \tanh(x)",
        ],
    ),
    (
        "tanh and sigma",
        [r"$x \in \mathbb{R}$, $z \in \mathbb{R}$", SIGMA],
        r"\tanh(x) = 2 \sigma(2 x) - 1",
        [
            r"\tanh(x) = 2 \sigma(x) - 1",
            r"\tanh(x) = \sigma(2 x) - 1",
            r"\tanh(x) = 1 - 2 \sigma(2 x)",
        ],
    ),
    (
        "relu",
        [r"$z \in \mathbb{R}$", r"def-r: r(z) = \max(0, z)"],
        r"r'(z) = \begin{cases} 1 & z > 0 \\ 0 & z < 0 \end{cases}",
        [
            r"r'(z) = \begin{cases} 0 & z > 0 \\ 1 & z < 0 \end{cases}",
            r"r'(z) = \begin{cases} z & z > 0 \\ 0 & z < 0 \end{cases}",
        ],
    ),
    (
        "derivative of the inverse",
        [r"$p \in (0,1)$", r"def-l: \operatorname{logit}(p) = \log \frac{p}{1 - p}"],
        r"\frac{d}{dp} \operatorname{logit}(p) = \frac{1}{p (1 - p)}",
        [
            r"\frac{d}{dp} \operatorname{logit}(p) = p (1 - p)",
            r"\frac{d}{dp} \operatorname{logit}(p) = \frac{1}{p} - \frac{1}{1 - p}",
        ],
    ),
    (
        "fastbook: reversed",
        [
            r"$y \in \{0, 1\}$, $p \in (0, 1)$",
            r"def-L: L = -\left( y \log p + (1 - y) \log (1 - p) \right)",
        ],
        r"L = \begin{cases} -\log p & y = 1 \\ -\log(1 - p) & y = 0 \end{cases}",
        [
            r"L = \begin{cases} -\log(1 - p) & y = 1 \\ -\log p & y = 0 \end{cases}",
            r"L = -y \log p + (1 - y) \log(1 - p)",
        ],
    ),
    (
        "softmax derivative by the quotient rule (e^{z_j} for e^{z_i})",
        [
            r"$\mathbf{z} \in \mathbb{R}^K$, $\mathbf{p} \in (0,1)^K$",
            r"def-p: p_i = \frac{e^{z_i}}{\sum_{k=1}^K e^{z_k}}",
        ],
        r"\frac{\partial p_i}{\partial z_j} = \frac{- e^{z_i} e^{z_j}}{\left( \sum_{k=1}^K e^{z_k} \right)^2}"
        r" \quad \text{for } i \neq j",
        [
            r"\frac{\partial p_i}{\partial z_j} = \frac{- e^{z_j} e^{z_j}}{\left( \sum_{k=1}^K e^{z_k} \right)^2}"
            r" \quad \text{for } i \neq j",
            r"\frac{\partial p_i}{\partial z_j} = \frac{e^{z_i} e^{z_j}}{\left( \sum_{k=1}^K e^{z_k} \right)^2}"
            r" \quad \text{for } i \neq j",
            r"\frac{\partial p_i}{\partial z_j} = \frac{- e^{z_i} e^{z_j}}{\sum_{k=1}^K e^{z_k}}"
            r" \quad \text{for } i \neq j",
        ],
    ),
]

# ---------------------------------------------------------------- as printed, with little declared
PRINTED = [
    (
        "cs229 derivative of g, z undeclared",
        [r"def-g: g(z) = \frac{1}{1 + e^{-z}}"],
        r"g'(z) = \frac{d}{dz} \frac{1}{1 + e^{-z}} = \frac{1}{(1 + e^{-z})^2} (e^{-z}) = g(z) (1 - g(z))",
        [
            r"g'(z) = \frac{d}{dz} \frac{1}{1 + e^{-z}} = \frac{1}{(1 + e^{-z})^2} (-e^{-z}) = g(z) (1 - g(z))",
            r"g'(z) = g(z) (1 + g(z))",
            r"g'(z) = g(z) - (1 - g(z))",
        ],
    ),
    (
        "coursera cost, x and z undeclared, one sum in brackets",
        [
            r"$\theta \in \mathbb{R}^n$, $x^{(i)} \in \mathbb{R}^n$, $y^{(i)} \in \{0, 1\}$, $i = 1, \dots, m$",
            r"def-g: g(z) = \frac{1}{1 + e^{-z}}",
            r"def-h: h_\theta(x) = g(\theta^T x)",
            r"def-J: J(\theta) = -\frac{1}{m} \sum_{i=1}^m [ y^{(i)} \log h_\theta(x^{(i)})"
            r" + (1 - y^{(i)}) \log (1 - h_\theta(x^{(i)})) ]",
        ],
        r"\frac{\partial}{\partial \theta_j} J(\theta)"
        r" = \frac{1}{m} \sum_{i=1}^m (h_\theta(x^{(i)}) - y^{(i)}) x_j^{(i)}",
        [
            r"\frac{\partial}{\partial \theta_j} J(\theta)"
            r" = \frac{1}{m} \sum_{i=1}^m (y^{(i)} - h_\theta(x^{(i)})) x_j^{(i)}",
            r"\frac{\partial}{\partial \theta_j} J(\theta)"
            r" = \frac{1}{m} \sum_{i=1}^m (h_\theta(x^{(i)}) - y^{(i)})",
            r"\frac{\partial}{\partial \theta_j} J(\theta)"
            r" = \frac{1}{m} (h_\theta(x^{(i)}) - y^{(i)}) x_j^{(i)}",
        ],
    ),
    (
        "cs229 least mean squares for one example",
        [
            r"$\theta \in \mathbb{R}^n$, $x \in \mathbb{R}^n$, $y \in \mathbb{R}$",
            r"def-h: h_\theta(x) = \sum_{j=1}^n \theta_j x_j",
        ],
        r"\frac{\partial}{\partial \theta_j} \frac{1}{2} (h_\theta(x) - y)^2 = (h_\theta(x) - y) x_j",
        [
            r"\frac{\partial}{\partial \theta_j} \frac{1}{2} (h_\theta(x) - y)^2 = (y - h_\theta(x)) x_j",
            r"\frac{\partial}{\partial \theta_j} \frac{1}{2} (h_\theta(x) - y)^2 = h_\theta(x) - y",
        ],
    ),
    (
        "d2l, only the entries of ŷ are defined",
        [
            r"$\mathbf{o} \in \mathbb{R}^q$, $\mathbf{y} \in \Delta^q$",
            r"def-yhat: \hat{y}_i = \frac{\exp(o_i)}{\sum_j \exp(o_j)}",
            r"def-l: l(\mathbf{y}, \hat{\mathbf{y}}) = - \sum_{j=1}^q y_j \log \hat{y}_j",
        ],
        r"\partial_{o_j} l(\mathbf{y}, \hat{\mathbf{y}}) = \frac{\exp(o_j)}{\sum_{k=1}^q \exp(o_k)} - y_j",
        [
            r"\partial_{o_j} l(\mathbf{y}, \hat{\mathbf{y}}) = y_j - \hat{y}_j",
            r"\partial_{o_j} l(\mathbf{y}, \hat{\mathbf{y}}) = 0",
            r"l(\mathbf{y}, \hat{\mathbf{y}}) = l(\mathbf{y}, \mathbf{y})",
            r"\frac{\partial l}{\partial \hat{y}_i} = \frac{y_i}{\hat{y}_i}",
        ],
    ),
    (
        "d2l, the loss before the entries of ŷ",
        [
            r"$\mathbf{o} \in \mathbb{R}^q$, $\mathbf{y} \in \Delta^q$",
            r"def-l: l(\mathbf{y}, \hat{\mathbf{y}}) = - \sum_{j=1}^q y_j \log \hat{y}_j",
            r"def-yhat: \hat{y}_i = \frac{\exp(o_i)}{\sum_j \exp(o_j)}",
        ],
        r"l(\mathbf{y}, \hat{\mathbf{y}}) = \log \sum_{k=1}^q \exp(o_k) - \sum_{j=1}^q y_j o_j",
        [r"l(\mathbf{y}, \hat{\mathbf{y}}) = \log \sum_{k=1}^q \exp(o_k) + \sum_{j=1}^q y_j o_j"],
    ),
    (
        "tanh with a prime",
        [r"$z \in \mathbb{R}$"],
        r"\tanh'(z) = 1 - \tanh^2(z)",
        [r"\tanh'(z) = 1 + \tanh^2(z)", r"\tanh'(2 z) = 2 - 2 \tanh^2(2 z)"],
    ),
    (
        "cs229 softmax regression",
        [
            r"$\theta_k \in \mathbb{R}^n$, $k = 1, \dots, K$, $x^{(i)} \in \mathbb{R}^n$,"
            r" $y^{(i)} \in \{1, \dots, K\}$, $i = 1, \dots, m$",
            r"def-P: p^{(i)}_k = \frac{\exp(\theta_k^T x^{(i)})}{\sum_{j=1}^K \exp(\theta_j^T x^{(i)})}",
            r"def-J: J = - \sum_{i=1}^m \sum_{k=1}^K 1\{y^{(i)} = k\} \log p^{(i)}_k",
        ],
        r"\nabla_{\theta_k} J = - \sum_{i=1}^m x^{(i)} (1\{y^{(i)} = k\} - p^{(i)}_k)",
        [
            r"\nabla_{\theta_k} J = \sum_{i=1}^m x^{(i)} (1\{y^{(i)} = k\} - p^{(i)}_k)",
            r"\nabla_{\theta_k} J = - x^{(i)} (1\{y^{(i)} = k\} - p^{(i)}_k)",
            r"\nabla_{\theta_k} J = - \sum_{i=1}^m (1\{y^{(i)} = k\} - p^{(i)}_k)",
        ],
    ),
    (
        "coursera dZ",
        [
            r"$W^{[2]} \in \mathbb{R}^{1 \times h}$, $b^{[2]} \in \mathbb{R}$, $A^{[1]} \in \mathbb{R}^{h \times m}$,"
            r" $Y \in \{0,1\}^{1 \times m}$, $A^{[2]} \in (0,1)^{1 \times m}$, $z \in \mathbb{R}$",
            SIGMA,
            r"def-Z: Z^{[2]} = W^{[2]} A^{[1]} + b^{[2]} \mathbf{1}_m^T",
            r"def-A: A^{[2]} = \sigma(Z^{[2]})",
            r"def-J: J = -\frac{1}{m} \sum_{i=1}^m \left( Y_i \log A^{[2]}_i + (1 - Y_i) \log (1 - A^{[2]}_i) \right)",
            r"def-dZ: dZ^{[2]} = A^{[2]} - Y",
        ],
        r"\frac{\partial J}{\partial W^{[2]}} = \frac{1}{m} dZ^{[2]} A^{[1]T}",
        [
            r"\frac{\partial J}{\partial W^{[2]}} = dZ^{[2]} A^{[1]T}",
            r"\frac{\partial J}{\partial W^{[2]}} = \frac{1}{m} A^{[1]} dZ^{[2]T}",
            r"\frac{\partial J}{\partial W^{[2]}} = -\frac{1}{m} dZ^{[2]} A^{[1]T}",
        ],
    ),
    (
        "esl newton, the hessian",
        [
            r"$\mathbf{X} \in \mathbb{R}^{N \times d}$, $\beta \in \mathbb{R}^d$, $\mathbf{y} \in \{0,1\}^N$,"
            r" $\mathbf{p} \in (0,1)^N$, $\mathbf{W} \in \mathbb{R}^{N \times N}$",
            r"def-p: p_i = \frac{1}{1 + e^{-(\mathbf{X} \beta)_i}}",
            r"def-l: \ell = \sum_{i=1}^N \left( y_i \log p_i + (1 - y_i) \log (1 - p_i) \right)",
            r"def-W: \mathbf{W}_{ij} = \mathbb{1}(i = j) p_i (1 - p_i)",
        ],
        r"\frac{\partial^2 \ell}{\partial \beta \partial \beta^T} = -\mathbf{X}^T \mathbf{W} \mathbf{X}",
        [
            r"\frac{\partial^2 \ell}{\partial \beta \partial \beta^T} = \mathbf{X}^T \mathbf{W} \mathbf{X}",
            r"\frac{\partial^2 \ell}{\partial \beta \partial \beta^T} = -\mathbf{X}^T \mathbf{X}",
        ],
    ),
    (
        "szegedy label smoothing",
        [
            r"$z \in \mathbb{R}^K$, $p \in (0,1)^K$, $y \in \{1, \dots, K\}$, $\epsilon \in [0,1]$",
            r"def-p: p_k = \frac{\exp(z_k)}{\sum_{i=1}^K \exp(z_i)}",
            r"def-q: q'_k = (1 - \epsilon) \delta_{k,y} + \frac{\epsilon}{K}",
            r"def-l: \ell = -\sum_{k=1}^K q'_k \log p_k",
        ],
        r"\frac{\partial \ell}{\partial z_k} = p_k - q'_k",
        [
            r"\frac{\partial \ell}{\partial z_k} = q'_k - p_k",
            r"\frac{\partial \ell}{\partial z_k} = p_k - \delta_{k,y}",
            r"\sum_k q'_k = 1 - \epsilon",
        ],
    ),
    (
        "hinton temperature",
        [
            r"$z \in \mathbb{R}^N$, $p \in \Delta^N$, $T > 0$, $q \in (0,1)^N$",
            r"def-q: q_i = \frac{\exp(z_i / T)}{\sum_j \exp(z_j / T)}",
            r"def-C: C = -\sum_j p_j \log q_j",
        ],
        r"\frac{\partial C}{\partial z_i} = \frac{1}{T} (q_i - p_i)",
        [
            r"\frac{\partial C}{\partial z_i} = q_i - p_i",
            r"\frac{\partial C}{\partial z_i} = \frac{1}{T} (p_i - q_i)",
        ],
    ),
    (
        "update of primed weights",
        [
            r"$w_k \in \mathbb{R}$, $w'_k \in \mathbb{R}$, $k = 1, \dots, K$, $\eta \in \mathbb{R}$",
            r"def-w: w'_k = w_k - \eta w_k",
        ],
        r"w'_k = (1 - \eta) w_k",
        [r"w'_k = (1 + \eta) w_k", r"w_k = (1 - \eta) w'_k"],
    ),
]

CASES = [*NIELSEN, *BISHOP, *NG, *D2L, *OTHERS, *PRINTED]
