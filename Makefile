# Every task of CommDesk. On Debian and Ubuntu each does its own set-up first; `make help` lists them.
SHELL := /bin/bash
.DEFAULT_GOAL := help
.PHONY: help run test fuzz screenshots build bench lock format clean

PY := .venv/bin/python
export PYTHON

help: ## this list
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "make %-12s %s\n", $$1, $$2 }' Makefile

run: ## open the window with the practice group (no screen: make its page and pictures in out/)
	@build/setup.sh run
	@if $(PY) build/screen.py; then exec $(PY) -m ui.app --practice; else exec $(PY) -m ui.tour out; fi

test: ## everything that must hold: ruff, format, types, the whole suite
	@build/setup.sh dev
	@$(PY) -m ruff check .
	@$(PY) -m ruff format --check .
	@$(PY) -m mypy
	@$(PY) -m pytest -n 2

fuzz: ## lists of all sorts, new ones each time (make fuzz EXAMPLES=20000 takes longer)
	@build/setup.sh dev
	@COMMDESK_FUZZ=$(or $(EXAMPLES),2000) $(PY) -m pytest -n 2 $$(grep -rl COMMDESK_FUZZ tests --include='test_*.py')

screenshots: ## pictures of every desk, in every size and look, into out/screens/
	@build/setup.sh dev
	@$(PY) -m ui.tour out/screens --all

build: ## dist/commdesk (one file) and dist/commdesk-folder/, then a test of both
	@build/setup.sh build
	@$(PY) build/tasks.py app
	@$(PY) -m pytest -m built tests/packaging

bench: ## the speed table: CommDesk against bare references, in one run
	@build/setup.sh dev
	@$(PY) build/bench.py

lock: ## requirements/*.txt from pyproject.toml (make lock UPGRADE=1 takes newer versions)
	@build/setup.sh lock
	@$(PY) build/tasks.py lock $(if $(UPGRADE),--upgrade)

format: ## put the source into shape
	@build/setup.sh dev
	@$(PY) -m ruff check --fix .
	@$(PY) -m ruff format .

clean: ## remove what the tasks made, but not .venv
	rm -rf dist out .pyinstaller .mypy_cache .ruff_cache .pytest_cache
