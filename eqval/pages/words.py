"""The words that eqval knows: what a sentence may say without saying anything of a value.

Each set is an allowlist: a word that is in none of them may say anything.
"""

from __future__ import annotations

import re

from .lexicon import NEUTRAL

PERSIAN = re.compile("[\u0600-\u06ff]")


def one_of(*lines: str) -> str:
    """One of these words; a blank parts two of them, and ~ is a blank."""
    return "|".join(" ".join(lines).split()).replace("~", " ")


# Words that say nothing of the values of a name.
PLAIN_WORDS = set(
    """
    a above activation activations all an and any arbitrary are argument arguments as at be below
    bias biases by called class classes coefficient coefficients column component components
    constant coordinate cost data defined derivative design dimension dimensions divergence each
    entries entropy entry error estimate every example examples feature features fixed following
    for from function functions given gradient has have here hidden in index input inputs into is
    its known label labels layer layers learning length likelihood linear logistic logit logits
    loss losses matrices matrix mean meant model name network neuron neurons number numbers
    objective observation observations observed of on one or our output outputs parameter
    parameters point points predicted prediction predictions product rate real regression
    regularizer response result row rows sample samples scalar scalars score scores sigmoid size
    softmax some step sum target targets that the then these this those to training true unit
    units unknown value values variable variables variance vector vectors weight weights with
    written zero
    """.split()
)
# Words that only list what is declared and chosen.
GLUE = PLAIN_WORDS - set(
    "as at below above by derivative following for from gradient has have in mean on one or rate"
    " regression some step that then these this those to true zero".split()
)
GLUE |= set(
    """
    all be been both call column correct desired elementwise entrywise is length logistic logits
    matrix mean natural neurons now objectives obey obeys of output overall positive preference
    preferences precision probability probabilities random recall reward rewards satisfies satisfy
    satisfying softplus square such taken takes target that time training values we where whole
    with integers denote denotes let define write set put take consider fix choose assume use
    abbreviate also so again here throughout next weighted binary cross-entropy empirical energy
    criterion hypothesis logit network's neuron's model's penalty pre-activation predictor
    quadratic regulariser regularisers residual risk squared total
    class design dimensional distribution distributions encoded encoding over representation
    single two uniform
    """.split()
)
GLUE |= set(
    """
    و را با که باشد باشند است بگیرید بگذارید می‌گیریم می‌نامیم می‌نویسیم بنویسید تعریف کنید می‌کنیم
    قرار دهید فرض اکنون حالا پس اینجا ماتریس ماتریسی بردار برداری عدد عددی هر ورودی خروجی وزن وزن‌ها
    بایاس برچسب ضرر زیان هزینه مدل لایه نرون نورون شبکه تابع پیش‌بینی امتیاز لاجیت لوجیت خطا فعال‌سازی
    آن یک داده شود می‌شود
    """.split()
)
# What ties the entries of a vector, or the values of a function, to one another.
OF_ITS_VALUES = set("constant uniform".split())
OF_ANOTHER = "constant derivative gradient same square step sum variance"
# What ties one name to another; rows and columns are those of a matrix.
TIES = set(
    "add adds design difference error errors estimate fixed inverse length mean residual sigmoid"
    " softmax sum sums".split()
)
ORDERS = set("bigger greater larger less smaller".split())
OF_A_MATRIX = set("row rows column columns".split())
LITTLE = (PLAIN_WORDS | GLUE) - set(OF_ANOTHER.split())
LITTLE |= set(
    "as assume be because being by consider for given hence if let models since so suppose take"
    " then thus two when whenever applied".split()
)
# Words in which one tells of one's work, and names of what it is about.
NARRATION = LITTLE | NEUTRAL
NARRATION |= set(
    """
    i me my you your they us who there what which whose how why am was were do does did done
    having had get gets got obtain obtained derives derived computes computed calculate
    calculated calculation calculating find finds shows uses using want wants try trying tried
    attempt understanding works working learn learns trains implement implements implemented
    implementation differentiating evaluate writes describes described explains state stated
    says say said believe think follows remember looks seems appears section chapter page book
    textbook paper documentation question issue exercise blog problem embeddings head student
    datapoint mini-batch iteration category categories multiclass sized nodes pictures entering
    coming i-th j-th k-th -th th squashes discrete weighting about another's before after first
    second third last previous per but several many can state factor factors made hold enough
    patterns share smoothing summed it between کافی احتمالِ احتمال درست کلاس دو توزیع shift
    sentence sentences times positions channel d differentiable distributed drawn identically
    smooth success counted terms
    """.split()
)
NARRATION |= set(
    """
    activity adjustable among applications assigns calibration densities density growing iid link
    multivariate prevents
    perplexity returns univariate
    age amplitude applies candidate character click codes customer dose
    elements episode first-layer gating ground-truth height hidden-layer hyper-parameter income
    induced intensity letter letters log-probabilities offset pair pairs output-layer outside
    patch patches pre-activations rating second-layer steepness strength symbol symbols toss
    trainable treatment tunable unnormalized voltage window
    """.split()
)
# How one may lead up to what one claims.
LEADS = NARRATION | set(OF_ANOTHER.split()) | TIES | OF_A_MATRIX
LEADS |= set("extra forwards multiplied scaled subtracts".split())
LEADS |= set(
    "change difficult easier easy looks maximizing minimizing react reacts themselves".split()
)
LEADS |= set("able affine backwards curvature dot inner kernel out reverse side steps".split())
LEADS |= set(
    """
    let's let’s net expressed actually according backward becomes claim claims come denominator
    derivatives differentiation different earlier equal equality equals equation equations
    equivalent exactly expand expanding expands expression expressions fact formula formulas
    formulation forward go goes gradients identity infer instead itself jacobian hessian
    kronecker later line lines means must notation notations note notice once only other others
    otherwise partial parts pass products proof proves quotient quotients read reads relation
    relations respect results returns rewrite rewriting rewritten right rule rules shorter
    should sides sign similar similarly simple simplification simplified simplifies simplify
    simplifying slope substitute substituting substitution taking term them turns typo up update
    updates will wrong yield
    """.split()
)
LEADS |= set(
    """
    apply applying ascent backprop backpropagation cancel canceling cancelling cancels
    chain-rule classic clean closed-form collecting combined combining computing connection
    corresponding cross descent directly elegant evaluating expanded exponential exponentials
    express expressing factoring familiar full give going hyperbolic inserting integrating it's
    it’s kl-divergence later-layer log-sum-exp logarithm logarithms logsumexp lse makes making
    margin multiplying mutual noting noticing numerator observing performing provides rearranged
    rearranging relationship relative little seeing sigmoid's standard step-by-step tangent
    that's that’s there's upstream vectorized we've writing wrt داریم
    """.split()
)
CLAIMING = set(
    "is are be becomes find finds follows get gives have holds i obtain obtains reads see should"
    " show shows we yields you".split()
)
# The same of what one goes on with behind what one declares: it ties no two names.
TELLING = (LEADS | set("further down گرادیان سطری".split())) - TIES
TELLING -= set("constant different equal equality equals same".split())
# What a pronoun is said to be when that is no restriction.
POINTING = TELLING - set(OF_ANOTHER.split())
POINTING -= set("coin distribution distributions one single square true two unit zero".split())
POINTING |= set("place proved refuted".split())

