# ruff: noqa: E501
"""What a sentence does to a name: forms × sets × claims (eqval/pages/speech.py)."""

import itertools
import re

import pytest

# How S gives a set, what is declared without it, a claim true only in it, one false in both worlds.
SETS = [
    (r"$x \in \mathbb{R}_{>0}$", r"$x \in \mathbb{R}$", r"\sqrt{x^2} = x", r"\sqrt{x^2} = x + 1"),
    ("$x > 0$", r"$x \in \mathbb{R}$", "|x| = x", "|x| = x + 1"),
    (r"$p \in (0, 1)$", r"$p \in \mathbb{R}$", "p^2 < p", "p^2 = p + 1"),
    (r"$y \in \{0, 1\}$", r"$y \in \mathbb{R}$", "y^2 = y", "y^2 = y + 2"),
    (r"$\mathbf{p} \in \Delta^K$", r"$\mathbf{p} \in \mathbb{R}^K$", r"\sum_k p_k = 1", r"\sum_k p_k = \sum_k p_k + 1"),
    (r"$x \in \mathbb{R} \setminus \{0\}$", r"$x \in \mathbb{R}$", r"\frac{x}{x} = 1", r"\frac{x}{x} = 2"),
]
MENTIONED = """
Some might want S here.
We steer clear of S.
S is off the table.
The author of [1] insists on S.
Under S the proof is short.
Were S true, we would be done.
Whether S or not plays no role.
S? Hardly.
Who would require S?
The reviewers asked for S.
It is tempting to require S.
A purist would demand S.
That S is nowhere used.
Contrary to S, everything is allowed.
We deliberately do not impose S.
There are people who take S.
We used to take S.
The opposite of S holds.
The trouble with S is plain.
S seems reasonable but is not needed.
S was rejected.
Reject S.
Forget S.
Drop S.
Suppose, if you must, S.
Let S go.
Consider S a joke.
Consider S withdrawn.
Given S, all would be easy.
With S everything would be easy.
With S the proof would be shorter.
For S see the appendix.
For S only.
Here S is not required.
Here S fails.
Assume S does not hold.
Assume S is false.
Assume the contrary of S.
We assume S nowhere.
We assume S in the appendix.
We take S back.
We write S off.
A number S is too special.
The output need not be S.
Version two has the label S.
For the lazy reader, S.
We avoid S.
We exclude S.
We never take S.
Is S?
Do we need S?
Nobody assumes S.
No one needs S.
The case S is excluded.
The case S is easy.
The assumption S is not needed.
The assumption S would be too strong.
It was wrong to take S.
Contrast this with S.
Compare this with S.
Beware of S.
Other books take S.
Some authors require S.
A common mistake is to assume S.
The student took S.
Suppose for a moment S.
Suppose for contradiction that S.
Let us not assume S.
Let us avoid S.
Let nobody assume S.
Do not assume S.
Do not take S for granted.
Never take S.
Unlike the case S, here all numbers occur.
Rather than S, we take any number.
Instead of S we allow all.
Without S this is hard.
Had we S, all would be well.
If only S, all would be easy.
Imagine S.
What if S?
Why not S?
One may wonder whether S.
Smith claims S.
It is false that S.
It is unclear whether S.
We do not know whether S.
We cannot assume S.
We cannot say that S.
There is no reason for S.
We drop the assumption S.
We give up S.
We relax S.
We leave S.
We go beyond S.
Everything outside S matters, too.
The complement of S is what we need.
Only a fool would take S.
It would help to have S.
It would be nice to have S.
Earlier we had S.
Previously S.
Last year S.
In the previous chapter S.
In the next section S.
In the old version S.
In statistics S.
For S it is trivial.
For S the answer is easy, but we want all.
Even for S it may fail.
Except for S, all is well.
Up to now S was needed.
This fails for S.
This excludes S.
This rules out S.
This is more general than S.
We want more than S.
We generalise S.
S is too narrow.
S is not enough.
S is wrong.
S was the old choice.
S fails here.
S would be an error.
S or not.
S no longer holds.
S need not hold.
The set S is too small.
The condition S is violated.
The restriction S is lifted.
The reader may expect S.
A naive choice is S.
A wrong choice is S.
The tempting choice S is wrong.
Exercise: let S.
Wrong: let S.
Not so: let S.
Let S in the first example only.
Let S only in this sentence.
Let S for a moment.
Let S for now.
Let S for the sake of argument.
Let S until further notice.
Let S and see it fail.
Let S hold at first.
Let S unless stated otherwise.
Let S sometimes.
Let S in the next section.
Let S here and be arbitrary below.
Assume S only for now.
Assume S for the moment.
Assume S towards a contradiction.
""".strip().splitlines()
MENTIONED_IN_PERSIAN = """
از S پرهیز می‌کنیم.
آیا S؟
هیچ‌کس S را فرض نمی‌کند.
حالت S کنار گذاشته شده است.
اشتباه بود که S گرفتیم.
این را با S مقایسه کنید.
نباید S گرفت.
به‌جای S همهٔ عددها را می‌گیریم.
فرض نمی‌کنیم S باشد.
اگر S بود، آسان بود.
در بخش بعد S.
دیگران S می‌گیرند.
فرض S لازم نیست.
S کافی نیست.
S نادرست است.
در مثال قبل S بود.
بدون S سخت است.
ای کاش S بود.
فرض S را رها می‌کنیم.
بگیرید S، اما فقط اینجا.
""".strip().splitlines()
BESIDE_A_NOUN = """
We avoid the number S.
We exclude a rate S.
The old label S is gone.
Other books take a probability S.
The number S is wrong.
The rate S was a mistake.
It would help to have a rate S.
Nobody takes a number S.
Do not take a number S.
Contrast this with the number S.
Is the label S?
Beware of numbers S.
In the next chapter the label S is used.
Previously the label was S.
In the old version the label is S.
Unlike the label S, ours is any number.
Rather than a label S, we take any number.
There is no label S here.
The forbidden number S.
The label S would be too simple.
The label S is not enough.
A wrong label S.
For other labels S it is easy.
Without labels S this is hard.
Suppose for contradiction the number S.
The student chose the number S.
We relax the number S.
The label is never S.
If the label is S, it is easy.
When the label is S, it is easy.
Only if the label is S.
Perhaps the label is S.
Smith says that the label is S.
They say the label is S.
The label is S in the first example only.
The label is S for a moment.
""".strip().splitlines()
TAKEN_BACK = """
Scratch that.
Forget that.
Forget it.
Ignore this.
Strike that.
Drop this.
Undo this.
On second thought, no.
Or rather not.
That was wrong.
That was a joke.
That is a lie.
This is withdrawn.
This was too strict.
This was the old convention.
This holds only in this sentence.
This is what others do.
So says the old edition.
So they say.
In fact NAME may be negative.
Actually NAME may be anything.
NAME may be negative, too.
NAME can be negative.
NAME can also be zero or negative.
NAME is allowed to be negative.
NAME might drop below zero.
NAME is often negative.
NAME is any real number.
NAME is arbitrary.
NAME is a real number.
NAME is a number.
NAME need not be so.
NAME need not stay there.
NAME is free again.
NAME is unrestricted.
NAME ranges over all real numbers.
NAME runs through the whole line.
NAME varies freely.
NAME may leave this set.
NAME will take any sign.
NAME takes all values.
NAME takes both signs.
NAME has no fixed sign.
Nothing is known of NAME.
Nothing is assumed about NAME.
Nothing restricts NAME.
No restriction on NAME is made.
We make no assumption on NAME.
We allow any NAME.
We allow negative NAME.
We permit NAME to be negative.
We now let NAME be any number.
From now on NAME is arbitrary.
From here on NAME is any number.
Henceforth NAME is a scalar of either sign.
Below, NAME is arbitrary.
Later NAME may be anything.
The sign of NAME is arbitrary.
The sign of NAME does not matter.
The value of NAME is arbitrary.
The range of NAME is the whole line.
Negative values of NAME are welcome.
Think of NAME as any number.
Read NAME as any number.
Treat NAME as a free variable.
Replace NAME by its negative.
The definition above is too narrow, so we do without it.
The definition above is withdrawn.
The assumption above is too strong, so we drop it.
The above restriction is not needed.
The restriction is lifted.
We drop this assumption.
We no longer need this.
We lift the restriction now.
We do without this set.
The set above was a mistake.
The sentence above is wrong.
The first sentence is wrong.
The previous sentence does not count.
The previous paragraph is an example of bad style.
What was just said is wrong.
What we said above is false.
What stands above is a mistake.
None of this is true.
Nothing of this is used.
Disregard the sentence above.
Cross out the line above.
The reader should forget what was just said.
We take it back.
We withdraw it.
We revoke this.
We change our mind.
Now for all real numbers.
Everything below holds for all real numbers.
From here on all numbers are arbitrary.
From now on all names are free.
Never mind.
Just kidding.
Kidding.
Not really.
Well, almost.
Please ignore the preceding line.
Sorry, that is a typo.
Erratum: this is a typo.
Correction: NAME is any real number.
Correction: the sign is free.
Hold on, that is too much.
Wait, we need more generality.
Wait, NAME can be negative as well.
But NAME may just as well be negative.
However, NAME can be any number.
Yet nothing so far uses this.
Still, NAME could be zero.
We did not mean it.
We did not mean that.
We were joking.
I was wrong about that.
I take that back.
I withdraw the above.
The above is void.
The above does not apply below.
The above was a test.
All of the above is false.
Everything above is void.
The last statement is void.
This assumption is dropped at once.
This restriction is dropped in what follows.
Below we drop it.
In the rest of the page NAME is free.
In what follows NAME is arbitrary.
For the rest of this page NAME is any number.
Elsewhere NAME is any number.
Outside this paragraph NAME is arbitrary.
NAME has any sign below.
NAME is not restricted below.
NAME, however, is arbitrary from now on.
NAME is no longer positive.
NAME is not positive.
NAME is sometimes zero.
NAME equals minus one sometimes.
NAME turns negative later.
NAME becomes negative below.
NAME is unbounded in both directions.
NAME is a free parameter.
NAME is whatever you like.
NAME is anything.
NAME denotes an arbitrary real number.
NAME stands for any real number.
NAME lives on the real line.
NAME lives in the whole of the real line.
NAME wanders over all reals.
NAME can take on any value.
NAME assumes every real value.
NAME passes through zero.
NAME crosses zero.
NAME goes negative.
NAME's sign is free.
We do not restrict NAME.
We do not know the sign of NAME.
We shall not assume anything of NAME.
One should allow for negative NAME.
Allow NAME to be anything.
Let NAME be arbitrary.
Let NAME be any real number.
Now let NAME vary over the reals.
Now consider all real NAME.
Forget what we know of NAME.
Drop the condition on NAME.
The condition on NAME is dropped.
The restriction on NAME is lifted.
The assumption on NAME was too strong.
این را فراموش کنید.
این درست نبود.
این اشتباه بود.
این را پس می‌گیریم.
این فرض را رها می‌کنیم.
در واقع NAME می‌تواند منفی باشد.
NAME می‌تواند هر عددی باشد.
NAME ممکن است منفی باشد.
NAME هر عدد حقیقی است.
NAME دلخواه است.
NAME دیگر محدود نیست.
از این پس NAME دلخواه است.
علامت NAME دلخواه است.
دربارهٔ NAME چیزی فرض نمی‌کنیم.
تعریف بالا زیادی تنگ است.
فرض بالا لازم نیست.
جملهٔ بالا غلط است.
محدودیت برداشته می‌شود.
هیچ‌کدام از این‌ها درست نیست.
""".strip().splitlines()
TOLD = """
The network has two layers.
It is called the score.
NAME is the input of the network.
The gradient by NAME is simple.
Why does it learn so slowly?
Each row is a sample, and each row meets the same weights.
NAME enters the loss through the sigmoid.
Take one sample.
NAME is computed by the layer before.
The loss measures how far it is from the truth.
The slope at NAME tells the direction.
They are the same on every machine.
این خروجی شبکه است.
NAME ورودی شبکه است.
شبکه دو لایه دارد.
""".strip().splitlines()
CHOSEN = """
Let S.
Now let S.
We assume S.
Suppose S.
Given S, we write:
Here S.
In what follows, S.
Throughout, S.
Let S be the input of the network.
Consider a fixed number S.
The label S is known.
The output is S.
Each sample has a weight S.
We are given a number S.
With a learning rate S we get:
Fix S.
S is the probability of rain.
If S is the frequency, then:
The temperature of the softmax is S.
Talking takes S seconds.
A coin shows heads with probability S.
بگیرید S.
فرض کنید S.
برچسب S را داریم.
با نرخ S داریم:
خروجی S است.
سهم نمونه‌های مثبت S است.
برای عدد S داریم:
""".strip().splitlines()


