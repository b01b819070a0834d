# `make demo` and `make test` are all a newcomer needs. CONTRIBUTING.md says what the others are for.
PYTHON ?= python3
PORT ?= 8000
VENV := .venv
BIN := $(VENV)/bin
PIP := PIP_DISABLE_PIP_VERSION_CHECK=1 $(BIN)/python -m pip --quiet
HEARD := pyproject.toml packages/vanban/pyproject.toml

.DEFAULT_GOAL := help
.PHONY: help setup demo test check gates format lock score translations pictures test-python fuzz soak bench-reading bench-working-time bench-terms bench-accountability bench-tracking bench-desks bench-dissemination bench-peers bench-annexes bench-reports bench-leading bench-web

help:
	@echo "make demo          the demo city in your browser, on 127.0.0.1:8000; SIZE=0 without its years of work"
	@echo "make test          all tests, on SQLite and on PostgreSQL"
	@echo "make setup         .venv with everything development needs"
	@echo "make check         every gate, then the tests;  make gates: the gates alone"
	@echo "make format        put the code in shape"
	@echo "make lock          requirements/ anew, after a change of dependencies"
	@echo "make score         how well documents of the corpus are read"
	@echo "make translations  bring locale/vi of every room up to date"
	@echo "make pictures      the screenshots of the README anew"
	@echo "make fuzz          100,000 files damaged at random, read in process"
	@echo "make soak          300 kills in the midst of work; then nothing is lost and nothing half done"
	@echo "make bench-reading how fast documents are opened and read, beside others"
	@echo "make bench-working-time   our counting of working days beside other ways to count"
	@echo "make bench-terms          40,000 open terms counted again after a change of the calendar"
	@echo "make bench-desks          who is who, and work handed on, in a province of 450 units and 30,000 officials"
	@echo "make bench-dissemination  a document that 30,000 officials have to acknowledge"
	@echo "make bench-reports        lists and figures among 100,000 to 4,000,000 assignments (half an hour, 15 GB)"
	@echo "make bench-leading        a leader's pages and the search among a million tasks"
	@echo "make bench-web            ten pages in a browser on a slow line, and 32 clients at once"
	@echo "make bench-accountability how desks answered, and truth signs, among a million assignments"
	@echo "make bench-tracking       issuing, the nightly sweep and the journal among a million assignments"
	@echo "make bench-annexes        lists of up to 10,000 rows as PDF"
	@echo "make bench-peers          beside Redmine and django-helpdesk, with the same tasks on the same PostgreSQL"
	@echo "make test-python PYTHON=python3.13   the tests on another Python, in a folder of their own"

$(VENV)/pyvenv.cfg:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || { \
		echo "Đôn Đốc needs Python 3.11 or newer, and '$(PYTHON)' is $$($(PYTHON) --version 2>&1)."; \
		echo "Name a newer one: make $(MAKECMDGOALS) PYTHON=python3.12"; exit 1; }
	@$(PYTHON) -m venv $(VENV) || { rm -rf $(VENV); \
		echo "'$(PYTHON) -m venv' failed. On Debian: apt install python3-venv"; exit 1; }

# A venv with what development needs has all that the demo needs: it marks both as done.
$(VENV)/.runtime: $(VENV)/pyvenv.cfg requirements/runtime.txt $(HEARD)
	@echo "Installing what Đôn Đốc runs on into $(VENV) (a minute the first time) ..."
	@$(PIP) install --require-hashes -r requirements/runtime.txt
	@$(PIP) install --no-build-isolation --no-deps -e packages/vanban -e .
	@touch $@

$(VENV)/.dev: $(VENV)/pyvenv.cfg requirements/dev.txt requirements/runtime.txt $(HEARD)
	@echo "Installing what development needs into $(VENV) (a minute or two the first time) ..."
	@$(PIP) install --require-hashes -r requirements/dev.txt
	@$(PIP) install --no-build-isolation --no-deps -e packages/vanban -e .
	@touch $(VENV)/.runtime $@

$(VENV)/.bench: $(VENV)/.dev requirements/bench.txt
	@echo "Installing what the benchmarks measure beside our own into $(VENV) ..."
	@$(PIP) install --require-hashes -r requirements/bench.txt
	@touch $@

setup: $(VENV)/.dev
	@scripts/system-packages

demo: $(VENV)/.runtime
	@env -u DATABASE_URL DONDOC_HOME=var/demo $(BIN)/dondoc demo --port $(PORT) $(if $(SIZE),--size $(SIZE))

test: setup
	@scripts/test

check: gates
	@scripts/test

gates: setup
	@scripts/check

format: setup
	@$(BIN)/ruff check --quiet --fix-only .
	@$(BIN)/ruff format .

lock: setup
	@PATH="$(CURDIR)/$(BIN):$$PATH" scripts/lock

score: setup
	@PATH="$(CURDIR)/$(BIN):$$PATH" scripts/score

translations: setup
	@$(BIN)/python scripts/translations update

pictures: setup
	@$(BIN)/python scripts/pictures

fuzz: setup
	@$(BIN)/python scripts/fuzz

soak: setup
	@$(BIN)/python scripts/postgres $(BIN)/python scripts/soak

bench-reading: $(VENV)/.bench
	@$(BIN)/python benchmarks/reading.py

bench-working-time: $(VENV)/.bench
	@$(BIN)/python benchmarks/working_time.py

bench-terms: $(VENV)/.dev
	@$(BIN)/python scripts/postgres $(BIN)/python benchmarks/terms.py

bench-dissemination: $(VENV)/.dev
	@$(BIN)/python scripts/postgres $(BIN)/python benchmarks/dissemination.py

bench-reports: $(VENV)/.dev
	@$(BIN)/python scripts/postgres $(BIN)/python benchmarks/reports.py
	@folder=$$(mktemp -d) && trap 'rm -rf "$$folder"' EXIT && DONDOC_HOME="$$folder" \
		DATABASE_URL="sqlite:///$$folder/rows.sqlite3" $(BIN)/python benchmarks/reports.py

bench-desks: $(VENV)/.dev
	@$(BIN)/python scripts/postgres $(BIN)/python benchmarks/desks.py

bench-accountability: $(VENV)/.dev
	@$(BIN)/python scripts/postgres $(BIN)/python benchmarks/accountability.py

bench-leading: $(VENV)/.dev
	@$(BIN)/python scripts/postgres $(BIN)/python benchmarks/leading.py

bench-web: $(VENV)/.dev
	@$(BIN)/python scripts/postgres $(BIN)/python benchmarks/web.py

bench-tracking: $(VENV)/.dev
	@$(BIN)/python scripts/postgres $(BIN)/python benchmarks/tracking.py

bench-annexes: $(VENV)/.dev
	@$(BIN)/python benchmarks/annexes.py

bench-peers: $(VENV)/.dev
	@benchmarks/peers/install
	@$(BIN)/python scripts/postgres $(BIN)/python benchmarks/peers/run.py $(NUMBER)

# Another Python must not disturb .venv: a clone of the last commit is tried in a temporary folder.
test-python:
	@folder=$$(mktemp -d) && trap 'rm -rf "$$folder"' EXIT && git clone --quiet . "$$folder/dondoc" && \
		$(MAKE) -C "$$folder/dondoc" test PYTHON="$$(command -v $(PYTHON))"