# What may be said of a name in the paragraph that has chosen it: it takes nothing back.
HARMLESS = TELLING - set(
    "any arbitrary go goes instead itself later notation notations other others sentence sentences"
    " add adds shift squared substitute typo update wrong cancel canceling cancelling cancels full"
    " overall give going apply applying known standard".split()
)
HARMLESS |= set(
    """
    around bars bell benign best blame colour constant counts curves deviation different digit
    direction distance dotted equal everyday fair far frequency guess her his large larger lies
    likely long malignant mean near nearly odds ones out own people radii same seconds separate
    shapes shares side sigmoid slopes slow small standard stands starting steps sum surprise
    thirty through transpose truth usual width widths workers از به در بر برای تا هم همه این سه
    یکی همان یا چه چقدر چند چرا کدام چطور چگونه کجا اگر چون وقتی دربارهٔ درباره روی زیر میان بعد
    شده هست دارد دارند می‌شوند می‌دهد می‌گوید می‌کند می‌آید می‌آیند می‌بینید می‌خواند می‌رسد
    می‌رود می‌ماند می‌سازد می‌سنجد نشان پیدا دست آورید ببینید بخوانید حساب ضرب جمع تقسیم تفریق
    مربع مربعِ میانگین برابر اندازه اندازهٔ شیب شیبِ مشتق مشتقِ گام امتیازش رابطه رابطهٔ رخ
    بهترین تعداد کارگر بخت بختی سهم سهم‌های دور نزدیک منحنی زنگوله زنگوله‌ای مرکز پهنا پهنای
    بدخیم بدخیم‌ها خوش‌خیم خوش‌خیم‌ها پیروی انحراف معیار فراوانی فراوانیِ راستین سیگموید شبکهٔ
    شبکه‌ای وزن‌دار بالا رفته برچسب‌های برچسب‌ها نمونه نمونه‌ها نمونه‌ای لاجیت‌ها لاجیت‌های
    وزن‌های ویژگی ویژگی‌ها سطر ستون سطرها ستون‌ها جدول شکل عامل بیرون پیکان راه لایه‌ها لایهٔ
    نرون‌ها احتمال‌ها احتمال‌های کلاس‌ها داده‌ها خط نقطه نقطه‌ای راستا طول آهسته یاد می‌گیرد
    سادگی زبان کتاب فصل تصویر عکس رقم
    """.split()
)
# A sentence holds one of these; what does not is a fragment.
IN_SENTENCES = set(
    "is are be call comes compute derive do does find follows gives happens has have let"
    " prove says see show sum take takes we write".split()
)
# Nouns of what has a value: a set beside one of them is the set of its values.
QUANTITIES = one_of(
    "accuracies accuracy activation amount amplitude answer area average bias bit budget",
    "capacities capacity characteristic class coefficient column component constant coordinate",
    "cost count curvature densities density depth deviation dimension distance distribution",
    "duration embedding encoding entries entry error estimate event example exponent factor",
    "fraction frequencies frequency gate gradient height hyper-?parameter image index indicator",
    "indices input integer intercept label length level (?:log-?)?likelihood logit loss mask mass",
    "matri(?:x|ces)",
    "mean memories memory momentum noise number observation (?:log-?)?odds offset ones output",
    "parameter",
    "penalties penalty pixel point precision prediction probabilities probability product",
    "property proportion quantities quantity radius rank rate ratio real regularizer response",
    "reward risk root row sample scalar scale schedule score sequence share side size slope",
    "softmax spread square state step strength sum target temperature term threshold time",
    "time~horizon token truth unit value variable variance vector velocities velocity voltage",
    "weight width word",
)

