# Corridor: the only commands a person must know.
.DEFAULT_GOAL := help
MVN := mvn -B -q

# Looked for only by the targets that need it, so that help works on a machine without a JDK.
JDK = $(or $(FOUND_JDK),$(eval FOUND_JDK := $(shell deploy/bin/find-jdk))$(FOUND_JDK))
USE_JDK = @test -n "$(JDK)"
WITH_JDK = JAVA_HOME="$(JDK)"
JAVA = "$(JDK)/bin/java"
LAUNCHER = services/corridor/target/corridor.jar
VERSION = $(shell sed -n 's:^  <version>\(.*\)</version>:\1:p' pom.xml)
SERVICES = $(foreach role,origin transit destination,services/$(role)/target/$(role)-$(VERSION)-service.jar)
JARS = $(LAUNCHER) services/evidence/target/evidence.jar services/federation/target/federation.jar $(SERVICES)
LAUNCHER_LOG = -Dcorridor.log=.corridor/logs/broker.log
# A corridor has one broker; three are what a deployment has, and cost a gibibyte.
BROKERS ?= 1
# hub: one cluster for all; bilateral: one broker a country, and mirrors between them.
TOPOLOGY ?= hub
LAUNCHER_JVM = -Dcorridor.brokers=$(BROKERS) -Dcorridor.topology=$(TOPOLOGY) -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Xmx256m --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow

.PHONY: help demo up down check fire hell age upgrade sim bench size backlog conformance compose-files reference package clean

help: ## Show this help
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## (.*)/  make \1\t\2/' | expand -t 20

demo: package ## Play an invented person's case and verify the evidence; STORY=child, stay, proceedings or ngo-to-ngo
	@mkdir -p .corridor/logs
	@$(JAVA) $(LAUNCHER_JVM) $(LAUNCHER_LOG) -jar $(LAUNCHER) demo $(STORY)

up: package ## Start a corridor in the background, and print its addresses, users and first calls; BROKERS=3 a cluster, TOPOLOGY=bilateral one broker a country
	@mkdir -p .corridor/logs
	@$(JAVA) $(LAUNCHER_JVM) $(LAUNCHER_LOG) -jar $(LAUNCHER) up

down: ## End that corridor; what it stored stays for the next start
	$(USE_JDK)
	@if [ -f $(LAUNCHER) ]; then $(JAVA) $(LAUNCHER_JVM) $(LAUNCHER_LOG) -jar $(LAUNCHER) down; else echo "No corridor was ever started here."; fi

check: ## Build, check the format and run the tests; fire, age and hell have the long ones
	$(USE_JDK)
	$(WITH_JDK) $(MVN) -T 2 verify

# Every test tagged fault (make check has one case of each) or fire (the rest, which take long), over three
# brokers. A full disk is a small one in memory, which only root may mount; what was skipped is told at the end.
fire: ## Break a real corridor in every way we know, and see that nothing is lost; full disks only as root
	$(USE_JDK)
	@mkdir -p .corridor && touch .corridor/fire-began
	@test "$$(id -u)" = 0 || echo "You are not root: no disk will be filled, and those tests are skipped."
	@$(WITH_JDK) mvn -B verify '-Dgroups=fault | fire' '-Dcorridor.left-out=age | upgrade' -Dcorridor.away=60 -Dcorridor.brokers=3; \
	  status=$$?; deploy/bin/tell-skipped .corridor/fire-began; exit $$status

# A try that fails names the seed and the number that repeat it alone.
TRIES ?= 100000
SECONDS ?= 600
hell: ## Try hostile input for long: TRIES=n, SECONDS=n guided by coverage, SEED=n
	$(USE_JDK)
	$(WITH_JDK) $(MVN) -pl services/evidence,services/node-tests -am test '-Dtest=*FromHellTest,GuidedByCoverageTest' -Dsurefire.failIfNoSpecifiedTests=false -Dcorridor.fuzz.tries=$(TRIES) -Dcorridor.fuzz.seconds=$(SECONDS) $(if $(SEED),-Dcorridor.fuzz.seed=$(SEED))

# Needs about 20 kB of disk a case; says how far it is. Nothing else should run beside it.
CASES ?= 1000000
age: ## Load a node with a million cases and see that nothing got slower: CASES=n, AGE_FOLDER=where it lies
	$(USE_JDK)
	$(WITH_JDK) mvn -B -pl services/node-tests -am test -Dtest=NothingSlowsDownWithAgeTest -Dsurefire.failIfNoSpecifiedTests=false '-Dcorridor.left-out=fire | upgrade' -Dcorridor.age.cases=$(CASES) -Dcorridor.age.folder=$(AGE_FOLDER)

