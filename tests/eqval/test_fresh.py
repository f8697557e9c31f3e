# ruff: noqa: E501
"""An equation in running text whose left side is fresh defines it, unless its text doubts that."""

from itertools import cycle, islice

import pytest

from eqval.faces.survey import report

GIVEN = r"Let $x \in \mathbb{R}$."
GIVEN_FA = r"بگیرید $x \in \mathbb{R}$."
CLAIM = "$$ q + 1 = 2 x + 1 $$ (eq-a)"
SENTENCES = [
    "The hidden layer is $q = 2 x$.",
    "The network is a stack of layers with the output $q = 2 x$.",
    "The activation used here is the linear function, $q = 2 x$.",
    "Training minimises the loss of the model, where $q = 2 x$ is the loss.",
    "The posterior depends on the signal $q = 2 x$.",
    "The weight enters through the quantity $q = 2 x$, and the gradient follows.",
    "We now introduce the wibble $q = 2 x$.",
    "The wibble is given by $q = 2 x$ and feeds the layer.",
    "The Poisson logit is defined as $q = 2 x$.",
    "The network returns the score: $q = 2 x$.",
    "With the swish activation $q = 2 x$, its derivative follows.",
    "Negative sampling loss of one pair: $q = 2 x$.",
    "The class is represented by the wobble of the frobnicator computed as $q = 2 x$.",
    "Given $q = 2 x$, the rest follows.",
    "Since $q = 2 x$, the rest follows.",
    "Specifically, the network computes $q = 2 x$.",
    "The mapping $q = 2 x$ (an unconstrained output) frobs the wibble.",
    "Squashing kernels blorp the mollified tokens $q = 2 x$.",
    "The desired output is $r = 0$, so that $q = 2 x$.",
    "Here $r = 3 x$ is the signal of the hidden layer and $q = 2 x$ is the score.",
    "For simplicity we choose the objective $q = 2 x$.",
    "For each training input $u$, the wobble is $q = 2 x$.",
    r"Let $r : \mathbb{R} \to \mathbb{R}$ be differentiable and let $q = 2 x$.",
    "We apply gradient descent on the loss $q = 2 x$.",
    "We write $q = 2 x$ for the output of the neuron.",
    "After one step the weight is $q = 2 x$.",
    "For the linear form $q = 2 x$, the slope of the layer follows.",
    "Here $u$ is an input and the penalized one is $q = 2 x$.",
    "The new memory is $q = 2 x$, and $u$ is the old memory.",
    r"The log odds of $p \in (0, 1)$ are $q = 2 x$.",
]
PERSIAN = [
    "شبکه امتیاز $q = 2 x$ را می‌دهد.",
    "با فعال‌سازی $q = 2 x$، خروجی چنین است.",
    "خروجی نرون $q = 2 x$ است.",
    "مدل شبکه خروجی دارد که در آن $q = 2 x$.",
    "مدل رگرسیون خطی $q = 2 x$ است.",
    "آنتروپی متقاطع با $q = 2 x$ ساخته می‌شود.",
]
# What denies, doubts, compares, supposes or makes a case: before, behind, or round a sentence.
FRAMES = [
    "If all goes well, {}", "Unless told, {}", "When it rains, {}", "Some authors write: {}",
    "Nobody believes this: {}", "In other books, {}", "Suppose for contradiction: {}",
    "It is wrong that {}", "Smith says: {}", "Previously, {}", "For small $x$, {}",
    "For $x > 1$, {}", "One would think: {}", "Unlike ours, {}", "Is it so? Perhaps {}",
    "> {}", ":::{{exercise}}\n{}\n:::", "- {}\n- or not", "Wrong: {}", "A common mistake. {}",
    "The following is not true. {}", "“{}”", "{} This is wrong.", "{} But not here.",
    "{} (Only for a moment.)", "{} Just kidding.", "{} Then $q \\gets q + 1$.", "{} Now $q = 3 x$.",
    "{} Below, $q$ means the loss.", "{} Find the error.", "{} Is it?", "In linear regression, {}",
    "Imagine a world. In it, {}", "For example, {}", "Recall: {}", "Were it so, {}",
    "{} We no longer use this.", "Let us pretend: {}", "Their claim: {}",
    "In case of doubt, {}", "At the optimum, {}", "Exercise. {}", "Case 1: {}",
    "**Wrong**\n{}", "**Exercise 3**\n{}", "**For small inputs**\n{}", "**Quiz**\n\n{}",
    "In this dream, {}", "Legend has it: {}", "Rumour: {}", "Contrary to fact: {}", "Allegedly, {}",
    "Ironically, {}", "In Euclid's days, {}", "Long ago, {}", "Two years back, {}",
    "As a caricature: {}", "A parody: {}", "Silly as it is, {}", "Pretty much, {}", "Hopefully, {}",
    "Strike this out: {}", "Crossed out: {}", "Deprecated: {}", "Obsolete: {}", "Draft: {}",
    "TODO: {}", "Beware: {}", "Warning: {}", "Disproved: {}", "Cancelled: {}", "Not so fast. {}",
    "Disregard the next line. {}", "{} Scrap that.", "{} Discard it.", "{} Ignore this.",
    "{} This was retracted.", "{} It has been withdrawn.", "{} That went out of fashion.",
    "{} It is superseded.", "{} This got corrected.", "{} Both are wrong.", "{} Or so they say.",
    "{} This holds on Sundays.", "{} It changed.", "{} That is the joke.", "{} Oops.",
    "{} Strike it.",
    "{} This has a sign error.", "{} It is off by a factor.", "{} We change this below.",
    "{} That holds approximately.", "{} We undo this now.", "{} Here the factor is missing.",
    "~~{}~~", "<del>{}</del>", "[^1]\n\n[^1]: {}", "| a |\n|---|\n| {} |", "# {}", "*Wrong:* {}",
]  # fmt: skip
BEHIND = [
    "if $x > 0$", "unless told", "for small $x$", "for $x > 0$", "only in theory", "at night",
    "where $x > 0$", "for most inputs", "or $q = 3 x$", "instead of $3 x$", "in the first case",
    "when positive", "when $x = 1$", "on weekends", "until it stops", "which fails", "nearly",
    "stays unless told", "has been dropped", "was used", "gets replaced", "used to hold",
    "is rejected",
    "in the limit", "up to a constant", "modulo 2", "to first order", "on average",
    "in expectation",
    "(linear regime)", ", etc", "is the wibble at night",
    "(a lie)", "(the wrong one)", "(sic)", "(approximately)", "(where $x > 0$)",
    ", up to scale", ", plus noise", ", give or take", ", modulo constants", ", sort of",
    ", in theory",
    ", on paper", ", in the limit", ", minus an offset", ", times a constant", ", as it were",
    ", so to speak", ", loosely speaking", ", barring accidents", ", save for a sign", ", someday",
    ", with hindsight", ", we hope", ", I guess", ", more or less", ", ideally", ", in principle",
    "is not used", "is the gradient", "is false", "is wrong", "with luck", "as Smith says",
]  # fmt: skip
FRAMES_FA = [
    "اگر درست باشد، {}", "بعضی می‌نویسند: {}", "شاید {}", "در کتاب‌های دیگر {}", "اشتباه رایج: {}",
    "{} این غلط است.", "{} اما نه اینجا.", "تمرین. {}", "فرض خلف: {}", "برای $x > 1$، {}",
    "گاهی {}", "منسوخ: {}", "پیش‌نویس: {}", "می‌گفتند: {}", "در رؤیا {}", "{} کنار گذاشته شد.",
    "{} این را دور بیندازید.", "{} این منسوخ شد.", "{} این پس گرفته شد.", "{} خطا را پیدا کنید.",
    "> {}", "{} از این پس $q$ ضرر است.", "{} نه همیشه.",
    "الف) {} ب) وگرنه", "به شرطی که {}", "تاکنون {}", "از این پرهیز می‌کنیم: {}",
]  # fmt: skip


