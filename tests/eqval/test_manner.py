# ruff: noqa: E501
"""What a short page says of its signs, in any words, holds back all that is written with them."""

import itertools

import pytest

from eqval.pages.manner import SHORT, manner

RULES = r"""# Rules

Let $n \in \mathbb{N}$, $x, y \in \mathbb{R}$ and $a, b \in \mathbb{R}^n$.

ABOVE

$$ (x + y)^2 = x^2 + 2 x y + y^2 $$ (eq-square)

$$ \sum_{i=1}^n (a_i + b_i) = \sum_{i=1}^n a_i $$ (not-sum)

$$ x + y = x - y $$ (eq-wrong)

BELOW
"""
PLAIN = {"eq-square": "proved", "not-sum": "caught", "eq-wrong": "refuted"}
ODD = r"""
To save ink this report writes $\sum_{i=1}^n$ for the average over the items.
Wherever $A^\top$ is printed, read the inverse.
A sum over $i, j$ takes every pair of different indices once.
From this line on, whoever writes a quotient puts the divisor first.
The fraction bar of this chapter gives what is left over.
Whoever reads a sum here should think of a mean.
In the tables of this department a product is formed backwards.
An exponent counts how often one adds.
In our dialect adding two numbers gives their maximum.
The raised two is a footnote mark.
What stands between bars is squared.
Our parentheses round to the next whole number.
Left sides are in metres, right sides in centimetres.
Two indices that are equal are left out of a double sum.
We sum over unordered pairs.
Everything is to first order.
Expressions are to be halved before they are compared.
You will not find any minus: it was rubbed out by the censor.
Multiplying here is the same as adding.
Think of each function as already differentiated.
The number e is taken as 3.
To transpose is to negate.
The letter n counts from the back.
By a "sum" the editor understands the last entry of a list.
Bold letters are the negatives of their plain counterparts.
Suppose that $\sum_{i=1}^n$ skips every even $i$.
It is customary in our guild that a square keeps its sign.
Nothing on this page is true unless it is negated first.
One is not a unit for our product; it annihilates.
The assumption is to be understood with one exception.
Every sum is a product.
Big sigma is a seesaw at our school.
Every sum leaves out its last term.
Wherever a bar is printed, read a root.
Each derivative is an integral.
هر مجموع یک حاصل‌ضرب است.
هر جا توان دو چاپ شده، توان سه بخوانید.
برای صرفه‌جویی در جوهر، خط کسری را به معنای تفریق به کار می‌بریم.
مجموع‌ها یکی مانده به آخر تمام می‌شوند.
همهٔ کسرها وارونه چاپ شده‌اند.
پرانتزها عدد را گرد می‌کنند.
ترانهاده یعنی وارون.
مقصود از لگاریتم، تعداد رقم‌های عدد است.
کسی که این صفحه را می‌خواند باید جای صورت و مخرج را عوض کند.
""".strip().splitlines()
HARMLESS = r"""
The gradient of a sum is the sum of the gradients.
The factor $\frac{1}{2}$ makes no real difference, since it cancels when we take the derivative.
Taking the logarithm turns the product into a sum.
The last equality follows from the definition of the norm.
By the chain rule, the derivative splits into a product of two simpler factors.
A prime means a derivative.
The bars denote the Euclidean length.
Gradients are row vectors.
Gradient descent repeatedly takes a step.
Multiplication is cheap on this page.
We see that the Hessian is no longer constant.
The matrix of inputs has one row per example.
$\log$ is the natural logarithm.
After simplification the exponentials cancel and only a difference remains.
با گرفتن لگاریتم، حاصل‌ضرب به مجموع تبدیل می‌شود.
جمع روی همهٔ نمونه‌هاست.
عامل مشترک را از مجموع بیرون می‌کشیم.
""".strip().splitlines()


@pytest.mark.parametrize("place", ["ABOVE", "BELOW"])
@pytest.mark.parametrize("said", ODD)
def test_what_is_said_of_all_signs_holds_back_all(judge, said, place):
    found = judge(RULES.replace(place, said))
    judged = {found[label].status for label in PLAIN}
    assert not judged & {"proved", "refuted", "caught"}, found


@pytest.mark.parametrize("said", HARMLESS)
def test_what_speaks_of_a_sign_in_passing_holds_back_nothing(said):
    assert manner(f"Let $x > 0$. {said}") == ""


@pytest.mark.parametrize(
    "lead",
    [
        "Dropping the terms that do not depend on it, the square is",
        "A product of equal factors gives",
        "مشتق این تابع بر حسب خودش نوشته می‌شود:",
    ],
)
def test_what_leads_to_a_display_speaks_of_that(judge, lead):
    assert judge(RULES.replace("ABOVE", lead))["eq-square"].status == "proved"


def test_a_page_that_says_nothing_is_judged(judge):
    found = judge(RULES)
    assert {label: found[label].status for label in PLAIN} == PLAIN


OF_ALL = ("Every {}", "Each {}", "Any {}", "All {}s", "{}s", "A {}", "Our {}s", "On this page a {}")
NOUNS = ("sum", "fraction", "product", "square", "exponent", "logarithm", "derivative", "bracket", "sign", "letter", "equation")  # fmt: skip
ODDLY = ("is worn like a hat", "hibernates", "skips its third part", "obeys the mayor", "is squeezed by a half")  # fmt: skip


@pytest.mark.parametrize(("of_all", "noun"), [*itertools.product(OF_ALL, NOUNS)])
def test_of_all_of_a_kind_only_known_words_are_passed_over(of_all, noun):
    for oddly in ODDLY:
        said = f"{of_all.format(noun).capitalize()} {oddly}"
        assert manner(f"{said}.") == said
        assert manner(f"We begin here; {said.lower()}.")
    assert not manner(f"{of_all.format(noun).capitalize()} is then computed as before.")


def test_a_long_text_may_tell_of_signs():
    story = "\n\n".join(f"In chapter {k} the neuron learns." for k in range(SHORT))
    assert manner(f"Every sum hibernates.\n\n{story}") == ""
    assert manner("Every sum hibernates.\n\nThe neuron learns.")


def test_it_says_what_it_has_not_understood(judge):
    reason = judge(RULES.replace("ABOVE", "Every sum hibernates."))["eq-square"].reason
    assert reason == "“Every sum hibernates” may say how this page writes: say it in plainer words"
