# One list of commands. Each prepares what it needs by itself; the second time that is quick.
#   make PYTHON=python3.12 test    to use another Python than the first one that is new enough
BIN := .venv/bin
export PYTHON ?=

.PHONY: help run test check cases chaos ear fuzz mutants bench lint format properties screens starts whole screenshots bubbles texts samples package twice setup setup-dev clean

help: ## this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-13s %s\n", $$1, $$2 }' Makefile

setup: ## prepare .venv for running the program; the others do it by themselves
	@packaging/setup.sh run

setup-dev: ## prepare .venv for working on the program
	@packaging/setup.sh dev

run: setup ## open FlowIQ Desktop in practice mode (without a screen: send the sample)
	@$(BIN)/python packaging/run_sample.py

test: lint ## lint, types, layers and all tests, headless: before a change lands
	@$(BIN)/python -m compileall -q flowiq_desktop tests # hundreds of tests start the program anew
	QT_QPA_PLATFORM=offscreen $(BIN)/python -m pytest -q --numprocesses 4 --dist worksteal

# These open windows, start programs, wait for a disk or send campaigns. Whatever else comes is among the fast ones.
SLOW := bench cases chaos cli data ear hostile journal media mutation packaging practice_server resources services spreadsheet system ui whole_way \
	test_app.py test_architecture.py test_assembly.py test_main.py test_program.py test_qt_signals.py test_selftest.py
FAST := $(filter-out $(addprefix tests/,$(SLOW)),$(patsubst %/,%,$(wildcard tests/*/ tests/test_*.py)))

check: lint ## lint, and the tests that need no window, program, disk or campaign: while you work
	QT_QPA_PLATFORM=offscreen $(BIN)/python -m pytest -q --numprocesses 4 --dist worksteal -m "not hypothesis" $(FAST)

chaos: setup-dev ## kill the sender, cut its power, break its network: SEEDS=200 of each
	$(BIN)/python -m tests.chaos --seeds $(or $(SEEDS),20)

# They are part of `make test` as well; RIGHT=DIR where what is right does not lie beside them.
cases: setup-dev ## small inputs that went wrong once; CASES=DIR for another folder of them
	$(BIN)/python -m tests.cases $(CASES) $(if $(RIGHT),--right $(RIGHT))

# Without it, mutations of the seeds alone are tried: `pip install atheris`, where there is one for this Python and system.
fuzz: setup-dev ## bytes nobody thought of, for what reads other people's: TARGET=text_file MINUTES=60
	$(BIN)/python -m tests.fuzz $(or $(TARGET),text_file) --minutes $(or $(MINUTES),60)

# In memory where there is a place for that: the journal's tests wait for a disk otherwise.
mutants: setup-dev ## put faults into the code that sends: a test must notice; MODULE=core/delivery/rate_limiter
	CI=1 TMPDIR=$(or $(wildcard /dev/shm),$(TMPDIR),/tmp) QT_QPA_PLATFORM=offscreen \
		$(BIN)/python -m tests.mutation $(if $(MODULE),--module $(MODULE))

lint: setup-dev ## style, types, layers, workflows; no tests
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python packaging/lint_workflows.py

format: setup-dev ## let ruff mend what it can
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

bench: setup-dev ## speed, as ratios to a peer timed in the same run
	QT_QPA_PLATFORM=offscreen $(BIN)/python -m tests.bench

properties: setup-dev ## what must hold for any input, with five times the inputs of `make test`
	EXAMPLES=all QT_QPA_PLATFORM=offscreen $(BIN)/python -m pytest -q --numprocesses 4 -m hypothesis tests

screens: setup-dev ## walk the window on every size of screen and in every made-up language
	SCREENS=all QT_QPA_PLATFORM=offscreen $(BIN)/python -m pytest -q --numprocesses 2 tests/packaging/test_small_screens.py

whole: setup-dev ## a first campaign with 1,200 people, by clicks and by command line, killed at every step
	WHOLE=all QT_QPA_PLATFORM=offscreen $(BIN)/python -m pytest -q --numprocesses 2 tests/whole_way

# `make test` starts each command afresh once, and has the others out of a Python that is warm.
starts: setup-dev ## the tests of the command line, each run of the program started afresh
	STARTS=all $(BIN)/python -m pytest -q --numprocesses 2 tests/cli tests/cases

# It says which packages of Debian are missing where it cannot be done; `make test` then leaves it out.
ear: setup-dev ## a practice campaign through AT-SPI, as a screen reader does it: by names and roles alone
	$(BIN)/python -m pytest -q -rs tests/ear

screenshots: setup-dev ## every step, light and dark, into docs/screenshots
	QT_QPA_PLATFORM=offscreen $(BIN)/python packaging/screenshots.py

# Only where the fonts of `make setup` are installed. Look at what has changed in docs/bubbles before it is committed.
bubbles: setup-dev ## every bubble of the phone as it is drawn now, into docs/bubbles
	$(BIN)/python -m tests.ui.preview.gallery --keep

texts: setup-dev ## every text of the program into build/flowiq_desktop.pot and into the translations, and check those
	@$(BIN)/python packaging/extract_texts.py
	@$(BIN)/python packaging/update_languages.py

samples: setup-dev ## make resources/samples and the icon anew
	$(BIN)/python packaging/make_samples.py

# What this machine can make: on Linux all but the frozen program of Windows. Root also installs the .deb, and removes it.
package: ## all that people are given, in dist/: frozen program, wheel, .deb; each is tried
	@packaging/setup.sh package
	$(BIN)/python packaging/build.py
	$(BIN)/python packaging/build_wheel.py
	$(BIN)/python packaging/build_deb.py
	$(BIN)/python packaging/try_deb.py
	QT_QPA_PLATFORM=offscreen $(BIN)/python -m pytest -q tests/packaging/test_windows_installer.py
	$(BIN)/python packaging/checksums.py

twice: ## freeze twice: both builds must list the same files
	@packaging/setup.sh package
	$(BIN)/python packaging/twice.py

clean: ## remove what was made: .venv, build, dist, caches
	rm -rf .venv build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