@pytest.mark.parametrize("sentence", SENTENCES)
def test_it_defines_what_is_fresh(judge, sentence):
    found = judge(f"{GIVEN} {sentence}\n\n{CLAIM}")
    assert found["eq-a"].status == "proved", found


@pytest.mark.parametrize("sentence", PERSIAN)
def test_it_defines_what_is_fresh_in_persian(judge, sentence):
    found = judge(f"{GIVEN_FA} {sentence}\n\n{CLAIM}")
    assert found["eq-a"].status == "proved", found


@pytest.mark.parametrize(
    ("heading", "held"),
    [("Part 1: the wobble of the output", True), ("Wrong", False), ("Exercise 3", False),
     ("For small inputs", False), ("**\n**A part**\n**Wrong", False)],
)  # fmt: skip
def test_the_bold_first_line_of_a_paragraph_is_no_part_of_its_sentence(judge, heading, held):
    for sentence in SENTENCES:
        found = judge(f"{GIVEN}\n\n**{heading}**\n{sentence}\n\n{CLAIM}")
        assert (found["eq-a"].status == "proved") == held, (sentence, found)


@pytest.mark.parametrize(
    ("label", "held"),
    [("Simple expressions", True), ("The wobble of the frobnicator", True), ("Sigmoid example", True),
     ("Wrong", False), ("Example", False), ("For small inputs", False), ("Old definition", False),
     ("Nothing of this holds", False), ("It fails", False), ("Withdrawn", False), ("Exercise 3", False),
     ("One of many", False), ("Problem 2", False), ("A fallacy", False), ("Usually", False)],
)  # fmt: skip
def test_a_label_at_the_head_of_a_paragraph_is_its_heading(judge, label, held):
    for sentence in SENTENCES[::3]:
        found = judge(f"{GIVEN}\n\n**{label}.** {sentence}\n\n{CLAIM}")
        assert (found["eq-a"].status == "proved") == held, (sentence, found)