def verdicts(judge, page, claim):
    found = judge(f"{page}\n\n$$ {claim} $$ (eq-a)\n\n$$ {claim} $$ (not-a)")
    return {found["eq-a"].status, found["not-a"].status}


def written(form, given):
    return re.sub(r"(?<![A-Za-z])S(?![A-Za-z])", lambda _: given, form)


def some(forms):
    """Each form with one of the sets, in turn."""
    return list(zip(forms, itertools.cycle(SETS)))


@pytest.mark.parametrize(("form", "said"), some([*MENTIONED, *MENTIONED_IN_PERSIAN, *BESIDE_A_NOUN]))
def test_what_is_mentioned_is_neither_proved_with_nor_refuted_without(judge, form, said):
    given, declared, claim, false = said
    sentence = written(form, given)
    for page in (sentence, f"Let {declared}.\n\n{sentence}"):
        assert not verdicts(judge, page, claim) & {"proved", "refuted", "caught"}, page
        assert "proved" not in verdicts(judge, page, false), page


@pytest.mark.parametrize(("form", "said"), some(CHOSEN))
def test_what_is_chosen_is_taken(judge, form, said):
    given, _, claim, false = said
    page = written(form, given)
    assert "proved" in verdicts(judge, page, claim), page
    assert "proved" not in verdicts(judge, page, false), page