# Words of grammar: what is one of these is no noun, wherever it stands.
FUNCTION = set(
    """
    a about above after against all almost also although always an and another any are around as
    assume at be because been before behind being below beside best better between beyond both but
    by call can cannot choose consider could define denote denotes despite do does down during each
    either else enough even every except few fewer first fix following for former from further
    given had hardly has have he hence her here his how however i if in inside instead into is it
    its last later latter least less let like many may might mine more most much must my near
    nearly neither never next no nobody none nor not nothing now of off often on once one onto or
    other others our out outside over own perhaps put quite rather same satisfies satisfy satisfying
    second seldom set several shall she should since so some something still such take takes taken
    than that the their them then there these they this those though throughout till to too toward
    towards true twice under unless unlike until up upon us use very was we were what whatever when
    whenever where whereas whether which while who whole whom whose why will with within without
    would write yet you your
    """.split()
)
# Nouns of what is found, and so may be claimed.
FOUND = set(
    "derivative derivatives gradient gradients hessian jacobian infimum inverse limit maximum"
    " minimum optimum solution supremum target targets"
    " مشتق گرادیان کمینه بیشینه وارون حد جواب".split()
)
# Stems of what is no plain name: it doubts, denies, or makes a case of it.
DOUBTFUL = one_of(
    "absent absence absurd alleged alternat analog apparent approx assert assum attempt beware",
    "bogus cancel case candidate claim conjecture contra converse counter critici debat default",
    "den(?:y|i) deprecat discard disput disregard doubt draft dubious dummy erratum errat erron",
    "etc excep excuse fabl fake fallac false falsi fict flaw folklore forg fraud guess hoax",
    "hypothetical illusi imaginary imagine impos improbab inaccura incorrect inexact initial",
    "invalid inverse joke lack legend lies? misc misp mist myth naiv naïv negated nonsense",
    "obsolete opposi outdated paradox parod particular pretend pretext print proposed provis",
    "pseudo quasi question quiz refut reject retract reverse rough rumou?r sake sham so-called",
    "special spurious starting strike superse[dn] sup?pos surrogate tale tempt tentative todo toy",
    "trap trick typo undo unl unproven untru violat void warn",
    "cease delete dismiss eliminat erase omit relax remov stop withdr would-be wrong",
)
DOUBTFUL = re.compile(rf"(?:{DOUBTFUL})[\w’'-]*", re.I)
DOUBTFUL_FA = one_of(
    "نه نیست نباشد مگر فقط تنها غلط نادرست ناممکن اشتباه دروغ خطا شاید گاهی هنوز دیگر همیشه",
    "هر اگر ولی اما جز بجز به‌جز بدون از در به با برای تا بر تقریب حالت مورد فرض ادعا شایعه افسانه",
    "که چون یا نیز هم مخالف عکس وارون نقض استثنا مثال نمونه‌ای هیچ بعضی برخی چند نمی می",
    "تقریبا معمولا احتمالا مثلا",
)
DOUBTFUL_FA = re.compile(rf"(?:{DOUBTFUL_FA})(?:[ِٔ]|\u200c?ی)?|(?:نا|بی|غیر|نمی|می)[\w\u200c]*|\S*اً")


