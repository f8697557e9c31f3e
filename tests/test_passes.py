"""The passes over a finished page: each does what it says, counts it, and says when it is idle."""

import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

pytest.importorskip("sphinx")
html = pytest.importorskip("lxml.html")

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "book" / "_ext"))
import arrival  # noqa: E402
import passes  # noqa: E402
import sidebar  # noqa: E402
from passes import EBOOK, PAPER, SITE  # noqa: E402
from sphinx import addnodes  # noqa: E402


def application(form=SITE, language="fa"):
    builder = SimpleNamespace(name=form, images={})
    return SimpleNamespace(builder=builder, config=SimpleNamespace(language=language), srcdir=".")


def changed(name, text, **where):
    """The page after one pass, and the number of changes it reports."""
    step = next(step for step in passes.PASSES if step.name == name)
    tree = html.document_fromstring(text)
    count = step.change(tree, passes.Place(application(**where), "neuron/model"))
    return passes.write(tree, strict=False), count


def test_a_pass_says_how_much_it_changed():
    page, count = changed("editions.turn", '<html lang="fa"><p>متن</p></html>')
    assert '<html lang="fa" dir="rtl">' in page and count == 1


def test_what_a_work_is_cited_by_is_read_in_the_direction_of_the_edition():
    label = '<span class="label">Abadi و همکاران، 2016</span>'
    work = f'<div class="docutils citation">{label}<p>Martín Abadi and others.</p></div>'
    page, count = changed("editions.turn_references", work)
    assert count == 1 and '<span class="label" dir="rtl">' in page
    assert '<div class="docutils citation" dir="ltr">' in page


@pytest.mark.parametrize(
    ("shape", "names", "year"),
    [
        ('<span class="bibtex-citation">[<a>{}</a>]</span>', "Robbins و Monro، ", "1951"),
        ('<span class="bibtex-citation">Bishop [<a>{}</a>]</span>', "", "2006"),
        (
            '<div class="citation"><span class="label"><i>[</i>{}<i>]</i></span></div>',
            "Xu، ",
            "2001b",
        ),
    ],
)
def test_a_year_stands_behind_the_name_where_persian_is_read(shape, names, year):
    """It would stand behind it in the direction of the name: between two authors."""
    page, count = changed("editions.part_years", shape.format(names + year))
    assert count == 1 and shape.format(f"{names}<bdi>{year}</bdi>") in page


@pytest.mark.parametrize(
    ("text", "count"), [("x. → ", 1), ("x ← ", 1), ("→\n", 1), ("→", 0), ("x ", 0)]
)
@pytest.mark.parametrize("shape", ["<p>{}<a>1</a></p>", "<p><b>2</b>{}<a>1</a></p>"])
def test_an_arrow_stays_with_what_it_points_at(shape, text, count):
    page, found = changed("repairs.keep_arrow_with_link", shape.format(text))
    written = text.rstrip() + "\N{NO-BREAK SPACE}" if count else text
    assert found == count and shape.format(written) in page


@pytest.mark.parametrize(
    ("text", "count"),
    [("Fig. 3.3", 1), ("Exercise 9.8", 1), ("تمرین ۹.۸ (● …)", 1), ("In 2 days", 0), ("3.1", 0)],
)
@pytest.mark.parametrize("shape", ["<p><a>{}</a></p>", "<p><a><span>{}</span></a></p>"])
def test_the_number_of_a_picture_or_an_exercise_stays_with_its_word(shape, text, count):
    page, found = changed("repairs.keep_number_with_word", shape.format(text))
    written = text.replace(" ", "\N{NO-BREAK SPACE}", 1) if count else text
    assert found == count and shape.format(written) in page


def test_the_title_of_a_solution_has_the_apostrophe_of_print():
    text = '<p class="admonition-title">Solution to <a>Exercise 2 (● Adam\'s step)</a></p>'
    page, found = changed("repairs.print_apostrophes", text)
    assert found == 1 and "Adam’s step" in page
    page, found = changed("repairs.print_apostrophes", "<p><a><code>Adam's</code></a></p>")
    assert found == 0 and "Adam's" in page


@pytest.mark.parametrize(("letters", "whole"), [(26, True), (60, False), (0, False)])
def test_code_of_a_table_is_whole_where_it_fits(letters, whole):
    table = f"<table><tr><td><code>{'a' * letters}</code></td><td>words</td></tr></table>"
    page, found = changed("repairs.keep_code_of_columns_whole", table)
    assert found == ("whole-code" in page) == whole