def test_what_holds_in_both_worlds_is_proved_and_the_message_names_the_sentence(judge):
    page = r"We avoid $x \in \mathbb{R}_{>0}$."
    assert verdicts(judge, page, "x + x = 2 x") == {"proved", "not wrong"}
    reason = judge(f"{page}\n\n$$ |x| = x $$ (eq-a)")["eq-a"].reason
    assert "We avoid" in reason and "Let" in reason


NAMES = ["$x$", "$x$", "$p$", "$y$", r"$\mathbf{p}$", "$x$"]


@pytest.mark.parametrize(("form", "said"), some(TAKEN_BACK))
@pytest.mark.parametrize("between", [" ", "\n\n"])
def test_what_is_taken_back_is_neither_proved_with_nor_refuted_without(judge, form, said, between):
    given, _, claim, false = said
    page = f"Let {given}.{between}{form.replace('NAME', NAMES[SETS.index(said)])}"
    assert not verdicts(judge, page, claim) & {"proved", "refuted", "caught"}, page
    assert "proved" not in verdicts(judge, page, false), page


@pytest.mark.parametrize(("form", "said"), some(TOLD))
@pytest.mark.parametrize("between", [" ", "\n\n"])
def test_what_is_told_of_a_name_leaves_it_its_set(judge, form, said, between):
    given, _, claim, _ = said
    page = f"Let {given}.{between}{form.replace('NAME', NAMES[SETS.index(said)])}"
    assert "proved" in verdicts(judge, page, claim), page


