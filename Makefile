# castmate: what you can do here. `make` alone lists it.

VENV ?= .venv
# The first Python that really starts, is new enough, and can make virtual environments.
PYTHON ?= $(shell for p in python3 python3.11 python3.12 python3.13 python3.14; do \
	$$p -c 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))' 2>/dev/null \
	&& echo $$p && break; done)
BIN = $(VENV)/bin
INSTALLED = $(VENV)/.installed

.DEFAULT_GOAL := help
.PHONY: help install demo test lint types unit format train-matte train-edges clean

help: ## list the targets
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## /  \1\t/' | expand -t 14

install: $(INSTALLED) ## make .venv and install castmate and its tools into it

$(INSTALLED): pyproject.toml
	@test -n "$(PYTHON)" || { echo "castmate needs Python 3.11 or newer with venv." \
	"On Debian or Ubuntu: sudo apt-get install python3 python3-venv"; exit 2; }
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --upgrade "pip>=25.1"
	$(BIN)/python -m pip install --quiet --editable . --group dev
	@touch $@

lint: $(INSTALLED) ## style: ruff
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(INSTALLED) ## types: mypy, strict
	$(BIN)/mypy

unit: $(INSTALLED) ## the tests alone
	$(BIN)/pytest -n auto

# make demo CLIP=my.mp4 NAME=Momo: the same with your own clip
demo: $(INSTALLED) ## cast a character from a clip, and shoot a film of three scenes with it
	$(BIN)/castmate demo $(if $(CLIP),"$(CLIP)") $(if $(NAME),--name "$(NAME)") -o demo-output

test: lint types unit ## everything that must be green: style, types, tests

format: $(INSTALLED) ## rewrite the code in the house style
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

SHARDS ?= 250
READ ?= 60
MINUTES ?= 180
# What was generated and learned so far is kept in build: the same command goes on from there.
train-matte: $(INSTALLED) ## the matting network anew, from generated footage alone: 4 hours, 9 GB
	$(BIN)/python -m pip install --quiet --group train
	$(BIN)/python -m training.footage build/footage --shards $(SHARDS) --workers 2
	$(BIN)/python -m training.matte.readings build/footage --shards $(READ) --workers 2
	$(BIN)/python -m training.matte build/footage -o build/matte --minutes $(MINUTES) \
	$(if $(wildcard build/matte/checkpoint.pt),--resume)
	$(BIN)/python -m training.matte.export build/matte/checkpoint.pt \
	castmate/characters/matte/network/weights

# Pictures for edges are large and need no motion: one frame a scene.
train-edges: $(INSTALLED) ## the network that draws edges anew: an hour, 1 GB
	$(BIN)/python -m pip install --quiet --group train
	$(BIN)/python -m training.footage build/stills --shards 14 --first-seed 50000000 --frames 1 \
	--width 640 --height 360 --workers 2
	$(BIN)/python -m training.edges build/stills -o build/edges --minutes 40 \
	$(if $(wildcard build/edges/checkpoint.pt),--resume)
	cp build/edges/edges.onnx castmate/characters/matte/edges/weights/

clean: ## forget everything that was built
	rm -rf $(VENV) build dist demo-output .mypy_cache .ruff_cache .pytest_cache
