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


def _with_s(word: str) -> str:
    """The plural of a noun, the third person of a verb."""
    if word.endswith("y") and word[-2] not in "aeiou":
        return word[:-1] + "ies"
    return word + ("es" if word.endswith(("s", "sh", "ch", "x", "z")) else "s")


def _inflected(verb: str) -> set[str]:
    """The regular forms of a verb that doubles no letter."""
    stem = verb.removesuffix("e")
    past = stem[:-1] + "ied" if stem == verb and _with_s(verb)[-3:] == "ies" else stem + "ed"
    return {verb, _with_s(verb), past, stem + "ing"}


# Words of everyday speech, the same of them, but no more: a formula, a sign or a line of which
# one speaks with them may be changed, and what a pronoun is said to be may restrict it (a coin).
THINGS = """
    abbey able abroad academy accelerometer accident accidental accommodation accountability
    accountancy accountant achievement acknowledgement acoustic acquaintance acronym activist
    actor actress admiration adolescence adolescent advertisement advertiser advertising advice
    adviser advisor aerospace aesthetic affordable agenda aggregator aggressive agricultural
    agriculture agronomist ai aircraft airline airplane airport airway albumen alcohol algae
    allergy alley alligator alloy aluminium aluminum amateur amazingly ambassador ambitious
    ambulance american amusement analyses analytics anatomy anecdote angel anger angry ankle
    anniversary annotation announcement ant antelope antenna anthology anthropology antibiotic
    antibody anxiety anxious anyhow apartment api apiary app apparatus appealing appetite apple
    applet appliance appointment appraisal appreciation apprentice april apron aquarium
    archaeological archaeology archbishop architect architectural arctic arena aristocrat arm
    armchair armor armour army art artery arthritis artillery artisan artist artistically
    artwork ash asian aspirin assistance assistant asthma astonishing astonishment astronaut
    astronomical astronomy athlete atlas atmosphere atmospheric atom atrium attic attitude
    attorney attractive auc auction auditor auditorium august aunt authority autobiography
    autoclave autograd automotive autumn avenue aviation avocado awareness awkward aws axe baby
    bachelor backend backpack bacon bacteria badge badger baggage baker bakery ballet ballot
    baltic bamboo banana bandage banker bankruptcy banner banquet barbecue barber bard barge
    barista barley barn barometer barracks barrel baseball basement basin basket basketball bass
    bat bath bathroom battery battle battlefield bay bayesians beach bead beam bean beard beast
    beauty beaver bed bedroom bee beef beer beetle behavioral behavioural bell belly belt bench
    benchmarker berry bert beverage bicycle bike bill biodiversity biography biologist biology
    biomedical biopsy biosensor biscuit bitter blacksmith blade blessing blizzard blogger blood
    blossom blouse blueberry bomb bone bookkeeper bookshop bookstore boot bored boredom boring
    bot botanical botanist botany bottle boulevard boxer boy brandy brave bravely bravery
    brazilian bread breakfast breast breath breeze brewery brick bride brigade british broccoli
    broker bronze brush bubble bucket buffalo builder bulb bull bullet burden bureau
    bureaucratic burger bus bush businessman busy butcher butterfly buyer bytecode cab cabbage
    cabin cabinet cable cafe cafeteria cage calcium calendar calorie camel camp campus canadian
    canal canary candle candy cannon canoe canvas canyon capitalism capitol captain caption
    caravan carbon cardboard cardiologist career cargo caring carnival carpenter carpet carriage
    carrot cart cartoon casino castle catalog catalogue caterpillar cathedral catholic cattle
    cave celebration celebrity cellar cello cement cemetery cereal ceremony certificate chair
    chairman chalk champagne championship chapel charity charm charming chatbot chateau chatroom
    cheek cheerfully cheese chef chemically chemist chemistry cherry chess chest chicken chief
    child childhood children chimney chin chinese chocolate choir cholesterol chord chorus
    christian christmas chromosome chronic church cigar cigarette cinema cinematic circus
    citizen citizenship civic civil civilian civilization clan clarinet clarity clay cleaner
    clergy cli clickstream cliff climate cloak cloth clothes clothing clown club clue clumsily
    clumsy coal coast coastal coat cocktail coconut codebase coder coffee coffin colab collar
    collector college colonel colony colour comedian comedy comet comfortably commander commerce
    commercial commercially commission commissioner committee communist compassionate competitor
    compiler complexity composer concert condominium congress conqueror conscience conscious
    consciously consciousness conservation console constable constellation constitution
    consultant consumer container contest contestant continent convenience convent conversation
    cook cookie copper copyright coral cord cork corn corporation corpse corridor cottage cotton
    couch council councillor counsel counselor countryside courage courageous courageously
    courier court courthouse courtroom courtyard cow cowboy cozy cpu craft craftsmanship crane
    crater crawler crayon cream creative creatively creativity creature credibility creek crew
    cricket crime criminal crisis crocodile crow crucial cruel cruelty cruise css csv cucumber
    cuda cuisine cultural culturally culture cupboard curator curiosity curious currency curry
    curtain cushion custody customer cute cyclist cyclone dad dairy daisy dam dancer danger
    dangerous dashboard dataframe dataloader datasheet daughter deadline deadly dealer death
    debris debt debugger december decency deck dedication deepmind deer defendant delegate
    delegation deli delicate delicious delight democracy democrat democratic demographic demon
    den dental dentist depiction deployment dermatological desert designer desk despair dessert
    destiny detective dev developer development developmental diabetes diagnostic diamond diary
    dictator didactic diesel diet dietary dignity dining dinner dinosaur diode diploma diplomat
    diplomatic director disciple discipline discourse dish dismay dissertation ditch diver dock
    docker docstring doctrine documentation doll dollar dolphin donation donkey donor door
    doorway dormitory dragon drama dramatic dramatically drawer dress drink driver driveway
    drought drum drummer duck dude duke dust dutch duty eager eagerly eagle earring earth east
    ecological ecology economical economically economics economist ecosystem editorial educator
    educators eel egg egyptian elbow elderly election electoral electorate electrician electrode
    electron electronic electronics elephant elevator elite eloquent eloquently embassy emerald
    emoji emotion emotional emotionally empathy emperor emphasis empire employee employer
    encouraging encyclopedia enemy english enjoyable enjoyment enlightening enterprise
    entertainment enthusiasm enthusiastic enthusiastically entrepreneur envelope envy enzyme
    epidemic epidemiological epidemiologist epidemiology episode equipment essay essence
    establishment estate ethanol ethical ethics ethnic ethos european everyday exam examination
    excitement executive exhibition expedition expense experienced expertise explorer explosion
    eyebrow fabric facebook facility faculty faith falcon fame famine fan farmer fascinating
    fascinatingly fascination fashion fashionable fastai father feast feather february federal
    feedback feet female feminine ferry fertiliser fertilizer festival festive fever fiber fibre
    fighter financially finger fingerprint firefighter fireplace firewall firework firmware
    fisherman fishery flame flavor flavour fleet flesh flight flour flu flute fog folder folk
    foot football forecaster foresight forester fort fortress forum foundation founder fountain
    fox fragile fragrance franchise freedom freight french frequentists freshman frightening
    frog frontend frontier frost fruitful fuel fun fungi funny fur furnace furniture galaxy
    gallery gallon gambler gang garage garbage garden gardener garlic garment gas gasoline
    gastronomic gay geese gender gene genetic genetically geneticist genetics genius genome
    geographical geographically geography geological geologist geology geophysics germ german
    giraffe girl girlfriend github glacier glad glass glimpse glory glove glucose goat gold golf
    google goose gorgeous gospel governmental governor gpt gpu grain grandfather grandmother
    grandparents grandson grape grass grasshopper gratitude grave gravel gravy greed greek
    greenhouse grief grocer grocery guest gui guidance guidebook guideline guilt guitar
    guitarist gun guy gym habit habitat hackathon hacker hair haircut hall hallway ham hamster
    handbag handbook handkerchief handsome happiness happy harbor harbour hardship hardworking
    hare hassle hawk hay headache headline headquarters headset healthy heaven hedge hedgehog
    helicopter helmet helpful helpfully herb heritage hero heroic hindsight hip hippocampus
    historian historic hither hobby hockey holy home homeowner homework honestly honesty honey
    honor honour hopeful horror horse hospitable hospitality hostage hostel hotel household
    housewife housing html huggingface humanity humanly humidity humor humour hunger hungry
    hunter hurricane husband hydrogen hydrology hyperlink ice icon ideology illness imagenet
    imagery imaginative immigrant immigration imperial impressive inbox incident indian
    indigenous industrially infant infantry infection inflation influential influenza ingenious
    ingeniously ingredient inhabitant initiative injury ink inn innovative insect insight
    insightfully inspector inspiration inspiring instinct institute institution institutional
    instructional insulin insurance intellectual intellectually intelligent interdisciplinary
    internet interpreter intriguing inventory investigator investment investor invoice ipython
    iranian iraqi irish iron islamic island islander italian ivory jacket jail jam january
    japanese jar java javascript jaw jazz jeans jelly jewel jewellery jewelry jewish journalism
    journalist joy joyful json judgement judgment judicial juice july june jungle jupyter jury
    justice kaggle keras kettle keynote keypoint kidney kilogram kindly king kingdom kiosk
    kitchen kite kitten knee knife knight knives korean labor laboriously labour lad lady lake
    lamb lamp land landlord landscape lane laptop laser latency laundry lava law lawn lawsuit
    lawyer leader leadership leaf league leather leg legacy legislation legislative legislator
    leisure lemon lens leopard lethal leukemia librarian licence license lifestyle lifetime
    lighthouse lightning linguistic linux lion lip liquor literacy literary lithium livelihood
    liver lives livestock llm lobby lobster locker locomotive lodge logfile loneliness lonely
    lounge love lovely lover loyalty luck lucky luggage lunch lung luxury lyrics magic magical
    magically magician magnesium magnet magnificent maid mailbox maintenance male mall mammal
    man management manager managerial manner mansion manufacturer manuscript maple marathon
    marble march marijuana marine markdown marsh martyr marvellous marvelous masculine massage
    mastery mathematician mathematics matlab matplotlib mattress mayor meadow meal meat mechanic
    medically medication medicinal medieval meeting melody memoir memorable memorably men
    mentally menu merchant mercury mercy messenger metabolic metadata meteorologist meteorology
    methodology metropolis mexican mice microbe microbiology microscope microservice middleware
    migrant mile milestone military milk mill miller miner mineral minister ministry misery
    misfortune missile missionary mnist mob modeler modeller moderator mold molecular molecule
    monarch monastery monetary monk monkey monster monument mood moon moral morale morality
    mortgage mosque mosquito moth mother motorcycle motorist mountain mouse mouth mud mug
    multimedia municipal muscle muscular museum musical musically musician musket mysterious
    mysteriously nanometre napkin narrative narrator nationality nationally navy neck necklace
    needle neighborhood neighbourhood nervous nest neurological neurologist neuroscience
    neuroscientist newcomer newsletter newswire nickel nightmare nitrogen noodle north norwegian
    nose nostalgia notebook novelist november nuance nuclear numpy nun nurse nursery nut
    nutrient nutrition nutritional nvidia oak oasis oath oats obedience obesity obsession
    obstacle obstetrician occupation occupational ocean oceanic october oil olympic oncologist
    onion onnx openai opera opportunity optimism orange orchard orchestra orchid organisation
    organizational ornithologist outbreak outfit outlook oven owl ownership oxygen oyster
    packaging pain painful painfully painter pakistani palace palestinian palm pancake panda
    pandas pants parachute parade paradise parish park parking parliament parliamentary parrot
    parser passion passionate passport pasta pastor pastry pathological pathologist pathology
    patience patiently patrol patron payroll pdf peace peach peanut pear pearl peasant
    pedagogical pedagogy pedestrian pediatric pen pencil penguin pension pepper perception
    performer perfume persian personality personnel persuasive pessimism pesticide petrol
    petroleum pharmaceutical pharmacist pharmacy phenomena philosopher philosophically
    philosophy photographer photography physics physiological pianist piano picnic picturesque
    pig pigeon pill pillow pilot pine pineapple pioneer pipe pirate pitcher plaster plastic
    playground plaza pleasure plugin plumber pocket podcast poet poetic poetry police policeman
    polish polite politely politically politician pollen pollutant pond pony pope popularity
    porch pork porter portfolio portrait postcard postgres postman pot potato pottery poverty
    powder prairie praise prayer preacher precious preface pregnant prejudice preparation
    president presidential press prestige prestigious preview pride priest prince princess
    prison prisoner privacy privilege prize producer profession profiler programme prologue
    promotional prophet prose prosecutor prosperity protester proton proud proudly province
    psychiatric psychiatrist psychological psychologically psychologist psychology psychometrics
    publisher pudding pumpkin pupil puppet puppy purse pyramid python pytorch quarantine queen
    quotation rabbi rabbit rabbits raccoon racial racism racist rack radiant radiologist
    radiology rail railroad railway rainbow rainfall ranch ranger rat readership readme realism
    receipt receptionist recruiter reef referee referendum refreshment refrigerator refugee
    regime regiment registrar rehab reindeer religion religious religiously reluctance reminder
    repo reporter repository republic republican reputation residence resident resnet resort
    respiratory responsibility restaurant retirement revenue revolution revolutionary rewarding
    rhetoric rib ribbon rice rider rifle ritual roadmap robber robotics rock romance romantic
    roof rooster rope rose royal rubber rug runner runtime runway russian sad sadness safari
    safety sailor salad salary salesman salmon salon salt sanctuary sand sandwich sauce sausage
    scandal scarf scenery scenic scholar scholarly scholarship scientifically scipy scissors
    scooter scottish scout screenshot sculptor sculpture seafood seal seat secretary seed
    seismic seismograph seismology senate senator september sergeant seriously seriousness
    servant settler sewer sexual sheep shelf shelter shepherd sheriff shiny shipment shirt shoe
    shopkeeper shopper shore shoulder shovel shower shrine shrub silence silk silver simplicity
    sincere sincerely sincerity singer skate ski skilful skillful skin skull sky slavery sleepy
    sleeve slideshow slogan smartphone smog snail snake snippet soap soccer socialist socially
    society sociological sociology sock sofa soil soldier solicitor solidarity sommelier son
    sonar songwriter sophomore sorrow soul soup south soy spaceship spam spanish sparrow spear
    spectacular spectacularly spectator spectrometer speechwriter speed spice spider spine
    spirit spiritual spiritually splendid spokesman spokesperson sponge sponsor spoon
    spreadsheet sql squirrel stackoverflow stadium staff stage staircase stairs stake stamp
    startling startup statesman statue steak steam steel stepmother stew stocking stomach stone
    storm stove strategic strawberry stripe stroke struggle studio stuff stunning stunningly
    stylish subscriber suburban success suffering sugar suit suitcase sultan sun sunlight superb
    supermarket supervision surgeon surgery surgical surveyor sushi swamp sweat sweater swedish
    swimmer switchboard sword syllabi syllabus sympathy symphony synagogue syndrome syntax syrup
    sysadmin tablet tactic takeaway tannery tape taskbar tasty tax taxi taxonomy taxpayer tea
    teaching tears technological technologically teen teenager teeth telecom telegram telescope
    television temple tenant tennis tension tensorflow tent terrace terrain territorial
    territory terror terrorism terrorist textfile textile thankfully theater theatre theatrical
    theft theme theology therapeutic therapist therapy thermometer thermostat thief thigh
    thinker thoughtfully thrill throat throne throughput thumb thumbnail thunder thunderstorm
    ticket tiger timber timestamp tire tired tissue toast tobacco toddler toe toilet tokeniser
    tokenizer tomato tomb tongue toolbox toolkit tooltip tooth torch tornado tortoise tourism
    tourist tournament towel tower town township tpu tractor trademark tragedy tragic trail
    trailer trait tram transistor translator transportation traveler tray treasure treasurer
    treasury treaty tribe tribute trip trophy trouble trousers truck trumpet trustee
    tuberculosis tumor tumour tunnel turbine turkey turkish turtle twitter typhoon tyre
    ultrasound umbrella uncle understandably understanding unemployment unforgettable universe
    university unix unsurprisingly upbringing uranium urgently urine url usefulness username
    vacation vaccine van vanilla vase vegetable vegetarian vendor venture verse veteran
    veterinarian vgg vibrant victim victorian victory viewpoint villager vinegar vineyard
    violence violent violin virtue virus visa vitamin vivid vocal volcanic volcano volleyball
    voltmeter voxel voyage vulnerable wage wagon waiter waitress wall wallet wallpaper war
    wardrobe warehouse warfare warmth warrior washing waterfall weakness wealth weapon weary
    webcam weblog webmaster webpage wedding weed welcome west whale wheel whereupon whip whiskey
    wholesaler wife wiki wikipedia wilderness wildlife wind window winery wing winner wisdom
    wise wisely wives wizard wolf wolves woman women wonderfully wood wool workflow workforce
    workload workplace workstation worm wrist xgboost yacht yard yarn yeast yoga yolo youngster
    youthful youtube zebra zoo zookeeper zoologist
""".split()
THINGS_FA = """
    آب آتش آزمایشگاه آسمان آشپز آشپزخانه آلودگی آمبولانس آموزشگاه آهن آهنگ آپارتمان اتاق اتوبوس
    ادبیات ارتش اسب استاد استان اقتصاد اقیانوس امنیت انبار انسان انقلاب ایران ایستگاه ایمیل باد
    باران بازار بازرگان بازی بازیکن باغ بانک برف برق برنامه‌نویس بستنی بلیت بچه تئاتر تاریخ
    تاکسی تجارت ترافیک تلفن تلویزیون تهران توپ تیم جاده جامعه جشن جنگ جنگل جوان حقوق حمام حیوان
    خانه خانواده خبر خبرنگار خرید خریدار خلبان خودرو خورشید خون خیابان دارو داروخانه داستان
    دانشجو دانشکده دانشگاه دانش‌آموز دختر درخت دریا دریاچه دشت دفتر دندان دوربین دوست دولت
    دوچرخه دکتر دیوار رئیس رادیو راننده رایانه رستوران رمان رودخانه روزنامه روستا ریاضیات زبان
    زبان‌شناسی زلزله زمین زن زندگی زیست‌شناسی ساختمان سرباز سفر سگ سیب سینما شاعر شاگرد شرکت شعر
    شهر شکر شیر شیشه شیمی صندلی صنعت طبیعت طوفان عروسی علم عکاس غذا فرهنگ فرودگاه فروشنده
    فروشگاه فلسفه فوتبال فیزیک فیلم قطار قلب قهوه لباس مادر ماشین‌ها ماهی محصول محیط مدرسه مرد
    مردم مریض مزرعه مسافر مسکن معلم مغازه مغز مهمان مهندس مهندسی موتور موسیقی نجوم نفت نقاش
    نقاشی نیروگاه هتل هنر هنرمند هوا هواشناسی هواپیما ورزش ورزشکار وکیل پارک پدر پرستار پرنده
    پزشک پزشکی پلیس پنجره پنیر پول پیاده‌رو چای چراغ چشم کارخانه کارمند کتابخانه کشاورز کشاورزی
    کشتی کشور کودک کوه کیف گربه گردشگر گل گندم گوسفند گوشی یخچال
""".split()
DOINGS = """
    accuse admire advertise advise afford amaze amuse annotate annoy applaud appreciate arrest
    assassinate assist astonish award bark behave bless bore brainstorm browse buzz celebrate
    chew click coach collaborate comfort commemorate comment compliment congratulate contemplate
    dance demystify depict digitise digitize disappoint download educate elaborate embarrass
    emphasise entertain enumerate familiarise fascinate fax gossip greet harvest hire hunt
    impress inspire interview intrigue invite journey laugh memorise mentor narrate negotiate
    paint photograph plough popularise popularize pray preach recruit rehearse report reside
    scream shout smell smile smoke sneeze snore snow stroll sunbathe surprise sympathize taste
    telephone thank transcribe tweet unpack upload vote whisper whistle yawn
""".split()
ORDINARY = frozenset({*THINGS, *THINGS_FA, *map(_with_s, THINGS)}.union(*map(_inflected, DOINGS)))
# What one does with formulas on the way to one: it takes no case of what it leads to.
WORKING = frozenset(
    """
    adding arithmetic arriving backpropagate backpropagated backpropagates backpropagating
    backpropagator beginning bookkeeping boosting bracket brackets calculations chaining
    checking combination combinations componentwise confirming controlled coordinatewise deeper
    demonstrating determined determining differentiated distributing effortlessly factorisation
    factorises factorising factorization factorizes factorizing gathering gathers glance
    glancing governed governing governs grouping innermost inspecting inspection instantly
    integrated juggling juxtaposing laborious manipulating manipulation manipulations nesting
    opened opening outermost painless parentheses parenthesis pencil promptly propagate
    propagated propagates propagating rearrange rearrangement rearrangements rearranges
    recursive regrouped regrouping reordered reordering retracing reusing scanning scribbling
    sending sent spelled spelling spells splits splitting stacked stacking stare staring
    subtracting sweep sweeping tedious telescoping telling termwise tidied tidying tracing
    unfolded unfolding unpacked unpacking unrolled unrolling unwinding unwrapping vectorising
    vectorizing verifying walking
    """.split()
)
