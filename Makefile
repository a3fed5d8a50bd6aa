# One command per job. Each one first makes .venv ready, which takes no time when it is.
# ARGS is handed on:  make run ARGS="--data-dir here"   make test ARGS="tests/target -k ring"
# Tests run in five workers for two cores, each with a display of its own; a few files in none. WORKERS=0 is one after another.

.DEFAULT_GOAL := help
PY := .venv/bin/python
BUILDER := build/venv/bin/python
ARGS ?=
KILLS ?= 2000
EACH ?= 250
WORKERS ?= auto

.PHONY: help run test crash-test fuzz check lint format types imports bench docs languages screenshots exe exe-test dist release-check windows-test windows-quick windows-exe windows-exe-test pythons debians window-managers page-tools page-screenshots server-tools setup clean distclean

help: ## list the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-18s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

run: ## set up what is missing and open the trainer
	@sh scripts/setup.sh run
	@$(PY) -m bullseye $(ARGS)

test: ## run every test, windows too (on a virtual display where there is none)
	@sh scripts/setup.sh dev
	@$(PY) scripts/with_display.py $(PY) -m pytest -n $(WORKERS) --dist loadscope --no-loadscope-reorder $(ARGS)

crash-test: ## kill saving processes KILLS times (2000) and stop at every file operation
	@sh scripts/setup.sh dev
	@BULLSEYE_CRASH_COUNT=$(KILLS) $(PY) -m pytest -s -o faulthandler_timeout=0 tests/records tests/watch/store -k "crash or kill or power_cut or processes or fails" $(ARGS)
	@BULLSEYE_CRASH_COUNT=$(KILLS) $(PY) -m pytest -s -o faulthandler_timeout=0 tests/watch/alerts/test_kills.py

fuzz: ## send made-up requests to everything that a school's server does: EACH (250) good and as many bad ones
	@sh scripts/setup.sh dev
	@BULLSEYE_FUZZ=$(EACH) $(PY) -m pytest -s -o faulthandler_timeout=0 tests/serve/school/test_fuzz.py $(ARGS)

check: lint types imports ## style, types and import rules

lint: setup ## style and layout (ruff); what it finds of layout, `make format` mends
	@$(PY) -m ruff check .
	@$(PY) -m ruff format --check .

format: setup ## lay the code out (ruff)
	@$(PY) -m ruff check --fix --quiet .
	@$(PY) -m ruff format .

types: setup ## types (mypy, strict)
	@$(PY) -m mypy

imports: setup ## who may import whom (import-linter)
	@.venv/bin/lint-imports

bench: ## measure speed, side by side with other ways (ARGS=coverage, ARGS=coach: how often intervals are right)
	@sh scripts/setup.sh bench
	@$(PY) scripts/with_display.py $(PY) -m benchmarks $(ARGS)

languages: ## put new sentences into the catalogues of locale/, and make what the program reads of them
	@sh scripts/setup.sh dev
	@$(PY) scripts/catalogues.py update

docs: setup ## write the pages of docs/ that follow from data
	@$(PY) scripts/generate_docs.py

screenshots: ## write pictures of every page to docs/images
	@sh scripts/setup.sh run
	@$(PY) scripts/with_display.py $(PY) scripts/screenshots.py $(ARGS)

exe: ## build the program without Python: dist/bullseye/, a zip, SHA256SUMS (ARGS=--onefile: one file)
	@sh scripts/setup.sh exe
	@$(BUILDER) scripts/build_exe.py $(ARGS)

exe-test: ## try that program moved away, with an empty home, by real clicks on a virtual display
	@sh scripts/setup.sh exe
	@$(BUILDER) scripts/exe_test.py $(ARGS)

windows-test: ## run the tests with Windows' Python under Wine (ARGS="tests/records": these)
	@sh scripts/setup.sh dev
	@$(PY) scripts/windows_test.py $(ARGS)

windows-quick: ## the minute of them that .ci/run takes; where Wine cannot be had it says so
	@sh scripts/setup.sh dev
	@$(PY) scripts/windows_test.py --quick

windows-exe: ## build the program for Windows and its installer under Wine: dist/windows/
	@sh scripts/setup.sh exe
	@$(BUILDER) scripts/windows_exe.py

windows-exe-test: ## try those under Wine, by real clicks on a virtual display
	@sh scripts/setup.sh exe
	@$(BUILDER) scripts/windows_exe_test.py

pythons: ## run the tests without a window with every Python from 3.11 to 3.14 that is here
	@sh scripts/pythons.sh $(ARGS)

debians: ## run the tests in Debian 13 and sid, and with Tk 9.0 and 9.1 (root; minutes; ARGS="-m gui": words for pytest)
	@for name in trixie sid; do for tk in 8 9; do TK=$$tk sh scripts/debians.sh $$name $(ARGS) || exit 1; done; done

window-managers: ## try full screen, minimise and Alt+F4 under each window manager that is here
	@sh scripts/window_managers.sh

dist: ## build wheel and sdist, install the wheel into an empty venv and start it there
	@sh scripts/setup.sh dist
	@$(BUILDER) scripts/dist_test.py $(ARGS)

release-check: setup ## is all ready for a release: version, changelog, clean tree, docs, wheel, licences
	@$(PY) scripts/release_check.py
	@$(MAKE) --no-print-directory dist
	@$(MAKE) --no-print-directory exe
	@ls dist/bullseye/LICENSES >/dev/null && echo "release-check: wheel, program and licences are in dist/"

page-tools: ## get what tests of the browser's page need: node, Chromium, TypeScript's checker
	@sh scripts/page_tools.sh

page-screenshots: page-tools setup ## write pictures of the browser's pages to docs/images (ARGS="--all FOLDER": each at three sizes)
	@$(PY) scripts/page_screenshots.py $(ARGS)

server-tools: ## get what tests of a school need: PostgreSQL, nginx, Caddy
	@sh scripts/server_tools.sh

setup: ## make .venv ready for tests and checks
	@sh scripts/setup.sh dev

clean: ## remove what tools left behind, keep .venv
	@rm -rf build dist .coverage .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache *.egg-info
	@find . -path ./.venv -prune -o -name __pycache__ -type d -prune -exec rm -rf {} +

distclean: clean ## remove .venv as well
	@rm -rf .venv
