# Corridor: the only commands a person must know.
.DEFAULT_GOAL := help
JAVA_HOME := $(shell deploy/bin/find-jdk)
export JAVA_HOME
MVN := mvn -B -q

.PHONY: help check
help: ## Show this help
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## (.*)/  make \1\t\2/' | expand -t 16

check: ## Build, check the format and run every test
	$(MVN) verify