@pytest.mark.parametrize("back", ["Scratch that.", "The definition above is too narrow.", "$q$ is arbitrary."])
def test_a_definition_is_taken_back(judge, back):
    page = f"Let $p \\in (0, 1)$ and $q = 1 - p$.\n\n{back}"
    assert not verdicts(judge, page, "p + q = 1") & {"proved", "refuted", "caught"}
    assert "proved" in verdicts(judge, page.replace(back, "The network has two layers."), "p + q = 1")


# Sentences with words that eqval does not know, in the paragraph of the choice.
STRANGE = """
Strike the previous definition.
We withdraw the above.
Such an assumption would be too strong.
Next we allow the general case.
Suppose the opposite.
In most cases.
At first.
As a rule.
Up to a constant.
Plus a bias, of course.
The factor has since been swapped.
During inference the factor is three.
Or so we would like.
Hmm.
The author of this page doubts it.
Then NAME is squared.
Add one to it.
Multiply it by two.
Then divide by two.
We overwrite NAME by its square.
Henceforth NAME is free.
Treat NAME as a complex number.
از این به بعد هر عددی ممکن است.
سپس یکی به NAME می‌افزاییم.
تقریباً.
""".strip().splitlines()


@pytest.mark.parametrize("form", STRANGE)
@pytest.mark.parametrize("said", SETS)
def test_what_is_not_understood_in_its_paragraph_takes_a_set_back(judge, form, said):
    given, _, claim, _ = said
    page = f"Let {given}. {form.replace('NAME', NAMES[SETS.index(said)])}"
    assert not {"proved", "refuted"} & set(verdicts(judge, page, claim)), page


