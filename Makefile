# One list of commands. Each prepares what it needs by itself; the second time that is quick.
#   make PYTHON=python3.12 test    to use another Python than the first one that is new enough
BIN := .venv/bin
export PYTHON ?=

.PHONY: run test cases chaos mutants lint format bench screenshots samples package clean setup setup-dev help

help:
	@echo "make run          open FlowIQ Desktop in practice mode (without a screen: send the sample)"
	@echo "make test         lint, types, layers and all tests, headless"
	@echo "make cases        small inputs that went wrong once; CASES=DIR for another folder of them"
	@echo "make chaos        kill the sender, cut its power, break its network: SEEDS=200 of each"
	@echo "make mutants      put faults into the code that sends: a test must notice; MODULE=core/delivery/rate_limiter"
	@echo "make bench        speed, as ratios to a peer timed in the same run"
	@echo "make screenshots  every step, light and dark, into docs/screenshots"
	@echo "make package      a frozen program in dist/, tested by its own --self-test"

setup:
	@packaging/setup.sh run

setup-dev:
	@packaging/setup.sh dev

run: setup
	@$(BIN)/python packaging/run_sample.py

test: lint
	QT_QPA_PLATFORM=offscreen $(BIN)/python -m pytest -q --numprocesses 3 --dist loadgroup

chaos: setup-dev
	$(BIN)/python -m tests.chaos --seeds $(or $(SEEDS),20)

# They are part of `make test` as well; RIGHT=DIR where what is right does not lie beside them.
cases: setup-dev
	$(BIN)/python -m tests.cases $(CASES) $(if $(RIGHT),--right $(RIGHT))

# In memory where there is a place for that: the journal's tests wait for a disk otherwise.
mutants: setup-dev
	CI=1 TMPDIR=$(or $(wildcard /dev/shm),$(TMPDIR),/tmp) QT_QPA_PLATFORM=offscreen \
		$(BIN)/python -m tests.mutation $(if $(MODULE),--module $(MODULE))

lint: setup-dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

format: setup-dev
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

bench: setup-dev
	QT_QPA_PLATFORM=offscreen $(BIN)/python -m tests.bench

screenshots: setup-dev
	QT_QPA_PLATFORM=offscreen $(BIN)/python packaging/screenshots.py

samples: setup-dev
	$(BIN)/python packaging/make_samples.py

package:
	@packaging/setup.sh package
	$(BIN)/python packaging/build.py

clean:
	rm -rf .venv build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
