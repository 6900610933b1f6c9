# The single door. `make help` lists what is behind it.

PYTHON   ?= python3
VENV     := .venv
BIN      := $(VENV)/bin
TRAINING := .venv-training
STAMPS   := .make
CORPUS   ?= ../shared/corpus
SHARED   := $(shell find shared/sidelight -type f -not -name '*.pyc')
SCRIPTS  := $(shell find extension -type f -not -path '*/node_modules/*' -not -path '*/dist/*')
TS_TESTS  = $(shell find extension -name '*.test.ts' -not -path '*/node_modules/*')

.DEFAULT_GOAL := help
.PHONY: help run test test-python test-extension test-e2e test-training check format bench screenshots build package setup browser firefox briefs vocabulary tables train clean tools

help: ## what there is
	@grep -hE '^[a-z][a-z0-9-]*:.*## ' $(MAKEFILE_LIST) | awk -F':.*## ' '{printf "  make %-16s %s\n", $$1, $$2}'

run: setup build browser ## see it: server, Chromium with the extension, a sample article
	@$(BIN)/python -m e2e.demo

test: setup build browser firefox ## every test: TypeScript, then Python and end to end in Chromium and Firefox
	@$(MAKE) --no-print-directory test-extension
	@$(BIN)/python -m pytest

test-extension: setup ## the TypeScript tests alone
	@cd extension && node --import tsx --test $(TS_TESTS:extension/%=%)

test-python: setup ## the Python tests alone
	@$(BIN)/python -m pytest tests

test-e2e: setup build browser firefox ## the end-to-end tests alone
	@$(BIN)/python -m pytest e2e

check: setup ## format, lint, types
	@$(BIN)/ruff format --check .
	@$(BIN)/ruff check .
	@$(BIN)/mypy
	@cd extension && npm run --silent check

format: setup ## put everything into form
	@$(BIN)/ruff format .
	@$(BIN)/ruff check --fix .
	@cd extension && npm run --silent format

bench: setup build browser ## measure: start, first paint, page blocking, sizes
	@$(BIN)/python -m e2e.bench

screenshots: setup build browser ## pictures of what the reader sees, in docs/screenshots
	@$(BIN)/python -m e2e.screenshots

tables: setup ## learn the rule reader's tables anew: make tables CORPUS=../shared/corpus
	@$(BIN)/pip install --quiet --disable-pip-version-check --constraint constraints.txt --editable '.[tables]'
	@$(BIN)/python shared/build/lemmas.py $(CORPUS)
	@$(BIN)/python shared/build/tagger.py $(CORPUS)
	@$(BIN)/python shared/build/country_names.py
	@$(BIN)/python shared/build/lexicon.py $(CORPUS)
	@npm ci --prefix shared/build --silent --no-fund --no-audit
	@$(BIN)/python shared/build/countries.py
	@$(BIN)/python shared/build/cities.py
	@$(BIN)/python shared/build/briefs.py
	@$(BIN)/python shared/build/name_types.py $(CORPUS)
	@$(BIN)/python shared/build/ends.py $(CORPUS) --annotated
	@$(BIN)/python shared/build/cues.py $(CORPUS) --annotated
	@$(BIN)/python shared/build/ends.py $(CORPUS)
	@$(BIN)/python shared/build/cues.py $(CORPUS)

briefs: setup ## put names and briefs into the one file that the reader has: shared/sidelight/data/knowledge.txt
	@$(BIN)/python shared/build/briefs.py

package: setup build ## the stores' archives, and the sources that they ask for, in packages/
	@git diff --quiet HEAD || echo "Mind: packages/…-sources.zip is the last commit; there are changes since."
	@node extension/package.mjs

train: $(STAMPS)/train ## learn the server's weights anew: make train CORPUS=../shared/corpus (an hour; QUICK=1: minutes)
	@OPENBLAS_NUM_THREADS=1 $(TRAINING)/bin/python -m model.train $(CORPUS) $(if $(QUICK),--quick --out build/model/quick-weights)

test-training: $(STAMPS)/train ## the tests of the training, which need torch and are skipped without it
	@$(TRAINING)/bin/python -m pytest tests/server/test_training.py tests/server/test_syntax.py tests/server/test_learned_attribution.py

vocabulary: setup ## write extension/analysis.ts anew from shared/sidelight
	@$(BIN)/python extension/vocabulary.py

build: $(STAMPS)/build ## the extension, one unpacked folder per browser in extension/dist
setup: $(STAMPS)/python $(STAMPS)/npm ## virtual environment, Python and npm packages
browser: setup ## a Chromium: the system's, else Playwright's own, else Debian's
	@$(BIN)/python -m e2e.browser

firefox: setup ## a Firefox: the system's, else Debian's; without one, its tests are skipped
	@$(BIN)/python -m e2e.firefox || true

tools:
	@$(PYTHON) -c 'import ensurepip, sys, venv; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || { echo \
	  "Sidelight needs Python 3.11 or newer with its venv (on Debian: sudo apt install python3-venv)." \
	  "Another Python: make PYTHON=/path/to/python3 …" >&2; exit 1; }
	@npm --version >/dev/null 2>&1 && node -e 'process.exit(+(parseInt(process.versions.node) < 20))' || { echo \
	  "Sidelight needs Node 20 or newer with npm (https://nodejs.org)." >&2; exit 1; }

$(STAMPS)/python: pyproject.toml constraints.txt | tools
	@echo "Setting up Python packages in $(VENV) (the first time takes a minute or two) …"
	@test -x $(BIN)/pip || $(PYTHON) -m venv $(VENV)
	@$(BIN)/pip install --quiet --disable-pip-version-check --constraint constraints.txt --editable '.[dev]'
	@mkdir -p $(STAMPS) && touch $@

# An environment of its own: where torch is installed, spaCy loads it, too, and everything starts slowly.
$(STAMPS)/train: pyproject.toml constraints.txt | tools
	@echo "Setting up Python packages for training in $(TRAINING) …"
	@test -x $(TRAINING)/bin/pip || $(PYTHON) -m venv $(TRAINING)
	@$(TRAINING)/bin/pip install --quiet --disable-pip-version-check --constraint constraints.txt --editable '.[dev,train]'
	@mkdir -p $(STAMPS) && touch $@

$(STAMPS)/npm: extension/package.json extension/package-lock.json | tools
	@echo "Setting up npm packages in extension/node_modules …"
	@cd extension && npm ci --silent --no-fund --no-audit
	@mkdir -p $(STAMPS) && touch $@

$(STAMPS)/build: $(STAMPS)/python $(STAMPS)/npm $(SHARED) $(SCRIPTS)
	@echo "Building the extension …"
	@cd extension && npm run --silent build
	@touch $@

clean: ## forget everything that was made
	rm -rf $(VENV) $(TRAINING) $(STAMPS) extension/node_modules extension/dist sidelight-demo.png