@pytest.mark.parametrize("inner", ["{}", "<span></span>{}<b>2</b>"])
def test_a_list_in_a_line_of_persian_keeps_its_order(inner):
    printed = "hessian = [[0.94, 1]]\nدر راستای [1, -1]\n(3, 1) و (2, 1)\ny = [1, 0]\n"
    output = f'<div class="cell_output"><pre>{inner.format(printed)}</pre></div>'
    page, count = changed("editions.keep_lists_straight", output)
    lists = [f'<bdi dir="ltr">{text}</bdi>' for text in ("[1, -1]", "(3, 1)", "(2, 1)")]
    straight = "hessian = [[0.94, 1]]\nدر راستای {}\n{} و {}\ny = [1, 0]\n".format(*lists)
    assert count == 3 and inner.format(straight) in page


RIGHT = '<bdi dir="rtl">{}</bdi>'


@pytest.mark.parametrize(
    ("token", "straight"),
    [
        ('"آنتروپی متقاطع"', f'"{RIGHT.format("آنتروپی متقاطع")}"'),
        ('"در راستای ', f'"{RIGHT.format("در راستای")} '),
        (': دوازده رقم درست است؟"', f': {RIGHT.format("دوازده رقم درست است؟")}"'),
        ("، نرخ یادگیری ", f'، {RIGHT.format("نرخ یادگیری")} '),
        ("('-0.38', '۳۰ دوره')", f"('-0.38', '{RIGHT.format('۳۰ دوره')}')"),
        (
            '"(3, 1) و (2, 1) نه"',
            '"{}"'.format(
                RIGHT.format('<bdi dir="ltr">(3, 1)</bdi> و <bdi dir="ltr">(2, 1)</bdi> نه')
            ),
        ),
        ('"no Persian"', '"no Persian"'),
    ],
)
@pytest.mark.parametrize("language", ["en", "fa"])
def test_of_a_persian_string_in_code_the_words_alone_go_from_the_right(token, straight, language):
    """Its quotes, and what is behind them, stand where they are typed."""
    code = '<div class="highlight"><pre><span class="s2">{}</span></pre></div>'
    page, count = changed(
        "editions.keep_strings_straight", code.format(token), language=language
    )
    assert code.format(straight) in page and count == straight.count('"rtl"')


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("با TensorFlow، JAX یا PyTorch", ["TensorFlow", "JAX"]),
        ("با Keras یا JAX", []),
        ("اثبات نشد (not proved)", ["(not proved)"]),
        ("(۳ تا)", []),
    ],
)
def test_latin_names_stand_in_the_order_of_persian(line, names):
    page, count = changed("editions.part_latin_names", f"<article><p>{line}</p></article>")
    for name in names:
        line = line.replace(name, f'<bdi class="whole">{name}</bdi>')
    assert count == len(names) and f"<p>{line}</p>" in page


@pytest.mark.parametrize(
    ("language", "line", "whole"),
    [
        ("en", "<h2>Class index or one-hot: which?</h2>", "one-hot"),
        ("en", "<p>one-hot</p>", None),
        ("fa", "<p>روش <em>log-sum-exp</em> و ماشین</p>", "log-sum-exp"),
        ("fa", "<p>واگرایی <b>کولبک</b> (Kullback–Leibler) است</p>", "Kullback–Leibler"),
        ("fa", "<p>در GPT-2 چنین است</p>", "GPT-2"),
        ("fa", "<p>۱-۲، <code>one-hot</code>، Adam-</p>", None),
        ("fa", '<p dir="ltr">one-hot</p>', None),
    ],
)
def test_a_heading_and_a_line_of_persian_are_not_broken_at_a_hyphen(language, line, whole):
    """Nothing but a mark around the word: what is copied and what is found are the same."""
    name = "repairs.keep_hyphenated_words_whole"
    page, count = changed(name, f'<div role="main">{line}</div>', language=language)
    wrapped = line.replace(whole, f'<span class="whole">{whole}</span>') if whole else line
    assert count == bool(whole) and wrapped in page