# What only belongs to another thing: it is not computed of that.
BELONGING = set(
    """
    batch bias biases class classes coefficient coefficients constant constants covariates data
    design dimension dimensions example examples factor feature features hyperparameter
    hyperparameters index input inputs intercept label labels margin observation observations
    parameter parameters penalty query regressors regularisation regularization sample samples
    size sizes target targets temperature threshold token tokens trial truth unit units variable
    variables weight weights word words
    """.split()
)
# What does not depend on anything by its kind, unless a page says so.
INDEPENDENT = BELONGING | set(
    """
    attribute attributes basis center centre centroid column columns context count counts
    covariate curvature damping datum decay degree digit direction distribution distributions
    dose doses explanatory fraction hyper-parameter hyper-parameters image images instance
    instances integer integers key keys length location matrices matrix measurement measurements
    noise number numbers offset offsets ones pattern patterns pixel pixels point points rate
    rates reading readings real reals regressor row rows scalar scalars shape share shift side
    spread step strength strengths subject subjects thresholds time times vector vectors
    انحنا اندازه بایاس بردار برچسب بعد تعداد توزیع ثابت جهت حقیقی داده درجه دسته دما راستا ستون
    سطر سهم شمارش شماره ضریب طول عامل عدد لایه ماتریس ماشین متغیر معلم مقدار نرخ نقطه نمونه هدف
    واقعیت ورودی وزن ویژگی پارامتر کارگر کسر کلاس گام
    """.split()
)
BELONGING |= set("layer name letter respect state states symbol".split())
# What counts things, whatever these are, if they are not themselves computed.
COUNTS = set("number numbers size sizes count counts dimension dimensions".split())
OBJECTS = (NEUTRAL | {"set", "all"}) - set(
    """
    accuracy activation activations cost costs criteria criterion divergence divergences entropies
    entropy error generated generation likelihood likelihoods logit logits loss losses measure
    objective output outputs penalties penalty perceptron perceptrons posterior posteriors
    prediction predictions predictor probabilities probability response responses result results
    score scores sigmoid sigmoids softmax softmaxes state states statistic utility
    """.split()
)
INDEPENDENT_FUNCTIONS = set(
    "activation applied elementwise function functions loss تابع فعال‌سازی ضرر".split()
)
# What may stand round the noun by which one calls a name.
NAMING = set(
    """
    a alike all also an and any arbitrary are as assume be being bernoulli binary both choose
    consider correct corresponding definite denote denoted denotes desired diagonal
    differentiable during semidefinite semi-definite معین
    each every everyone finite first fix fixed focusing for given half hands has have here hidden
    i in independent invertible is its known larger last layer learning let logistic many natural
    negative network neuron never not now observed of one one-hot or orthogonal our outside pays
    particular pick positive random real regression second single small smaller smooth some such
    suppose
    collecting containing dense gathering holding incoming left-hand noisy raw right-hand sparse
    stacking tall wide
    recurrent smoothing
    symmetric take teacher's th that the their then there therefore these this three to training
    true two unknown usual we where window with written
    آن آن‌وقت از است اکنون این اینجا با باشد باشند برای بعد بگذارید بگیرید در دلخواه دو را سه فرض
    متقارن مثبت معلوم منفی نامنفی هر همه و وان‌هات پس کنید که یا یک یکه
    """.split()
)
COMPUTING = set("layer network neuron of regression that to with".split())
# What only lists two names.
LISTING = set(
    """
    a all an and any are as be both column diagonal dimensional factor find fixed for given
    independent invertible let matrix mle mles now numbers or orthogonal parameters real respect row
    scalars square symmetric take the these two variables vector vectors we where with
    اول با برای به بگیرید را ضریب می‌ماند ندارد و کار که یا
    """.split()
)

