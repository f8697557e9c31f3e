"""Words that say nothing of a formula: they name what a page is about, and tell of one's work.

None of them restricts a name or ties it to another, denies, doubts, supposes, makes a case, or
changes a formula: a word that may do so in any honest sentence has no place here.
"""

NEUTRAL = frozenset(
    """
    abbreviate abbreviation ability abstract abstracts academic accelerate accept accepts
    accomplish accordingly accuracy achieve achieves acquire action actions activation actual
    adagrad adam additionally address addressed addresses adopt adopted adopts advantage
    adversarial affect aforementioned afterwards again agent agents ages aim aims album algebra
    algebraic algebraically algorithm align alike allow allows along altogether amazing amount
    analyse analysis analyst analytical analytically analyze analyzed angular animal animals
    annotator announce answer answers anticipate anyway appeal applicant application
    architecture archive argument arise arises array arrive arrives article artificial ask asks
    aspect aspire assess asset associated attack attend attends attentive audience audio
    autoencoder autoencoders automatic automatically automaton available aware axiom back
    backbone background bandit bank baseline basic basis batch batches batchnorm bayes bayesian
    bce beams bear bears beautiful beautifully begin begins behavior behaviour benchmark benefit
    bernoulli biases biological bird bishop boat body boltzmann borrow bottleneck bought box
    brain branch briefly bring brings broad brought browser buffer build building builds built
    business button buy byte calculus calls came camera campaign cancer capture captured
    captures car card cardiac care careful carefully carried carries carry cars cat cats cauchy
    cause causes ce cell cells census central century chain channels characterize characterizes
    characters chart chat cheap check checked checkpoint checks chemical chip choice chose
    chosen cite cities city clarify class classes classical classification classified classifier
    classifiers classifies classify clear clearly clerk clever clicks client clinic clinical
    clinician clock cloud cluster clusters cnn code coefficient coefficients cognitive coherent
    coin collect collected collection collects column comes common communicate community compact
    company competition competitive complete complex complicated component comprehensive
    computation computational computationally compute computer computers concentration concept
    conceptual conceptually concern concerns concise concisely conclude concludes concrete
    conditional conduct conference confidence confident configuration confirm confirms confuse
    connect connected connects consequence consequently consistently constructs consult
    containing context contribute contributes contribution contributions control controls
    convenient conveniently convey convolution convolutional coordinate core corollary corpora
    corpus cost costs count countries country county course covariates cover covered covers
    create created creates criteria criterion crop cross-entropy crowd curriculum curve
    customary customers cycle daily data database dataset datum day decade decide decided
    decides decision decoder decoders deduce deep defect defines definition deliberately deliver
    demonstrate demonstrates dense department dependence deploy depth derivation derivations
    derive describe description descriptive design designs desired detail detailed detect
    detector detectors determine develop developed deviance device devise diagnose diagnoses
    diagnosis diagram dictate dictionary differentiate digital digits dimension dimensionality
    discover discriminative discriminator discriminators discuss discussed disease display
    displayed displays distinguish divergence divergences doctor document documents dog dogs
    domain domains domestic doses draw draws drive driven drives dropout drug drugs dynamic ear
    earn earthquake easily easy economic economy edge editor education educational effective
    effectively efficient efficiently electric electrical electricity elegantly element
    elementary email emails embedding emerge emerges emit emits emphasize empirical empirically
    employ employed employs encoder encoders encounter encountered encourage encourages energy
    engaging engine engineer enjoy enter enters entire entropies entropy environment
    environmental environments episodes epoch epochs equivalently era error especially establish
    evaluated evaluates evaluation event events evidence evidently examine examined example
    examples excite exciting exhibits expensive experience experiment experimental expert
    experts explain explanation explicit explicitly exploit exploration explore explored expose
    expressive external extract extracted eye face faces families family famous fancy farm
    feature features federated feed feeds feel field figure file film filter filters final
    finally financial finish finished fire fires firm firstly fish fisher flexible flow flower
    flowers flows focal focus focuses focusing follow food forecast foreign forest form formal
    formalize formally formulate formulated fortunately found foundational frame frames
    framework frequent frequentist friend friendly fruit full-time fully fundamental
    fundamentally fundamentals galaxies game gan gate gates gather gathered gauss gaussian gelu
    general generalise generalization generalize generalizes generate generated generates
    generation generative generator generators generic genes genre genres gently geometric
    geometrically geometry gibbs gini given gives giving glm global globally goal good
    goodfellow government gracefully gradient-descent gradually grants graph graphical
    graphically grasp great greatly greedy grid ground group grouped groups gru guide guided
    guides hand handle handles handwriting handwritten handy happen happened happening happens
    happily hard hard-working hardware heads health heart heights help helps hidden hierarchical
    hierarchy highlight hinge historical historically history hmm holds horizon hospital hour
    house houses human hyperparameter hyperparameters idea identification identified identifies
    identify illustrate illustrated illustrates illustration illustrative image images
    immediately implicit implicitly implies imply important importantly improve improves
    impurity in-depth incidentally incomes indeed index indicate indicates individual industrial
    industry inequality inference inform informal informally information informative
    infrastructure inherit initialize initialized input inputs inspect install instance instruct
    instructive instructor instrument integral integrand intelligence interact interaction
    intercept interest interesting interestingly interface intermediate internal internally
    international interpret interpretation interpreted interval intervene introduce introduced
    introduces introducing intuition intuitive intuitively invariably invention invest
    investigate involve involved involves item items iterate iterative iteratively jensen job
    joint jointly journal judge judicious justifies justify key keyboard keys kl knew knowledge
    knows kullback l2 lab labeled labelled labeller labels laboratory language laplace
    large-scale lasso lastly latent launched layer layernorm layers lda lead leads learnable
    learned learner learners learnt least-mean-squares least-squares lecture legal leibler lemma
    lends lengthscale lesson level library life light likelihood likelihoods likewise
    line-search linearity link list listed listen literally literature load loan local location
    log log-likelihood log-loss log-odds log-partition log-posterior log-probability logic
    logical logistic logistics logit logits logs long-term look looked loop loosely loss losses
    low-level lstm luckily machine machinery machines mae magazine mail main maintain maintains
    make manage manages manipulate manual manually mark marked market marks master material
    mathematical mathematically matrices matrix matters mean-squared meanwhile measure measured
    measurement measurements measures mechanical mechanically mechanism media medical medicine
    meet meets member memorize memory mental mention mentioned message messages metal
    meteorological method metric microphone minibatch misclassified mission mle mlp mode model
    modeled modelled models modern modular module moment moments momentum money monitor month
    moreover motivate motivated motivates motivation motor movie mse multimodal murphy music
    namely narrow nat nation national nats natural naturally nature neat neatly needed
    negative-log-likelihood neighbor neighbors neighbour neighbours network networks neural
    neuron neurons news newspaper newton newton's newton-raphson nice nicely nielsen nll node
    noise non-linear non-linearity nonlinear nonlinearity notes notion novel nuclei object
    objective objectives objects observable observation observe observed observer observers
    observes obtains obvious obviously occasion offer offers office officer
    official one-by-one online open operate operates operation optical optimisation optimiser
    optimization optimizer optimizing option ordinary organic organise organism organization
    organize originate outcome outcomes outer outlier outline output outputs overall
    overview owe owner package painlessly painting parameter parameterization parameterize
    parameterized parameters parametric parametrization parametrize parametrized parent
    participant particle particles partition party passenger path patient patients pattern pay
    pays pca peer penalized penalties penalty perceptron perceptrons perceptual perform
    performance performed performs person personal persons perspective phase phenomenon
    philosophical phone photo photons physical physician physicist pick picked picks picture
    piece pinball pipeline pixel pixels plain plainly planet plant plants plate plates platform
    player plays pleasant pleasantly plot plotted plugging poem point pointed points policies
    policy political politics pollution pool popular popularly population populations port pose
    position possess possesses post posterior posteriors practical practice practise
    practitioner precisely precision predict predicted prediction predictive predictor
    predictors predicts preferred prepare present presentation presented presents price prices
    primary principled prior priors private probabilistic probabilities probability procedure
    processor produce produced produces production professional professor profile program
    programmer programming project prompt property propose proposed proposes proposition protein
    proteins protocol prove proved proven provide provider public publication publish published
    purchase purchases purpose pushes quality quantifies quantify quantifying quantitative
    quantities quantity queries query queue quick quickly quietly race radar radio rain random
    randomly rapidly rare rate ratings raw reach reaches react readable reader readily reading
    readings real-life real-world really reason reasonable reasoning receive received receives
    recent recently recipe recipients recognise recognize recommend recommender record recorded
    records recover recovered recurrent recursion recursively refer reference referred refers
    reflect reflects region regional regions register regression regressions regressors
    regularisation regularised regularization regularized regularizer regularizers relate
    relevant reliable reliably relies relu rely remarkable remarkably remind render represent
    representation represented represents request research researcher reservoir residential
    resource respectively respond respondent responds response responses restate result
    resulting retailer retina return reveal reveals review reviewer revisit reward rewards rich
    ridge rightly rigorous rigorously risk river rmsprop rnn road robot robust role room route
    router routine routinely row run runs rural safely sample satellite save saw scalar scene
    schedule scheme school science scientific scientist scope score scores screen script sea
    search season seasonal secondary secondly sector see seek seeks seen segment select selected
    selects self-attention sell semantic semantics send sends sensible sensitive sensor sensors
    sentiment separately sequence sequences sequential sequentially series serious serve server
    serves service session sex sgd shallow shannon shape ship shop short-term show showed shown
    sigmoid signal signals significant similarities simplest simply simulate simulation
    simulator simultaneously sit site sits size sketch skill skilled slide slowly social softmax
    softmaxes softplus software somehow song soon sophisticated sound source sources space
    spatial speaker species specifically specified specifies specify spectral speech spend spent
    sport spread squared-error sse stand stars start started starts statement states statistic
    statistical statistically statistician statistics stimulus stock storage store stored stores
    story straightforward straightforwardly stranger strategy stream street strong strongly
    structural structure structured studied studies study style subject subscript subsequently
    substance subtle subway successful successfully suddenly suffer suffers summarise summarize
    summarized summarizes superscript supervised supervisor supplied supplier supply supports
    surely surface surprising surprisingly survey svm sweet swiftly swish symbolic symbolically
    symptom symptoms synapse synaptic synthetic system systematically table tabular tag tails
    talk tanh target targets task tasks taught teach teacher teachers team technical technically
    technique technology telescopes tell tells temperature temporal tensor test tested testing
    tests textual theorem theoretical theoretically theory thereafter thereby therefore thermal
    thing thirdly thorough thoroughly threshold time today together token tokens tolerance tone
    tool topic topics tosses touch toy track trade trader traffic train trainer training
    trajectory transcript transformer transformers transparent travel traveller travels
    treatments tree trend trendy trial trials trick tricky triplet trust tutor tutorial
    ubiquitous ultimately uncertainty underlying understand understood unexpected unfortunately
    universally unpenalized unregularised unregularized unsupervised untrained upcoming urban
    used useful usefully user users utilise utility utilize vae validity valuable value variable
    variational vast vector vectors vehicle velocities velocity verbal verified verify versatile
    video viewer village visible vision visit visited visitor visits visual visualise visualize
    visually vocabulary voice volume volunteer voter voters votes wait walk wanted watch water
    waves way weak wear weather web website week weight weight-decay weights well well-known
    wheat widely widespread wild win windows wine winter wire won wonderful word words work
    worked worker workshop world worldwide writer year yields young youth
    """.split()
)
