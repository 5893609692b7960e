#!/usr/bin/env bash
# Runs the swift command from this checkout: builds what is missing or stale, once, and starts the program directly.
set -euo pipefail

here=$(cd "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")" && pwd)
target=$here/swift-app-cli/target
dist=$target/dist
stamp=$dist/built

fail() {
  printf 'swift: %s\n' "$*" >&2
  exit 1
}

java_command() {
  if [ -n "${JAVA_HOME:-}" ] && [ -x "$JAVA_HOME/bin/java" ]; then
    printf '%s' "$JAVA_HOME/bin/java"
  else
    command -v java || fail "JDK 17 or later is needed: no java was found (set JAVA_HOME or PATH)."
  fi
}

stale() {
  [ -e "$stamp" ] || return 0
  local newer
  newer=$(find "$here/pom.xml" "$here"/swift-*/pom.xml "$here"/swift-*/src/main -newer "$stamp" -print -quit)
  [ -n "$newer" ]
}

build() {
  command -v mvn >/dev/null || fail "Maven is needed to build the program, and mvn was not found."
  mkdir -p "$target"
  exec 9>"$target/build.lock"
  # Without flock two first runs at once may both build; that is slow, not wrong, one after the other.
  if command -v flock >/dev/null; then
    flock 9
  fi
  stale || return 0
  printf 'swift: building, once...\n' >&2
  rm -rf "$dist"
  # What is edited during the build is newer than this, so the next run builds again.
  touch "$target/build.began"
  if ! (cd "$here" && mvn -q -B -Dquick package -pl swift-app-cli -am) >"$target/build.log" 2>&1 </dev/null 9>&-; then
    tail -n 40 "$target/build.log" >&2
    fail "the build failed; all it said is in $target/build.log"
  fi
  mv "$target/build.began" "$stamp"
  exec 9>&-
}

java=$(java_command)
if stale; then
  build
fi

# File names are decoded as UTF-8 whatever the user's locale is: otherwise different names look the same.
export LC_ALL=C.UTF-8
exec "$java" -Xshare:auto -XX:+UseSerialGC -XX:TieredStopAtLevel="${SWIFT_JIT_LEVEL:-4}" -Xms16m -Xmx256m \
  -Dfile.encoding=UTF-8 --module-path "$dist/lib" -m io.jswift.cli/io.jswift.cli.Main "$@"
