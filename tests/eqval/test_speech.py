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