@pytest.mark.parametrize(
    ("heading", "held"),
    [("2.5 Tracking a nonstationary problem", True), ("The learning problem", True),
     ("Problem 3", False), ("3. Problems", False), ("Practice problems", False)],
)  # fmt: skip
def test_a_heading_that_names_a_problem_is_no_exercise(judge, heading, held):
    for sentence in SENTENCES[::5]:
        found = judge(f"# Title\n\n{GIVEN}\n\n## {heading}\n\n{sentence}\n\n{CLAIM}")
        assert (found["eq-a"].status == "proved") == held, (sentence, found)


def each_with(few, words):
    """Each of the words with a few of the sentences, in turn: each sentence meets as many."""
    ring = cycle(SENTENCES)
    return [(one, list(islice(ring, few))) for one in words]


@pytest.mark.parametrize(("frame", "sentences"), each_with(7, FRAMES))
def test_a_frame_that_doubts_takes_every_definition_back(judge, frame, sentences):
    for sentence in sentences:
        found = judge(f"{GIVEN}\n\n{frame.format(sentence)}\n\n{CLAIM}")
        assert found["eq-a"].status not in ("proved", "refuted"), (sentence, found)


@pytest.mark.parametrize(("words", "sentences"), each_with(7, BEHIND))
def test_what_narrows_it_takes_every_definition_back(judge, words, sentences):
    for sentence in sentences:
        text = sentence.replace("$q = 2 x$", f"$q = 2 x$ {words}")
        found = judge(f"{GIVEN}\n\n{text}\n\n{CLAIM}")
        assert found["eq-a"].status not in ("proved", "refuted"), (text, found)