def test_on_paper_a_part_keeps_its_name():
    """Where all chapters stand on one page, Sphinx leaves it out."""
    captions = ("Part I", None)
    entries = [addnodes.toctree(caption=caption) for caption in captions]
    contents = SimpleNamespace(findall=lambda kind: entries)
    where = application(PAPER)
    where.env = SimpleNamespace(master_doctree=contents)
    tree = html.document_fromstring('<p></p><div class="toctree-wrapper"></div>' * 2)
    assert sidebar.name_parts(tree, passes.Place(where, "index")) == 1
    assert [part.get("data-part") for part in tree.find_class("toctree-wrapper")] == [*captions]


def test_attributes_that_are_one_too_many():
    page, count = changed(
        "repairs.drop_excess",
        '<div id="exercise-content"><p role="list" id="kept">…</p><b role="note"></b></div>',
    )
    assert count == 2 and 'id="kept"' in page and 'role="note"' in page
    assert "exercise-content" not in page and 'role="list"' not in page


def test_a_corner_without_words_is_no_header():
    page, count = changed(
        "repairs.empty_headers",
        '<table><tr><th class="head"><p></p></th><th>a</th><th></th></tr></table>',
    )
    assert count == 2 and page.count("<td></td>") == 2 and "<th>a</th>" in page


def test_a_wide_table_names_its_columns():
    row = "<tr>" + "".join(f"<td>{n}</td>" for n in range(4)) + "</tr>"
    heads = "<thead><tr><th>a</th><th>b</th><th>c</th><th>d</th></tr></thead>"
    page, count = changed("repairs.name_columns", f"<table>{heads}<tbody>{row}</tbody></table>")
    assert count == 1 and 'class="cards"' in page and '<td data-column="d">3</td>' in page
    page, _ = changed("repairs.name_columns", f"<table>{heads}<tr>{'<td></td>' * 4}</tr></table>")
    assert "data-column" not in page, "an empty cell has nothing to name"
    narrow = "<table><thead><tr><th>a</th></tr></thead><tbody><tr><td>1</td></tr></tbody></table>"
    assert changed("repairs.name_columns", narrow)[1] == 0
    three = "<tr><td>entropy</td><td>آنتروپی</td><td>{}</td></tr>"
    seen = {
        "the mean surprise": 0,
        "the mean of the surprise " * 3: 1,
        "the mean of the surprise, " * 2: 0,
        "<code>step_size</code>": 0,
        "<code>BCEWithLogitsLoss</code>": 1,
    }
    for said, cards in seen.items():
        table = (
            f"<table>{heads.replace('<th>d</th>', '')}<tbody>{three.format(said)}</tbody></table>"
        )
        assert changed("repairs.name_columns", table)[1] == cards
    crowded = f"<tr><td>{'word ' * 7}</td><td>{'word ' * 7}</td><td>{'word ' * 5}</td></tr>"
    table = f"<table>{heads.replace('<th>d</th>', '')}<tbody>{crowded}</tbody></table>"
    assert changed("repairs.name_columns", table)[1] == 1
    formula = r'in place of <math data-tex="\hat{y}_k - y_k"><mi>y</mi><mo>ˆ</mo></math>'
    page, _ = changed(
        "repairs.name_columns",
        f"<table>{heads}<tbody>{row}</tbody></table>".replace("<th>d", f"<th>{formula}"),
    )
    assert 'data-column="in place of ŷₖ − yₖ"' in page


def test_a_table_is_followed_by_a_mark_that_it_is_whole():
    page, count = changed("repairs.show_whole_tables", "<article><div><table></table></div>after")
    assert count == 1 and '<table class="in-one"></table><span hidden=""></span></div>' in page


def test_code_that_fits_into_its_line_stays_on_it():
    for code, kept in (("--survey", 1), ("w += eta * x * (y - y_hat)", 1), ("x" * 27, 0)):
        code = f'<code class="literal"><span class="pre">{code}</span></code>'
        page, count = changed("repairs.keep_short_code_whole", f"<p>Say {code}.</p>")
        assert (count, page.count("literal whole")) == (kept, kept)
        assert changed("repairs.keep_short_code_whole", f"<table><td>{code}</table>")[1] == 0
    name = '<dl><dd><code class="literal">LogisticRegression(C)</code></dl>'
    assert changed("repairs.keep_short_code_whole", name)[1] == 0, "the reference is narrower"


