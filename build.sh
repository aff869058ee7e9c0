#!/usr/bin/env bash
# build.sh: everything that is built, served and tested.
#
#   ./build.sh            build the site into dist/
#   ./build.sh serve      build it and serve it on http://localhost:8080/ (ADDR=host:port for another)
#   ./build.sh test       vet, all Go tests, and the page in real browsers
#   ./build.sh measure    write docs/performance.md: sizes, start, running again
#
# --engine=go-sqlite3 before the word builds the page with SQLite as Go code, as the
# command has it, instead of SQLite's C build.
#
# What a fresh machine lacks is set up and said: npm packages into
# web/client/node_modules, Chromium for the tests. A second run does only what changed.
set -euo pipefail
cd "$(dirname "$0")"

cache=.cache
programs=$cache/programs
export GOFLAGS="${GOFLAGS:--buildvcs=false}"

say() { printf '\033[1m==>\033[0m %s\n' "$*" >&2; }
fail() { printf 'build.sh: %s\n' "$*" >&2; exit 1; }

# have_or_install NAME COMMAND: whether the machine has COMMAND, after installing package NAME if that is possible.
have_or_install() {
  local name=$1 command=$2
  command -v "$command" >/dev/null && return 0
  if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
    say "installing $name with apt-get, because $command is missing"
    { apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$name"; } >&2 || return 1
    command -v "$command" >/dev/null
  else
    return 1
  fi
}

need_go() {
  command -v go >/dev/null || fail "Go is missing: install Go $(sed -n 's/^go //p' go.mod) or later from https://go.dev/dl/"
}

need_npm() {
  have_or_install npm npm || fail "npm is missing: install Node.js 20 or later (package: npm)"
  local stamp=$cache/npm.stamp sum
  sum=$(cat web/client/package.json web/client/package-lock.json | sha256sum)
  [ -d web/client/node_modules ] && [ "$(cat "$stamp" 2>/dev/null)" = "$sum" ] && return 0
  say "installing npm packages into web/client/node_modules"
  (cd web/client && npm ci --ignore-scripts --no-fund --no-audit --loglevel=error) >&2
  mkdir -p "$cache" && printf '%s\n' "$sum" >"$stamp"
}

need_chromium() {
  local name
  for name in chromium chromium-browser google-chrome google-chrome-stable; do
    if command -v "$name" >/dev/null; then CHROMIUM=$(command -v "$name"); export CHROMIUM; return 0; fi
  done
  have_or_install chromium chromium || fail "Chromium is missing: install the package chromium"
  CHROMIUM=$(command -v chromium); export CHROMIUM
}

# Inlining makes a program of this kind an eighth larger and only the interpreter itself faster, so it is off but for
# the evaluator and the object model: measured, the lessons take the same time. Those two are compiled by a profile,
# which Go finds beside the program's main.go; when the evaluator has changed much, write it anew:
#   go test -run - -bench . -benchtime 2s -cpuprofile wasm/engine/default.pgo ./python/bench && rm bench.test
module=github.com/diptych-orm/diptych
small=()
for package in "$module"/{python/builtins,python/resolve,python/lib/...,python/syntax/...,playground/...,orm/...,bind/...} \
  "$module"/{python/regex,internal/...,wasm/...,web/...} database/... embed runtime/debug weak encoding/... fmt time reflect math/big net/... io/... os path/... syscall crypto/... hash/... strings bytes bufio strconv slices sort maps \
  errors context unique unicode/... internal/{poll,strconv,fmtsort,reflectlite,godebug} math/rand/... iter github.com/cockroachdb/apd/v3; do
  small+=("-gcflags=$package=-l")
done
# Go's runtime by the profile would be 0.05 MB larger and collect no faster.
small+=("-gcflags=runtime=-d=pgoinlinecdfthreshold=1")

build_programs() {
  mkdir -p "$programs"
  say "building app.wasm and engine.wasm"
  GOOS=js GOARCH=wasm go build -trimpath -ldflags='-s -w' -o "$programs/app.wasm" ./wasm/app
  if [ "$engine" = go-sqlite3 ]; then
    GOOS=js GOARCH=wasm go build -trimpath -tags=gosqlite -ldflags='-s -w' "${small[@]}" -o "$programs/engine.wasm" ./wasm/engine
    rm -f "$programs"/{sqlite3,helper,copy}.wasm
  else
    GOOS=js GOARCH=wasm go build -trimpath -ldflags='-s -w' "${small[@]}" -o "$programs/engine.wasm" ./wasm/engine
    cp web/client/node_modules/@sqlite.org/sqlite-wasm/dist/sqlite3.wasm "$programs/sqlite3.wasm"
    node orm/database/hostsqlite/assemble.mjs "$programs" web/client
  fi
  "$cache/site" strip "$programs/app.wasm" "$programs/engine.wasm"
  cp "$(go env GOROOT)/lib/wasm/wasm_exec.js" "$(go env GOROOT)/lib/time/zoneinfo.zip" "$programs/"
  say "bundling the scripts"
  local esbuild=web/client/node_modules/.bin/esbuild
  "$esbuild" web/client/bridge.js --bundle --format=iife --minify --target=es2022 --log-level=warning --outfile="$programs/bridge.js"
  "$esbuild" web/client/worker.js --bundle --format=iife --minify --target=es2022 --log-level=warning --outfile="$programs/worker.js"
  "$esbuild" web/client/site.js --minify --target=es2022 --log-level=warning --outdir="$programs"
  cp web/client/play.js "$programs/play.js"
}

build() {
  need_go
  need_npm
  mkdir -p "$cache"
  go build -trimpath -o "$cache/site" ./cmd/site
  build_programs
  # the site is a function of the programs, the examples, the styles and the generator
  local stamp=$cache/site.stamp sum
  sum=$({ echo "$level"; sha256sum "$programs"/* "$cache/site"; find examples web/style -type f -print0 | sort -z | xargs -0 sha256sum; } | sha256sum)
  if [ -f dist/index.html ] && [ "$(cat "$stamp" 2>/dev/null)" = "$sum" ]; then
    say "dist/ is up to date"
    return 0
  fi
  say "recording the examples and writing dist/ (compressing a new program takes some seconds)"
  "$cache/site" build -out dist -programs "$programs" -cache "$cache/compressed" -brotli "$level"
  printf '%s\n' "$sum" >"$stamp"
}

# The engine's program once more, with ways to end it: the browser tests end the Worker with it.
build_faults() {
  local tags=faults
  [ "$engine" = go-sqlite3 ] && tags=faults,gosqlite
  GOOS=js GOARCH=wasm go build -trimpath -tags="$tags" -ldflags='-s -w' "${small[@]}" -o "$cache/faults.wasm" ./wasm/engine
  "$cache/site" strip "$cache/faults.wasm"
}

run_tests() {
  build
  build_faults
  say "go vet"
  go vet ./...
  GOOS=js GOARCH=wasm go vet ./wasm/... ./orm/database/...
  need_chromium
  for browser in firefox-esr MiniBrowser; do
    have_browser "$browser" || say "$browser is not installed: its smoke test is left out (packages: firefox-esr; webkit2gtk-driver xvfb)"
  done
  say "go test, with the built site in real browsers; screenshots go to $cache/screenshots"
  DIPTYCH_SITE="$PWD/dist" DIPTYCH_FAULTS="$PWD/$cache/faults.wasm" DIPTYCH_SHOTS="$PWD/$cache/screenshots" go test -timeout 20m ./...
}

have_browser() {
  command -v "$1" >/dev/null || compgen -G "/usr/lib/*/webkit2gtk-4.*/$1" >/dev/null
}

engine=sqlite-wasm
case "${1:-}" in
  --engine=sqlite-wasm) shift ;;
  --engine=go-sqlite3) engine=go-sqlite3; shift ;;
  --engine=*) fail "no engine is called ${1#*=}: sqlite-wasm or go-sqlite3" ;;
esac
command=${1:-build}
# what is published, and measured, is compressed as hard as possible; the rest quickly
level=9
case "$command" in build | measure) level=11 ;; esac
case "$command" in
  build) build ;;
  serve) build; exec "$cache/site" serve -dir dist -addr "${ADDR:-localhost:8080}" ;;
  test) run_tests ;;
  measure)
    build
    need_chromium
    say "measuring into docs/performance.md"
    status=0 # a missed budget is told at the end, when everything has been measured
    DIPTYCH_SITE="$PWD/dist" DIPTYCH_MEASURE="$PWD/docs/performance.md" go test -count=1 -run '^TestMeasure$' -timeout 30m ./web/browsertest || status=$?
    go run ./orm/database/enginebench/measure -chromium "$CHROMIUM" -doc docs/performance.md
    exit "$status" ;;
  *) sed -n '2,13p' "$0" | sed 's/^# \{0,1\}//'; [ "$command" = help ] || exit 2 ;;
esac