@pytest.mark.parametrize("form", STRANGE)
def test_what_is_not_understood_in_its_paragraph_takes_a_definition_back(judge, form):
    page = rf"Let $x \in \mathbb{{R}}$. Let $q = 2 x$. {form.replace('NAME', '$q$')}"
    assert not {"proved", "refuted"} & set(verdicts(judge, page, "q = 2 x")), page


@pytest.mark.parametrize(
    ("before", "status"),
    [
        ("Take $x = 2$.", "proved"),
        ("A second step with $x = 2$ follows.", "proved"),
        ("یک گام با $x = 2$ بردارید.", "proved"),
        ("Nothing forces $x = 2$.", ""),
        ("We go beyond $x = 2$.", ""),
        ("Many books assume $x = 2$.", ""),
        ("Yesterday $x = 2$.", ""),
        ("The probability of $x = 2$ is one half.", ""),
        ("Is $x = 2$?", ""),
    ],
)
def test_a_value_is_one_that_a_sentence_chooses(judge, before, status):
    found = verdicts(judge, rf"Let $x \in \mathbb{{R}}$. {before}", r"x + 1 \approx 3.0")
    assert ("proved" in found) == bool(status), found


@pytest.mark.parametrize(
    "some_of",
    [
        r"with $x_n > 0$",
        r"with $x_i > 0$ for $i = 2, \dots, n$",
        r"with $x_i > 0$ for $i = 1, \dots, n - 1$",
        r"with $x_i > 0$ for $i = 1, 2$",
        r"with $x_i > 0$ for $i \in B$",
        r"with $x_i > 0$ for $i \in \{1, \dots, m\}$",
        r"with $x_i > 0$ for even $i$",
        r"with $x_i > 0$ for every second $i$",
        r"where $x_y > 0$ for the label $y \in \{1, \dots, n\}$",
        r"با $x_n > 0$",
    ],
)
def test_what_is_said_of_some_entries_is_not_said_of_all(judge, some_of):
    page = rf"Let $x \in \mathbb{{R}}^n$ {some_of}."
    assert "proved" not in verdicts(judge, page, r"\sum_i |x_i| = \sum_i x_i"), page


@pytest.mark.parametrize(
    "said", ["Forget this $f$.", "We now drop the function $f$.", "Please ignore $f$."]
)
def test_a_definition_that_is_to_be_forgotten_is_gone(judge, said):
    page = r"Let $x \in \mathbb{R}$." + f"\n\n$$ f(x) = x^2 $$ (def-f)\n\n{said}"
    assert verdicts(judge, page, "f(2) = 4") == {"unreadable"}