def test_a_long_name_in_code_is_broken_behind_a_sign():
    code = '<code class="literal{0}"><span class="pre">Loss(from_logits=True)</span></code>'
    page, count = changed("repairs.break_long_code_at_signs", f"<p>{code.format('')}</p>")
    pieces = "Loss(", "from_", "logits=", "True)"
    assert count == 3 and '<span class="break"></span>'.join(pieces) in page
    assert changed("repairs.break_long_code_at_signs", f"<p>{code.format(' whole')}</p>")[1] == 0


def test_a_space_is_not_of_the_link():
    page, count = changed("repairs.part_link_from_space", '<p>Solution to<a href="#"> One</a></p>')
    assert count == 1 and 'Solution to <a href="#">One</a>' in page


def test_the_name_of_the_book_stays_on_its_line():
    page, count = changed(
        "repairs.keep_subtraction_whole",
        "<p>ضررها، و ŷ − y <b>b</b> ŷ − y</p><script>'ŷ − y'</script>",
    )
    assert count == 2 and page.count("ŷ − y") == 1, "but in a script"
    assert page.count("ŷ&#160;−&#160;y") + page.count("ŷ\u00a0−\u00a0y") == 2


HEAD = """<html><head><script data-cfasync="false">scheme()</script>
<link rel="stylesheet" href="../_static/styles/theme.css?v=1">
<link rel="preload" as="script" href="b.js">
<link rel="stylesheet" href="../_static/book.css"><script src="a.js"></script><script>let a</script>
</head><body><p>…</p><script defer src="b.js"></script></body></html>"""


def test_scripts_stand_behind_the_text_in_their_order():
    page, count = changed("arrival.scripts_last", HEAD)
    head, _, text = page.partition("<p>")
    assert count == 2 and "preload" not in head and head.count("<script") == 1
    places = [text.index(part) for part in ('src="a.js"', "let a", 'src="b.js"')]
    assert places == sorted(places)


def test_one_style_sheet_has_all_in_the_order_of_every_page(tmp_path):
    app = application()
    arrival.begin(app)
    tree = html.document_fromstring(HEAD)
    assert arrival.one_sheet(tree, passes.Place(app, "neuron/model")) == 1
    assert app.sheets == [["styles/theme.css", "book.css"]]
    assert passes.write(tree, strict=False).count("stylesheet") == 1
    assert arrival.in_order([["a", "d"], ["b", "c", "d"], ["a", "b"]]) == ["a", "b", "c", "d"]
    (tmp_path / "styles").mkdir()
    (tmp_path / "basic.css").write_text("p{}")
    (tmp_path / "styles/theme.css").write_text('@import "../basic.css";b{}')
    assert arrival.whole(tmp_path / "styles/theme.css") == "p{}b{}"


def test_the_docstrings_are_not_printed():
    section = '<section id="{0}"><h2>{0}</h2><div class="api">…</div>{1}</section>'
    text = section.format("neuron", "") + section.format("steps", '<div class="api">…</div>')
    page, count = changed("api.leave_to_site", f"<section><h1>Reference</h1>{text}</section>")
    assert count == 2 and "<h1>Reference</h1>" in page and "<h2>" not in page


def test_on_paper_the_ledger_is_a_list_of_numbers_and_verdicts():
    row = (
        '<tr id="ledger-eq-a" class="eqval-proved row-odd"><td><p><a href="#a">(2.1)</a></p></td>'
        "<td><p><math></math></p></td><td><p>proved</p></td><td><p>5 of 5</p></td></tr>"
    )
    table = f'<table class="eqval-ledger"><thead></thead><tbody>{row * 2}</tbody></table>'
    page, count = changed("shorter.list_ledger", f"<h2>One</h2>{table}<p>…</p>", form=PAPER)
    line = '<p id="ledger-eq-a" class="eqval-proved row-odd"><a href="#a">(2.1)</a> proved</p>'
    assert count == 1 and f'<div class="ledger-lines">{line}{line}</div><p>…</p>' in page


def test_code_in_an_e_book_reads_from_left_to_right():
    page, count = changed("ebook.keep_code_straight", "<pre>a</pre><p><code>b</code></p>")
    assert count == page.count('dir="ltr"') == 2


def test_a_fold_of_an_e_book_says_what_opens_it():
    label = '<p class="collapsed">Show</p><p class="expanded">Hide</p>'
    page, count = changed("ebook.label_folds", f"<details><summary>{label}</summary></details>")
    assert count == 2 and "Hide" not in page and '<span class="collapsed">Show</span>' in page