@pytest.mark.parametrize("frame", FRAMES_FA)
def test_a_persian_frame_that_doubts_takes_every_definition_back(judge, frame):
    for sentence in PERSIAN:
        found = judge(f"{GIVEN_FA}\n\n{frame.format(sentence)}\n\n{CLAIM}")
        assert found["eq-a"].status not in ("proved", "refuted"), (sentence, found)


@pytest.mark.parametrize(
    "words",
    ["We relax the constraint $q = 2 x$.", "The equation $q = 2 x$.",
     "We test the hypothesis $q = 2 x$.", "Departures from the law $q = 2 x$.",
     "The model violates $q = 2 x$.", "We abolish the rule $q = 2 x$.",
     "The data contradict the wibble $q = 2 x$.", "We stop using the wibble $q = 2 x$.",
     "We delete the output $q = 2 x$.", "We remove the output $q = 2 x$.",
     "We move away from the output $q = 2 x$.", "We leave the output $q = 2 x$ behind.",
     "We dismiss the loss $q = 2 x$.", "Eliminate the loss $q = 2 x$.",
     "The model lacks the output $q = 2 x$.",
     "The condition is $q = 2 x$.", "We solve $q = 2 x$.", "Soon the output is $q = 2 x$.",
     "Eventually the output is $q = 2 x$.", "Prove that $q = 2 x$.", "Show that $q = 2 x$.",
     "Check that $q = 2 x$.", "We find that $q = 2 x$.", "We expect $q = 2 x$.",
     "The goal is $q = 2 x$.", "We want the output $q = 2 x$.",
     "We choose the weights so that $q = 2 x$.", "For optimality, $q = 2 x$.",
     "We write $q = 2 x$ for the gradient.", "We write $q = 2 x$ for the inputs near zero.",
     "We write $q = 2 x$ for inputs.", r"It may be $q = 2 x$. If we doubt this we obtain",
     "After the war the weight is $q = 2 x$.", "The old memory is $q = 2 x$.",
     "Here $u$ is an input and the wrong one is $q = 2 x$.",
     "We consider $q = 2 x$.", "Take $q = 2 x$.",
     "For each bad input $u$, the wobble is $q = 2 x$.",
     "For each positive input $u$, the wobble is $q = 2 x$.",
     "For each input $u > 0$, the wobble is $q = 2 x$.",
     "We hope for the output $q = 2 x$.", "The output tends to $q = 2 x$.",
     "We aim at the output $q = 2 x$.", "We wish $q = 2 x$."],
)  # fmt: skip
def test_what_is_solved_wanted_or_given_up_is_defined_by_nobody(judge, words):
    found = judge(f"{GIVEN} {words}\n\n{CLAIM}")
    assert found["eq-a"].status not in ("proved", "refuted"), found


@pytest.mark.parametrize(
    "words",
    ["از $q = 2 x$ پرهیز می‌کنیم.", "فراتر از $q = 2 x$ می‌رویم.", "وجود دارد $q = 2 x$.",
     "گیریم $q = 2 x$.", "خروجی شبکه $q = 2 x$ است، با تقریب.",
     "شبکه امتیاز $q = 2 x$، تا حد یک علامت، را می‌دهد.",
     "خروجی $q = 2 x$ است، منهای یکی.", "نزدیک $q = 2 x$ می‌مانیم.",
     "خروجی $q = 2 x$ حذف می‌شود."],
)  # fmt: skip
def test_a_persian_place_where_no_definition_stands(judge, words):
    found = judge(f"{GIVEN_FA} {words}\n\n{CLAIM}")
    assert found["eq-a"].status not in ("proved", "refuted"), found


@pytest.mark.parametrize(
    "more", ["Let $q = 3 x$.", r"Let $q \in \mathbb{R}^3$.", "The loss is $q = x^2$."]
)
def test_two_meanings_are_none(judge, more):
    for sentence in SENTENCES:
        found = judge(f"{GIVEN}\n\n{sentence}\n\n{CLAIM}\n\n{more}")
        assert found["eq-a"].status not in ("proved", "refuted"), (sentence, found)