# What denies, doubts, compares, remembers, supposes or makes a case, wherever in a sentence.
DOUBTING = re.compile(
    r"(?<![\w-])(?:"
    + one_of(
        "not never no none nobody nothing neither nor cannot unless except excluded hardly",
        "rarely seldom barely scarcely would could might may need needs needn't should ought",
        "must perhaps maybe possibly probably presumably if when whenever whether although",
        "though despite even only merely sometimes occasionally once until till before was were",
        "had did been had~been or either else otherwise other others another some~\\w+s instead",
        "rather unlike contrast contrary versus whereas compare compared similar analogous~to",
        "differs? different most many few several for~example for~instance previous(?:ly)?",
        "former(?:ly)? earlier old last first~(?:\\w+~)?(?:attempt|try|idea|version)",
        "attempt\\w* tried tempt\\w* naive wrong\\w* false\\w* mistake\\w* mistaken\\w*",
        "error\\s+in incorrect\\w* fail\\w* typo\\w* recall remember says? said says? claim\\w*",
        "believ\\w* think thinks thought seem\\w* appear\\w* authors? books? papers? textbooks?",
        "lecturers? people everyone somebody someone they he she his her critics",
        "student students suppos\\w* assum\\w* imagine\\w* imaginary pretend\\w*",
        "hypothe(?:tical\\w*|si[sz]e\\w*) conjectur\\w* contradict\\w* case cases example~of~a",
        "exercise problem question proof special particular approx\\w* roughly nearly almost",
        "about small tiny large near close exceptional~\\w+ avoid\\w* reject\\w* drop drops",
        "dropp\\w* replac\\w* forget\\w* forgot\\w* ignor\\w* abandon\\w* refus\\w* forbid\\w*",
        "doubt\\w* den(?:y|ie)\\w* disput\\w* myth joke what~if without elsewhere longer too",
        "placeholder\\w* stopgap provisional\\w* tentative\\w* twice no~longer rid sake",
        "there~(?:is|are|exists?) temporar\\w* for~now at~first moment",
        "(?:first|second|leading|lowest)~order",
        "up~to modulo barring while worst best alleged so-called quote\\w* why how~about vs",
    )
    + r")(?![\w-])|n[’']t\b|[?؟\"“”«»]"
    r"|(?<![\w‌])(?:"
    + one_of(
        "نه نیست نیستند نباید نباشد مگر اگر وقتی هرگاه چنانچه هنگامی فقط تنها غلط نادرست اشتباه",
        "دیگران دیگر دیگری بعضی برخی بعضی‌ها مثلاً مثلا شاید گاهی هنوز هرگز هیچ بدون به‌جای بجز",
        "به‌جز جز برخلاف خلاف یا ولی اما قبلاً قبلا پیشتر پیش‌تر پیش‌ازاین سابق قدیمی فرض فرضِ",
        "کاش ممکن می‌شد می‌توان می‌توانست بود بودند تقریباً تقریبا معمولاً معمولا حالت حالتِ",
        "مورد مثال تمرین ادعا ادعای شایعه افسانه تناقض خلف چون نمی\\S+ نویسندگان کسی کسانی او",
        "مرتبهٔ?~\\S+ رد حذف عوض منسوخ لغو باطل پیش‌نویس رؤیا پرهیز تاکنون شرط شرطی",
        "آن‌ها می‌گویند می‌گوید پنداشت خیال گمان گویا ظاهراً لزوماً الزاماً کنار رها چرا آیا",
    )
    + r")(?![\w‌])",
    re.I,
)
# What in a sentence of its own takes away what stands beside it.
MISLEADING = re.compile(
    r"(?<![\w-])(?:"
    + one_of(
        "not never nobody none nor wrong\\w* false\\w* mistake\\w* mistaken incorrect\\w*",
        "contradict\\w* contrary suppos\\w* imagine\\w* imaginary pretend\\w* naive naïve",
        "tempt\\w* attempt\\w* believ\\w* claim\\w* authors? books? papers? textbooks? says?",
        "said students? instead unlike typo\\w* fallac\\w* hypothe(?:tical\\w*|si[sz]e\\w*)",
        "myth nonsense only unless except if drop\\w* later otherwise fails? cannot no another",
        "sometimes would was were had joke lie lies sake",
    )
    + r")(?![\w-])|n[’']t\b|[?؟]"
    r"|(?<![\w‌])(?:"
    + one_of(
        "نه نیست نیستند نباید نباشد غلط نادرست اشتباه مگر فقط دیگر دیگران بعضی برخی تناقض خلف",
        "فرض اگر هرگز هیچ ادعا می‌گویند می‌گوید شایعه افسانه برخلاف به‌جای اما ولی نمی\\S+ بود",
        "بودند",
    )
    + r")(?![\w‌])",
    re.I,
)