def test_a_picture_of_an_e_book_has_its_capitals():
    page, count = changed("explorables.keep_case", '<svg viewBox="0 0 1 1"><clipPath/></svg>')
    assert count == 1 and 'viewBox="0 0 1 1"' in page and "<clipPath" in page


def test_each_pass_belongs_to_its_forms_and_languages():
    turn = next(step for step in passes.PASSES if step.name == "editions.turn")
    assert turn.belongs(application(SITE, "fa")) and turn.belongs(application(PAPER, "fa"))
    assert not turn.belongs(application(SITE, "en"))
    assert not turn.belongs(application(EBOOK, "fa"))


def test_an_idle_pass_fails_the_build():
    app = application()
    app.page_changes = passes.Counter({s.name: 1 for s in passes.PASSES if s.belongs(app)})
    passes.check(app, None)
    app.page_changes["pictures.describe"] = 0
    with pytest.raises(passes.ExtensionError, match=r"pictures\.describe"):
        passes.check(app, None)


def test_a_pass_for_each_page_fails_on_a_page_without_it(monkeypatch):
    idle = passes.Pass(lambda tree, place: 0, each_page=True)
    monkeypatch.setattr(passes, "PASSES", [idle])
    pages = passes.Pages()
    pages.changes = passes.Counter()
    with pytest.raises(passes.ExtensionError, match="neuron/model"):
        pages.finish("<html><p></p></html>", passes.Place(application(), "neuron/model"))


def test_an_e_book_is_strict_and_a_page_is_not():
    tree = html.document_fromstring("<p>a<br>b</p>")
    assert "<br/>" in passes.write(tree, strict=True)
    assert "<br>" in passes.write(tree, strict=False)


@pytest.mark.parametrize("sign", ["--", "–"])
def test_a_field_of_a_docstring_is_parted_by_a_dash_that_stays_with_its_word(sign):
    field = "<p><strong>z</strong> (<em>int</em>) {0} Logits {0} all.</p>"
    page, count = changed("api.write_dashes", f'<div class="api">{field.format(sign)}</div>')
    assert count == 2 and field.format("–").replace(" –", "\N{NO-BREAK SPACE}–") in page
    assert changed("api.write_dashes", '<div class="api"><pre>a -- b</pre></div>')[1] == 0


def test_indices_and_powers_of_a_docstring_are_set():
    text = "<p>log ŷ_i = z_i − log(1 + e^−|z|), ∂ŷ_i/∂z_j, d_in</p>"
    code = "<code>z_i</code><pre>z_i</pre><p><em>z_i</em></p>"
    page, count = changed("api.set_indices", f'<div class="api">{text}{code}</div>')
    assert count == 5 and code in page
    assert "log ŷ<sub>i</sub> = z<sub>i</sub> − log(1 + e<sup>−|z|</sup>), " in page
    assert "∂ŷ<sub>i</sub>/∂z<sub>j</sub>, d_in" in page


@pytest.mark.parametrize(
    "shape",
    [
        '<dt class="sig"><em><span class="pre">{}</span></em></dt>',
        '<div class="api"><p><em>{}</em></p></div>',
    ],
)
def test_a_name_of_a_docstring_is_broken_behind_a_sign(shape):
    pieces = ["numpy.", "random_", "Generator"]
    page, count = changed("repairs.break_long_code_at_signs", shape.format("".join(pieces)))
    assert count == 2 and '<span class="break"></span>'.join(pieces) in page


@pytest.mark.parametrize(
    ("language", "head", "word", "written"),
    [
        ("en", "فارسی", "ReLU <b>نشتی</b>", '<bdi lang="fa" dir="rtl">ReLU <b>نشتی</b></bdi>'),
        ("fa", "انگلیسی", "leaky ReLU", '<bdi lang="en" dir="ltr">leaky ReLU</bdi>'),
    ],
)
def test_a_column_in_another_language_says_so(language, head, word, written):
    own = {"en": "English", "fa": "فارسی"}[language]
    heads = f"<thead><tr><th><p>{own}</p></th><th><p>{head}</p></th></tr></thead>"
    row = "<tr><td><p>a</p></td><td><p>{}</p></td></tr>"
    table = f"<table>{heads}<tbody>{row.format(word)}</tbody></table>"
    page, count = changed("editions.name_languages", table, language=language)
    assert count == 1 and f"<tbody>{row.format(written)}</tbody>" in page
