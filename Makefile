# The map of all tasks: `make` lists them. Needs Python 3.11+, pip and make; nothing else.
PYTHON ?= python3
VENV   ?= .venv
BIN    := $(VENV)/bin
SHARED ?= ../shared

.DEFAULT_GOAL := help
.PHONY: $(shell grep -oE '^[a-z-]+:' $(firstword $(MAKEFILE_LIST)) | tr -d :)

help:            ## list the tasks
	@grep -hE '^[a-z-]+: .*##|^[a-z-]+:  +##' $(MAKEFILE_LIST) | sed -E 's/:[^#]*## /\t/' | expand -t 16

# Only errors are shown: what pip warns of (its cache, its own version) is nobody's concern here.
PIP := $(BIN)/pip install -qq --disable-pip-version-check

$(VENV)/.installed: pyproject.toml
	@echo 'Installing into $(VENV), without a word for a minute or some, this once: 0.8 GB on disk.'
	@$(PYTHON) -m venv $(VENV)
	@$(PIP) -e '.[documents]'
	@touch $@

$(VENV)/.dev: $(VENV)/.installed
	@echo 'Installing what tests and checks need beside it, this once: 0.5 GB more.'
	@$(PIP) -e '.[dev]'
	@touch $@

install: $(VENV)/.installed  ## install the program alone, into $(VENV)

demo: $(VENV)/.installed  ## install, read the bundled story, show the state of play
	@$(BIN)/stateofplay demo

test: $(VENV)/.dev  ## install, run all tests
	$(BIN)/pytest

readme: $(VENV)/.dev  ## put into README what the program prints now
	$(BIN)/python -m benchmarks.readme --write

pictures: $(VENV)/.dev  ## take the pictures of docs/images anew (needs Chromium)
	$(BIN)/python -m benchmarks.pictures

check: lint types imports  ## lint, types, and the direction of imports

lint: $(VENV)/.dev  ## ruff: rules and format
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(VENV)/.dev  ## mypy, strict
	$(BIN)/mypy

imports: $(VENV)/.dev  ## no stage imports another
	$(BIN)/lint-imports

bench: $(VENV)/.dev  ## scores on the hand-read reports in $(SHARED), held against the floors
	$(BIN)/python -m benchmarks.reading --gold $(SHARED)/gold --floors benchmarks/floors.json

bench-compare: $(VENV)/.dev  ## stories and copies among labelled reports in $(SHARED), held against the floors
	$(BIN)/python -m benchmarks.compare --data $(SHARED)/data --floors benchmarks/compare-floors.json

bench-reading: $(VENV)/.dev  ## all that is measured of acts: scores, types confused, PLOVER's records, attributions
	$(BIN)/python -m benchmarks.reading --gold $(SHARED)/gold --floors benchmarks/floors.json
	$(BIN)/python -m benchmarks.confusion --gold $(SHARED)/gold
	$(BIN)/python -m benchmarks.plover --data $(SHARED)/data
	$(BIN)/python -m benchmarks.attribution --data $(SHARED)/data

bench-held-out: $(VENV)/.dev  ## acts on the reports no training saw: ten times the dev reports
	$(BIN)/python -m benchmarks.held_out --shared $(SHARED)

bench-stances: $(VENV)/.dev  ## positions on whole reports that no training saw, each read by a person
	$(BIN)/python -m benchmarks.stances --data $(SHARED)/data

bench-together: $(VENV)/.dev  ## what several reports tell, as a person listed it: how much is told together
	$(BIN)/python -m benchmarks.together --data $(SHARED)/data

bench-brief: $(VENV)/.dev  ## what the brief of a crisis tells of what an editor said it must tell
	$(BIN)/python -m benchmarks.brief --data $(SHARED)/data

bench-rows: $(VENV)/.dev  ## which claims of a crisis stand in one row of positions, as people grouped them
	$(BIN)/python -m benchmarks.rows --data $(SHARED)/data

bench-fillers: $(VENV)/.dev  ## who pronouns, role nouns and short names of hand-read reports are
	$(BIN)/python -m benchmarks.fillers --data $(SHARED)/data

bench-plover: $(VENV)/.dev  ## acts on the example sentences of PLOVER's gold standard records
	$(BIN)/python -m benchmarks.plover --data $(SHARED)/data

bench-time: $(VENV)/.dev  ## expressions of time held against TIMEX3 in $(SHARED), with their floors
	$(BIN)/python -m benchmarks.time $(SHARED)/data/tempeval3/te3-platinum --floors benchmarks/time-floors.json
	$(BIN)/python -m benchmarks.time $(SHARED)/data/tempeval3/TimeBank --floors benchmarks/time-floors.json

bench-attribution: $(VENV)/.dev  ## who is given the word, on annotated news
	$(BIN)/python -m benchmarks.attribution --data $(SHARED)/data

bench-figures: $(VENV)/.dev  ## how well figures are read, held against their floors
	$(BIN)/python -m benchmarks.figures --shared $(SHARED)

bench-speed: $(VENV)/.dev  ## words per second beside bare spaCy on the same texts
	$(BIN)/python -m benchmarks.speed $(SHARED)/data/news/foreign_affairs_3000.jsonl.gz
	$(BIN)/python -m benchmarks.running $(SHARED)/data/news/foreign_affairs_3000.jsonl.gz

bench-following: $(VENV)/.dev  ## settling one report more beside settling a ledger of 100,000 statements
	$(BIN)/python -m benchmarks.following

bench-story: $(VENV)/.dev  ## the bundled story against its table, and who is who in $(SHARED)
	$(BIN)/python -m benchmarks.story --gold $(SHARED)/gold --floors benchmarks/story-floors.json

bench-kill: $(VENV)/.dev  ## kill runs at 30 random moments, show that nothing is lost
	$(BIN)/python -m benchmarks.killing

train-reader: $(VENV)/.dev  ## rebuild the trained reader from data and seeds (hours), and say if it differs
	$(PIP) -e '.[train]'
	PYTHONPATH=. $(BIN)/python -m training.rebuild --shared $(SHARED) --out build/reader

clean:           ## remove the environment and caches
	rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache .hypothesis
