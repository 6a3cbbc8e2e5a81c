# `make demo` and `make test` need Python 3.11 and make, nothing else: they set up .venv themselves.
PYTHON ?= python3.11
VENV := .venv
BIN := $(VENV)/bin
RUNTIME := $(VENV)/.runtime
DEV := $(VENV)/.dev
BENCH := $(VENV)/.bench
RAY := $(VENV)/.ray

.PHONY: demo test test-ray lint types contracts quality bench bench-batch bench-pages events scale picture cassettes lock clean help

help:  ## what there is to make
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 12

demo: $(RUNTIME)  ## the brief of an example article, by the rules engine (no key, no network)
	$(BIN)/summarize examples/flood.txt --schema brief --engine rules --format terminal

test: $(DEV)  ## the whole test suite
	$(BIN)/python -m pytest

test-ray: $(DEV) $(RAY)  ## the tests that need Ray, which is 600 MB
	$(BIN)/python -m pytest tests/batch/test_on_ray.py

lint: $(DEV)  ## style, types, layer contracts
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-cache

quality: $(DEV)  ## the rules engine against the project's own annotated articles; fails under a floor
	$(BIN)/python benchmarks/quality.py

bench: $(DEV) $(BENCH)  ## speed, and the model engine's cost, as ratios in one run
	@missed=0; \
	$(BIN)/python benchmarks/speed.py --llm $(VENV)/bench/bin/llm || missed=1; \
	$(BIN)/python benchmarks/model_cost.py --aligner $(VENV)/bench/bin/python || missed=1; \
	exit $$missed

bench-batch: $(DEV) $(BENCH)  ## many documents: beside plain clients, memory, second runs, kill -9 (some minutes)
	$(BIN)/python benchmarks/batch.py --langextract $(VENV)/bench/bin/python

events: $(DEV)  ## how well the events of a feed are told apart, and what that costs
	$(BIN)/python benchmarks/events.py --documents 20000

bench-pages: $(DEV)  ## what a page costs; the report and the export of 10,000 summaries (some minutes)
	@missed=0; \
	for one in pages report export; do $(BIN)/python benchmarks/$$one.py || missed=1; done; \
	exit $$missed

scale: $(DEV) $(RAY)  ## what a million articles a day need: the figures of docs/scale.md (POSTGRES=address of a database)
	$(BIN)/python benchmarks/scale.py --write docs/scale.md $(if $(POSTGRES),--postgres $(POSTGRES))

cassettes: $(RUNTIME)  ## record the model's answers for the tests anew (those of a model need a key)
	$(BIN)/python cassettes/record.py

picture: $(DEV)  ## the README's picture of a brief in a terminal
	$(BIN)/python docs/picture.py

LOCK := uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
  --no-emit-find-links --custom-compile-command "make lock"

lock:  ## exact versions with hashes, from pyproject.toml (needs uv)
	$(LOCK) pyproject.toml -o requirements/runtime.txt
	$(LOCK) pyproject.toml --group dev -c requirements/runtime.txt -o requirements/dev.txt
	$(LOCK) --group build -c requirements/dev.txt -o requirements/build.txt
	$(LOCK) --group bench -o requirements/bench.txt
	$(LOCK) pyproject.toml --extra ray -c requirements/dev.txt -o requirements/ray.txt

# A virtual environment's pip may be too old to know a thing or two; --require-hashes is as old as the hills.
$(BIN)/python:
	$(PYTHON) -m venv $(VENV)

$(RUNTIME): requirements/runtime.txt pyproject.toml | $(BIN)/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/runtime.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/build.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	$(BIN)/python -m compileall -q summarizer  # as an install from a wheel does: the first run is as fast as the second
	@touch $@

$(DEV): requirements/dev.txt $(RUNTIME)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/dev.txt
	@touch $@

$(RAY): requirements/ray.txt $(DEV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r $<
	@touch $@

# The yardsticks of the benchmarks, apart from what the project itself needs.
$(BENCH): requirements/bench.txt | $(BIN)/python
	$(PYTHON) -m venv $(VENV)/bench
	$(VENV)/bench/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r $<
	@touch $@

clean:  ## remove what make made
	rm -rf $(VENV) build dist .pytest_cache .mypy_cache .ruff_cache
