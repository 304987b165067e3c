# Two commands matter: `make run` opens a demo hall, `make test` runs every check and test.
# Both set up what they need: system packages (apt), a virtual environment, pinned packages.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
PACKAGES := hall_link hall_server kiosk display evaluator ticket_printer
PYTEST := $(BIN)/python -m pytest
# Three side by side: much of the time is waiting. What holds the hall to seconds runs alone.
TOGETHER := -n 3 --dist loadfile --no-loadscope-reorder -m "not alone"
ROWS := build/rows.json build/rows-alone.json

.PHONY: setup system check format test unit scenario run pictures bench schemas features clean

setup: $(READY)

$(READY): pyproject.toml constraints.txt tools/system_packages.sh
	sh tools/system_packages.sh
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[server,screen,voice,printer,virtual-printer,dev]'
	touch $(READY)

check: $(READY)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-cache
	$(PYTEST) -m unit -q -n 2

format: $(READY)
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

unit: $(READY)
	$(PYTEST) -m unit -n 2

scenario: $(READY)
	$(PYTEST) -n 3 --dist loadfile --no-loadscope-reorder -m "not unit and not alone"
	$(PYTEST) -m alone

test: $(READY)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-cache
	$(PYTEST) $(TOGETHER) --rows=build/rows.json
	$(PYTEST) -m alone --rows=build/rows-alone.json
	$(BIN)/python -m tools.features --check $(ROWS)

features: $(READY)
	$(PYTEST) -q $(TOGETHER) --rows=build/rows.json
	$(PYTEST) -q -m alone --rows=build/rows-alone.json
	$(BIN)/python -m tools.features --write $(ROWS)

run: $(READY)
	$(BIN)/python -m tools.demo $(if $(CITIZENS),--citizens)

pictures: $(READY)
	$(BIN)/python -m tools.pictures

bench: $(READY)
	$(BIN)/python -m bench

schemas: $(READY)
	$(BIN)/python -m hall_link.schema docs/schemas

clean:
	rm -rf build .demo .pytest_cache .mypy_cache .ruff_cache .hypothesis
