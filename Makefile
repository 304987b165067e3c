# Two commands matter: `make run` opens a demo hall, `make test` runs every check and test.
# Both set up what they need: system packages (apt), a virtual environment, pinned packages.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
PACKAGES := hall_link hall_server kiosk display evaluator ticket_printer
PYTEST := $(BIN)/python -m pytest
# Twice as many side by side as processors: much of the time is waiting. What holds the hall to
# seconds runs afterwards, two at once, and what takes all processors for itself alone at the end.
SPREAD := --dist loadfile --no-loadscope-reorder
TOGETHER := -n 4 $(SPREAD) -m "not quiet and not alone"
QUIETLY := -n 2 $(SPREAD) -m quiet
ALONE := -m alone
ROWS := build/rows.json build/rows-quiet.json build/rows-alone.json
STAGES := build/stage-together.json build/stage-quiet.json build/stage-alone.json

.PHONY: setup check static format test tests unit scenario run pictures bench bench-years kills power fuzz storm schemas features clean

setup: $(READY)

$(READY): pyproject.toml constraints.txt tools/system_packages.sh
	sh tools/system_packages.sh
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[server,screen,voice,printer,virtual-printer,dev]'
	touch $(READY)

static: $(READY)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-cache

check: static
	$(PYTEST) -m unit -q -n 2

format: $(READY)
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

unit: $(READY)
	$(PYTEST) -m unit -n 2

scenario: $(READY)
	$(PYTEST) -n 4 $(SPREAD) -m "not unit and not quiet and not alone"
	$(PYTEST) $(QUIETLY)
	$(PYTEST) $(ALONE)

# The checks of style and types run beside the first tests: those wait a good deal.
test: $(READY)
	$(MAKE) --output-sync=target -j 2 static tests
	$(PYTEST) $(QUIETLY) --rows=build/rows-quiet.json --stage=build/stage-quiet.json
	$(PYTEST) $(ALONE) --rows=build/rows-alone.json --stage=build/stage-alone.json
	$(BIN)/python -m tools.stages $(STAGES)
	$(BIN)/python -m tools.features --check $(ROWS)

tests: $(READY)
	$(PYTEST) -q $(TOGETHER) --rows=build/rows.json --stage=build/stage-together.json

features: tests
	$(PYTEST) -q $(QUIETLY) --rows=build/rows-quiet.json
	$(PYTEST) -q $(ALONE) --rows=build/rows-alone.json
	$(BIN)/python -m tools.features --write $(ROWS)

run: $(READY)
	$(BIN)/python -m tools.demo $(if $(CITIZENS),--citizens)

pictures: $(READY)
	$(BIN)/python -m tools.pictures

bench: $(READY)
	$(BIN)/python -m bench

# DAYS (14) of TICKETS (800) each, and PAST (10,000,000) tickets; about half an hour and 30 GB.
bench-years: $(READY)
	$(BIN)/python -m bench.years

# The server killed ten times as often as with every run of the tests.
kills: $(READY)
	HALL_KILLS=400 $(PYTEST) -s tests/server/test_crash.py

# The machine's power lost at each of some thousand moments; recorded with strace.
power: $(READY)
	HALL_POWER_ROUNDS=$(or $(ROUNDS),100) HALL_POWER_EVERY=1 $(PYTEST) -s tests/power

# Both fuzzers, ten minutes or DURATION seconds together, from SEED.
fuzz: $(READY)
	DURATION=$(or $(DURATION),600) $(PYTEST) -s tests/fuzz

# Everything fails for half an hour or DURATION seconds, from SEED; told in build/storm.json.
storm: $(READY)
	DURATION=$(or $(DURATION),1800) $(PYTEST) -s tests/storm/test_storm.py

schemas: $(READY)
	$(BIN)/python -m hall_link.schema docs/schemas

clean:
	rm -rf build .demo .pytest_cache .mypy_cache .ruff_cache .hypothesis