def test_it_is_held_to_all_that_a_display_is(judge):
    page = f"{GIVEN} The network returns the score $q = \\log x$.\n\n$$ e^q = x $$ (eq-a)"
    assert judge(page)["eq-a"].status not in ("proved", "refuted")
    page = f"{GIVEN} The network returns the score $q = 2 x$.\n\n"
    found = judge(page + r"$$ \frac{\partial q}{\partial x} = 2 $$ (eq-a)")
    assert found["eq-a"].status == "proved", found


@pytest.mark.parametrize(
    ("sentence", "cause"),
    [
        ("Nobody uses the output $q = 2 x$.", "Nobody"),
        ("The output frobs at $q = 2 x$.", "frobs at"),
        ("The output is $q = 2 x$. The loss is $q = 3 x$.", "q = 3 x"),
        ("The output is $q = 2 x$ on inputs.", "on inputs"),
        (r"The output is $q = \sum W P$.", "without its index"),
    ],
)
def test_the_message_names_the_cause_and_the_way_out(judge, sentence, cause):
    found = judge(f"{GIVEN} {sentence}\n\n{CLAIM}")
    inline = next(v.reason for name, v in found.items() if name.startswith("inline"))
    assert cause in inline and "with a label" in inline, inline


@pytest.mark.parametrize(
    ("page", "status"),
    [
        ("There are two layers: one has the output $q_1 = 2 x$, and the other has the output $q_2 = 3 q_1$.", "unreadable"),
        ("The first layer has the output $q_1 = 2 x$, and the second layer has the output $q_2 = 3 q_1$.", "proved"),
        ("The first layer has the output $q_1 = 2 x$, and the second layer has the output $q_1 = 3 x$.", "unreadable"),
    ],
)  # fmt: skip
def test_a_number_below_a_name_makes_another_name(judge, page, status):
    found = judge(f"{GIVEN} {page}\n\n$$ q_2 + q_1 = 8 x $$ (eq-a)")
    assert found["eq-a"].status == status, found


def test_a_function_that_one_considers_is_defined(judge):
    page = f"{GIVEN} In one dimension, consider $f(x) = x^2$.\n\n$$ f(2 x) = 4 f(x) $$ (eq-a)"
    assert judge(page)["eq-a"].status == "proved"
    assert judge(page.replace("In one", "In the wrong"))["eq-a"].status != "proved"


def test_what_is_only_derived_takes_nothing_back(judge):
    page = f"{GIVEN} We set $q = 2 x$. If we solve this for $x$ we obtain\n\n"
    assert judge(page + "$$ x = q / 2 $$ (eq-a)")["eq-a"].status == "proved"
    assert (
        judge(page.replace("solve", "drop") + "$$ x = q / 2 $$ (eq-a)")["eq-a"].status != "proved"
    )


def test_with_the_parts_of_it_it_goes_on(judge):
    page = r"Let $x \in \mathbb{R}$. The model is $q = b + w x$ with the intercept $b \in \mathbb{R}$ and the slope $w \in \mathbb{R}$."
    found = judge(page + "\n\n$$ q - b = w x $$ (eq-a)")
    assert found["eq-a"].status == "proved", found


def test_a_formula_that_is_cut_anywhere_stops_no_page(judge):
    latex = r"f_{i}(x) = \frac{1}{1 + e^{-x}} \in \{0, 1\}"
    for end in range(1, len(latex)):
        text = f"We call ${latex[:end]}$ a half. The output is $q = 2 x$."
        assert "eq-a" in judge(f"{GIVEN} {text}\n\n{CLAIM}"), text


