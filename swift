#!/usr/bin/env bash
# Runs the swift command from this checkout: builds what is missing or stale, once, and starts the image that was built.
set -euo pipefail

here=$(cd "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")" && pwd)
target=$here/distribution/target
image=$target/image
stamp=$target/built
lock=$target/building

fail() {
  printf 'swift: %s\n' "$*" >&2
  exit 1
}

stale() {
  [ -e "$stamp" ] && [ -x "$image/bin/swift" ] || return 0
  local newer
  newer=$(find "$here/pom.xml" "$here"/{swift-*,distribution}/pom.xml "$here"/{swift-*,distribution}/src/main -newer "$stamp" -print -quit)
  [ -n "$newer" ]
}

# One build at a time: by flock, which ends with its process, or where there is none by a directory, which may be left behind.
lock() {
  if command -v flock >/dev/null; then
    exec 9>"$lock.lock"
    flock 9
    return
  fi
  until mkdir "$lock" 2>/dev/null; do
    if [ -e "$lock/pid" ] && ! kill -0 "$(cat "$lock/pid")" 2>/dev/null && [ -e "$lock/pid" ]; then
      fail "a build ended without tidying up; remove $lock and try again."
    fi
    sleep 1
  done
  trap 'rm -rf "$lock"' EXIT
  echo $$ >"$lock/pid"
}

unlock() {
  if [ -e "$lock" ]; then
    rm -rf "$lock"
    trap - EXIT
  else
    exec 9>&-
  fi
}

build() {
  command -v mvn >/dev/null || fail "Maven is needed to build the program, and mvn was not found."
  mkdir -p "$target"
  lock
  if stale; then
    printf 'swift: building, once...\n' >&2
    # What is edited during the build is newer than this, so the next run builds again.
    touch "$target/build.began"
    if ! (cd "$here" && mvn -q -B -Dquick package -pl distribution -am) >"$target/build.log" 2>&1 </dev/null 9>&-; then
      tail -n 40 "$target/build.log" >&2
      fail "the build failed; all it said is in $target/build.log"
    fi
    mv "$target/build.began" "$stamp"
  fi
  unlock
}

if stale; then
  build
fi
exec "$image/bin/swift" "$@"