# The older release is packaged in a folder of its own, once.
FROM_FOLDER = $(CURDIR)/.cache/releases/$(shell git rev-parse --short $(FROM) 2>/dev/null)
upgrade: package ## Upgrade a corridor of an older release under traffic, and go back: FROM=a commit or tag
	@git rev-parse --verify --quiet "$(FROM)^{commit}" > /dev/null || { echo "Say from which release: make upgrade FROM=<a commit or tag>"; exit 2; }
	@mkdir -p "$(FROM_FOLDER)" && git archive $(FROM) | tar -x -C "$(FROM_FOLDER)"
	@ls "$(FROM_FOLDER)"/services/destination/target/*-service.jar > /dev/null 2>&1 || \
	  $(WITH_JDK) deploy/bin/build-progress .corridor/logs/build-older.log mvn -B -f "$(FROM_FOLDER)" package -DskipTests -pl services/origin,services/transit,services/destination -am
	$(WITH_JDK) mvn -B -pl services/corridor -am verify -Dtest=NONE -Dsurefire.failIfNoSpecifiedTests=false -Dit.test=RollingUpgradeTest -Dfailsafe.failIfNoSpecifiedTests=false '-Dcorridor.left-out=fire | age' "-Dcorridor.older=$(FROM_FOLDER)"

sim: package ## Simulate three nodes under misfortunes: SEED=n one seed as a diagram, SEEDS=n so many, FROM=m the first
	@mkdir -p .corridor/logs
	@$(JAVA) -XX:+UseParallelGC -Xmx1g $(LAUNCHER_LOG) -cp $(LAUNCHER) trm.corridor.sim.Main $(if $(SEED),--seed=$(SEED)) $(if $(SEEDS),--seeds=$(SEEDS)) $(if $(FROM),--from=$(FROM))

bench: package ## Measure a corridor on this machine; docs/performance.md says what the figures mean
	@mkdir -p .corridor/logs
	@$(JAVA) $(LAUNCHER_JVM) $(LAUNCHER_LOG) -jar $(LAUNCHER) bench

size: package ## Measure how soon a prepared corridor and each service serve, and what memory they hold
	@mkdir -p .corridor/logs
	@$(JAVA) $(LAUNCHER_JVM) $(LAUNCHER_LOG) -jar $(LAUNCHER) size

MESSAGES ?= 100000
backlog: package ## Let MESSAGES=n wait while the broker is away, and measure how they drain
	@mkdir -p .corridor/logs
	@$(JAVA) $(LAUNCHER_JVM) $(LAUNCHER_LOG) -jar $(LAUNCHER) backlog $(MESSAGES)

compose-files: package ## Make the keys, passwords and certificates of deploy/compose, whatever is there stays
	@mkdir -p .corridor/logs
	@$(JAVA) $(LAUNCHER_JVM) -Dcorridor.log=.corridor/logs/compose-files.log -jar $(LAUNCHER) compose-files

# A secret given here stands in the list of processes; one that is exported to the environment does not.
conformance: package ## Check a webhook receiver (RECEIVER=URL SECRET=whsec_...), or another node (NODE=id MEMBER=file KAFKA=file)
	@mkdir -p .corridor/logs
	@RECEIVER="$(RECEIVER)" SECRET="$(SECRET)" NODE="$(NODE)" MEMBER="$(MEMBER)" KAFKA="$(KAFKA)" \
	  $(JAVA) $(LAUNCHER_JVM) -Dcorridor.log=.corridor/logs/conformance.log -jar $(LAUNCHER) conformance

reference: ## Write docs/reference anew from the law, the measures and the charters
	$(USE_JDK)
	$(WITH_JDK) $(MVN) -pl services/corridor,services/node-tests -am test -Dtest=ReferencePagesTest,LogLinesTest,TracedStepsTest -Dsurefire.failIfNoSpecifiedTests=false -Dcorridor.reference.write=true

# Whatever the launcher and the services are made from. Nothing is built where nothing changed, so that a
# second start tells its story at once.
SOURCES = $(shell find pom.xml schemas services deploy -name target -prune -o -type f -print)

package: $(JARS)
	$(USE_JDK)

# One build makes all jars; one that is missing alone is made again. The tests are make check's.
$(JARS) &: $(SOURCES)
	$(USE_JDK)
	@test -f $(LAUNCHER) || echo "Building Corridor; the first time fetches about 470 MB and takes some minutes."
	@$(WITH_JDK) deploy/bin/build-progress .corridor/logs/build.log mvn -B package -DskipTests
	@touch -c $(JARS)

clean: ## Delete what the build made; what a corridor stored (.corridor) and prepared (.cache) stays
	$(USE_JDK)
	$(WITH_JDK) $(MVN) clean