@pytest.mark.parametrize("word", ["softmax", "sigmoid", "ReLU", "softplus", "hyperbolic tangent"])
def test_a_letter_for_a_function_that_everyone_knows_stops_no_page(judge, word):
    page = rf"Let $\sigma$ be the {word} and $z \in \mathbb{{R}}^K$."
    assert "eq-a" in judge(page + "\n\n" + r"$$ \sum_i \sigma(z)_i = 1 $$ (eq-a)")


def test_where_explains_the_display_right_above_it(judge):
    page = f"{GIVEN}\n\n$$ r = 3 s(x) $$ (def-a)\n\nwhere $s(x) = x^2$ is the square function.\n\n"
    assert judge(page + "$$ r = 3 x^2 $$ (eq-a)")["eq-a"].status == "proved"
    page = f"{GIVEN}\n\n$$ q + 1 = 2 x + 1 $$ (eq-a)\n\nThen $q = 2 x$ is the wobble.\n\n"
    assert judge(page + "$$ q = 2 x $$ (eq-b)")["eq-b"].status not in ("proved", "refuted")


def test_what_it_rests_on_is_read_first(judge):
    page = "Let $w, x \\in \\mathbb{R}$. The neuron gives the output $a = 2 z$, where $z = w x$."
    found = judge(page + "\n\n" + r"$$ \frac{\partial a}{\partial w} = 2 x $$ (eq-a)")
    assert found["eq-a"].status == "proved", found


def test_the_survey_lists_what_was_taken_as_a_definition(tmp_path, capsys):
    path = tmp_path / "page.md"
    path.write_text(f"{GIVEN} {SENTENCES[0]}\n\n{CLAIM}", encoding="utf-8")
    report([path], quiet=True)
    said = capsys.readouterr().out
    assert "Definitions taken from the text" in said and "$q = 2 x$" in said


NEURON = r"""
$$ L = \frac{1}{2} (a - y)^2 $$ (def-L)

{lead}

- $z = w x + b$ is the weighted input,
- $a = \sigma(z)$ is {what}, and $\sigma(z) = \frac{{1}}{{1 + e^{{-z}}}}$
- $x, w, b, y \in \mathbb{{R}}$.

$$ \frac{{\partial L}}{{\partial b}} = (a - y) a (1 - a) $$ (eq-right)

$$ \frac{{\partial L}}{{\partial b}} = (a - y) (1 - a) $$ (eq-wrong)
""".replace(r"\frac{1}{2}", r"\frac{{1}}{{2}}")


def test_a_list_below_where_is_its_sentence(judge):
    found = judge(NEURON.format(lead="where:", what="the activation"))
    assert found["eq-right"].status == "proved"
    assert found["eq-wrong"].status == "refuted"


@pytest.mark.parametrize(
    ("lead", "what"),
    [
        ("Some of these hold:", "the activation"),
        ("where, if we are lucky:", "the activation"),
        ("where:", "not the activation"),
        ("where:", "perhaps the activation"),
    ],
)
def test_a_list_that_may_say_something_else_defines_nothing(judge, lead, what):
    found = judge(NEURON.format(lead=lead, what=what))
    assert found["eq-right"].status in ("unreadable", "ill-typed")
    assert found["eq-wrong"].status in ("unreadable", "ill-typed")


SAID_MORE = r"""
    Let $q \in (0, 1)$. Let $a = 1 - q$ be one-half the log-odds.
    Let $q \in (0, 1)$. Let $a = 1 - q$ be one-half the log-likelihood.
    Let $q \in (0, 1)$. Let $a = 1 - q$ be the same quantity in short.
    Let $q \in (0, 1)$, and recode the response as $a = 1 - q$.
    Let $q \in \{0, 1\}$. We set $a = 1 - q$, which is zero or one, and go on.
    Let $q \in (0, 1)$. Let $a = 1 - q$ be the log-odds of a Bernoulli variable.
    Let $a_0, a_1 > 0$ and $q \in (0, 1)$. Let $a = 1 - q$ be the number of tosses.
"""
SAID_OTHERWISE = r"""
    Let $q \in (0, 1)$. Let $a = 1 - q$ be the same rule in doubt.
    Let $q \in (0, 1)$, and mistake the response as $a = 1 - q$.
    Let $q \in \{0, 1\}$. We set $a = 1 - q$, which is wrong or not, and go on.
    Let $a > 0$ and $q \in (0, 1)$. Let $a = 1 - q$ be the number of tosses.
"""