@pytest.mark.parametrize("relation", ["x > 0", r"x \in \mathbb{R}_{>0}"])
@pytest.mark.parametrize(
    "said",
    [
        "The event ${}$ is likely.",
        "The probability of ${}$ is one half.",
        "The chance that ${}$ is small.",
        "The indicator of ${}$ is one.",
        "Until now ${}$.",
        "The proof with ${}$ is easy.",
    ],
)
@pytest.mark.parametrize("declared", ["", r"Let $x \in \mathbb{R}$. "])
def test_an_event_is_no_declaration(judge, declared, said, relation):
    page = f"{declared}{said.format(relation)}"
    assert "proved" not in verdicts(judge, page, "|x| = x"), page


@pytest.mark.parametrize(
    "part",
    [
        r"for $i = 1, \dots, n - 1$",
        r"for $i = 2, \dots, n$",
        r"for $i \in B$",
        "for even $i$",
        "where $x_i > 0$",
        r"if $i \neq 1$",
        "whenever $x_i > 0$",
    ],
)
@pytest.mark.parametrize("declared", [r"x \in \mathbb{R}^n$ and", r"x, y \in \mathbb{R}^n$ with"])
def test_a_definition_of_some_entries_is_none_of_all(judge, declared, part):
    page = f"Let ${declared} $y_i = 2 x_i$ {part}."
    assert "proved" not in verdicts(judge, page, r"\sum_i y_i = 2 \sum_i x_i"), page


def test_what_a_sum_counts_with_makes_no_part(judge):
    page = r"Let $p \in \Delta^n$, $x \in \mathbb{R}^n$; write $m = \sum_i p_i x_i$ for its mean"
    page += r" and let $c \in \mathbb{R}$."
    assert "proved" in verdicts(judge, page, r"c m = \sum_i c x_i p_i"), page


@pytest.mark.parametrize("each", ["", r" for all $i$", r" for $i = 1, \dots, n$", " for each $i$"])
def test_a_definition_of_each_entry_is_one_of_all(judge, each):
    page = rf"Let $x \in \mathbb{{R}}^n$ and $y_i = 2 x_i${each}."
    assert "proved" in verdicts(judge, page, r"\sum_i y_i = 2 \sum_i x_i"), page


@pytest.mark.parametrize("each", ["", r" for all $i$", r" for $i = 1, \dots, n$", " for each example"])
def test_what_is_said_of_each_entry_is_said_of_all(judge, each):
    page = rf"Let $x \in \mathbb{{R}}^n$ with $x_i > 0${each}."
    assert "proved" in verdicts(judge, page, r"\sum_i |x_i| = \sum_i x_i"), page


@pytest.mark.parametrize(
    "said, claim",
    [
        (r"Let $a, b \ge 0$, not both zero.", "a + b > 0"),
        (r"Let $a, b \ge 0$ be numbers that are not both zero.", "a + b > 0"),
        (r"Let $a > 0$, which is not always so.", "a > 0"),
        (r"Let $a \in (0, 1)$, or let $a$ be one of the two ends.", "a (1 - a) > 0"),
        (r"Let $a \in \mathbb{R}$ with $a \notin (0, \infty)$.", "|a| = -a"),
        (r"Let $a \in \mathbb{R}$ with $a \ngeq 0$.", "|a| = -a"),
        (r"Let $a^2 > 0$.", "|a| = a"),
        (r"Let $\sigma$ be the softmax and $a \in \mathbb{R}^K$.", r"\sigma(a)_1 > 1"),
    ],
)
def test_a_condition_that_was_not_taken_in_leaves_its_names_behind(judge, said, claim):
    for role in ("eq", "not"):
        found = judge(f"{said}\n\n$$ {claim} $$ ({role}-a)")[f"{role}-a"]
        assert found.status in ("unreadable", "ill-typed")
