# Everything the project does, by name. Each target makes its own set-up first.

SCALE ?= hanoi
SERVE ?= yes
ADDRESS ?= 127.0.0.1:8000

# In CI nothing is skipped: the PostgreSQL tests get a server unless they are told another.
ifeq ($(CI),true)
export TEST_DATABASE_URL ?= postgresql://postgres@127.0.0.1:5432/inspection
endif

python := .venv/bin/python
manage := $(python) manage.py
catalogue := inspection/locale/vi/LC_MESSAGES/django
code := inspection cases documents workflows tests scripts manage.py $(wildcard benchmarks)
# Dozens of processes start in a run: what one of them compiled the others read.
unexport PYTHONDONTWRITEBYTECODE

checks := types form imports migrations deployment translations
traced := tests/cases tests/discipline tests/intake
# Of these, what walks where others walk too: tracing doubles the time of a test and would show nothing more.
untraced := $(addprefix tests/cases/test_,$(addsuffix .py,forms hearing_matrix procedure_trail succession complaint_refusals))
others = $(filter-out tests/e2e $(traced),$(patsubst %/__init__.py,%,$(wildcard tests/*/__init__.py)) $(wildcard tests/test_*.py))
secret = $(shell head -c 40 /dev/urandom | od -An -tx1 | tr -d ' \n')

.DEFAULT_GOAL := help
.PHONY: help setup demo run test check types form imports migrations deployment translations e2e bench lock messages

help: ## list the targets
	@awk -F ':.*## ' '/^[a-z0-9]+:.*## / {printf "  make %-10s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

demo: setup ## build a demo office and open it (SCALE=ward the small one, SERVE=no only builds)
	$(manage) migrate --verbosity 0
	DEBUG=no $(manage) demo --scale $(SCALE)
ifneq ($(SERVE),no)
	DEBUG=no scripts/serve.sh $(ADDRESS)
endif

run: setup ## serve the house and its worker at ADDRESS, until Ctrl-C
	$(manage) migrate --verbosity 0
	$(manage) load_rulebook --verbosity 0
	scripts/serve.sh $(ADDRESS)

test: setup ## check, then every test and the browser stories
	$(MAKE) --no-print-directory --jobs 3 --output-sync $(checks) $(if $(filter true,$(CI)),.venv/.browser,.venv/.readers)
ifeq ($(CI),true)
	$(python) -m pytest $(traced) $(addprefix --ignore ,$(untraced)) -n 3 --dist worksteal --cov --cov-report=
	$(python) -m coverage report --fail-under 90
	$(python) -m pytest $(untraced) $(others) -n 3 --dist worksteal
else
	@echo "Coverage of the facts and rules is measured with CI=true only: tracing doubles the time of a test."
	$(python) -m pytest --ignore tests/e2e -n 3 --dist worksteal
endif
ifneq ($(TEST_DATABASE_URL),)
	DATABASE_URL=$(TEST_DATABASE_URL) $(python) -m pytest --migrations --ignore tests/e2e -n 3
endif
ifneq ($(CI),true)
	@command -v chromium >/dev/null || echo "The browser stories are skipped: \`make e2e\` installs Chromium and tells them."
endif
	$(python) -m pytest tests/e2e -n 3 --dist loadfile

check: setup ## form, types, imports, migrations, deployment, translations; two at a time
	$(MAKE) --no-print-directory --jobs 2 --output-sync $(checks)

types:
	$(python) -m mypy $(code)

form:
	$(python) -m ruff format --check $(code)
	$(python) -m ruff check $(code)

imports:
	.venv/bin/lint-imports

migrations:
	$(manage) makemigrations --check --dry-run

deployment:
	test -f .venv/identity_key || $(python) -m cases.identity_keys .venv/identity_key
	SECRET_KEY=$(secret) TRAIL_KEY=$(secret) ALLOWED_HOSTS=house.example DATA_DIR=$(CURDIR)/var \
		IDENTITY_KEY_FILE=$(CURDIR)/.venv/identity_key \
		$(manage) check --deploy --fail-level WARNING --settings inspection.settings.production

translations:
	$(python) -m inspection.messages check

e2e: setup .venv/.browser ## one story per procedure, in a browser
	$(python) -m pytest tests/e2e -n 3 --dist loadfile

bench: setup ## the ratios of benchmarks/, from one run
	$(python) -m benchmarks

messages: setup ## bring new messages into the catalogue, ready to be translated
	$(python) -m inspection.messages update

lock: ## write requirements.lock anew from pyproject.toml (needs uv)
	uv pip compile pyproject.toml --extra dev --universal --generate-hashes --upgrade \
		--no-emit-index-url --no-header --quiet --output-file requirements.lock

setup: .venv/.ready $(catalogue).mo ## environment, packages, libraries, fonts, translations

.venv/.ready: requirements.lock scripts/setup.sh scripts/fonts.py
	scripts/setup.sh
	@touch $@

.venv/.readers: .venv/.ready
	scripts/setup.sh readers
	@touch $@

.venv/.browser: .venv/.readers
	scripts/setup.sh browser
	@touch $@

$(catalogue).mo: $(catalogue).po .venv/.ready
	$(python) -m inspection.messages compile