@pytest.mark.parametrize("said", [x.strip() for x in SAID_MORE.strip().splitlines()])
def test_what_is_said_of_a_definition_may_be_more_than_a_noun(judge, said):
    assert judge(f"{said}\n\n$$ a + q = 1 $$ (eq-a)")["eq-a"].status == "proved"


@pytest.mark.parametrize("said", [x.strip() for x in SAID_OTHERWISE.strip().splitlines()])
def test_but_no_doubt(judge, said):
    assert judge(f"{said}\n\n$$ a + q = 1 $$ (eq-a)")["eq-a"].status == "unreadable"


@pytest.mark.parametrize("said", ["a > 0", "a > 0$ is a weight and $b > 1", r"0 < a < 1"])
def test_below_a_display_an_order_declares_what_is_new(judge, said):
    page = "Let $x \\in \\mathbb{R}$.\n\n$$ f(x) = a x^2 $$ (def-f)\n\nwhere $SAID$.\n\n".replace(
        "SAID", said
    )
    for one in (page, page.replace("where", "with")):
        assert judge(one + "$$ f(1) > 0 $$ (eq-a)")["eq-a"].status == "proved"
    assert judge(page + "$$ f(1) < 0 $$ (eq-a)")["eq-a"].status == "refuted"
    assert judge(page + "$$ f(x) > 0 $$ (eq-a)")["eq-a"].status == "refuted"


@pytest.mark.parametrize("lead", ["For parameters", "For a parameter vector", "For any weights"])
def test_what_a_lead_declares_makes_no_case(judge, lead):
    page = (
        "Let $x \\in \\mathbb{R}^n$.\n\n"
        f"{lead} $w \\in \\mathbb{{R}}^n$, the output of the model is $q = w^\\top x$. It is used below."
        "\n\n$$ \\frac{\\partial q}{\\partial w} = x $$ (eq-a)"
    )
    assert judge(page.replace(" It is used below.", ""))["eq-a"].status == "proved"
    old = page.replace("$x \\in", "$w, x \\in")
    assert judge(old.replace(" It is used below.", ""))["eq-a"].status != "refuted"


LEADS_ON = [
    (r"The score $q = -x \log x$, with the natural logarithm. Then", r"e^{q / x} = \frac{1}{x}", "proved"),
    (r"The score $q = -x \log x$, with the logarithm to base two. Then", r"e^{q / x} = \frac{1}{x}", ""),
    (r"The score $q = -x \log x$, with a smooth logarithm. Then", r"e^{q / x} = \frac{1}{x}", ""),
    (r"For $y \in \mathbb{R}$ the function $q(y) = y^2$ has the derivative", "q'(y) = 2 y", "proved"),
    (r"For $y \in \mathbb{R}$ the function $q(y) = y^2$ has the derivative", "q'(y) = y", "refuted"),
    (r"For $y \in \mathbb{R}$ the function $q(y) = y^2$ has the derivative of a cube", "q'(y) = 2 y", ""),
]  # fmt: skip


@pytest.mark.parametrize(("said", "claim", "status"), LEADS_ON)
def test_what_goes_on_with_its_derivative_or_the_plain_logarithm_is_a_definition(
    judge, said, claim, status
):
    found = judge(f"Let $x \\in (0, 1)$. {said}\n\n$$ {claim} $$ (eq-a)")["eq-a"]
    assert found.status == status if status else found.status not in ("proved", "refuted"), found
