# Two commands matter: `make run` opens a demo hall, `make test` runs every check and test.
# Both set up what they need: system packages (apt), a virtual environment, pinned packages.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
PACKAGES := hall_link hall_server kiosk display evaluator ticket_printer
PYTEST := $(BIN)/python -m pytest

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
	$(PYTEST) -m unit -q

format: $(READY)
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

unit: $(READY)
	$(PYTEST) -m unit

scenario: $(READY)
	$(PYTEST) -m "not unit"

test: $(READY)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-cache
	$(PYTEST) --rows build/rows.json
	$(BIN)/python -m tools.features --check build/rows.json

features: $(READY)
	$(PYTEST) -q --rows build/rows.json
	$(BIN)/python -m tools.features --write build/rows.json

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
