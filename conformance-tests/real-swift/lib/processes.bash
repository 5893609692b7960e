# Processes in the background, known by pid files and by a mark in their environment; sourced by real-swift.
# shellcheck shell=bash

# Every process of ours carries MARK=DIR from its birth: a reused pid is never taken for ours, and what lost its pid file is still found.
readonly MARK=JSWIFT_REAL_PROCESS_OF

is_ours() {
  grep -qszxF "$MARK=$DIR" "/proc/$1/environ"
}

our_processes() {
  grep -lszxF "$MARK=$DIR" /proc/[0-9]*/environ | cut -d / -f 3
}

is_running() {
  local file=$DIR/run/$1.pid
  [[ -s $file ]] && is_ours "$(<"$file")"
}

# launch SERVICE COMMAND...: in a session of its own, so that it outlives this shell. Returns once it carries the mark.
launch() {
  local service=$1 pid
  shift
  ! is_running "$service" || return 0
  env "$MARK=$DIR" setsid nohup "$@" </dev/null >>"$DIR/log/$service.log" 2>&1 9>&- &
  pid=$!
  echo "$pid" >"$DIR/run/$service.pid"
  until is_ours "$pid" || ! kill -0 "$pid" 2>/dev/null; do
    sleep 0.01
  done
}

# wait_until CHECK SECONDS SERVICE...: until CHECK succeeds; fails with the log of a service that died, or when time is up.
wait_until() {
  local check=$1 deadline=$((SECONDS + $2)) service
  shift 2
  until "$check"; do
    for service in "$@"; do
      is_running "$service" || give_up "$service" "ended"
    done
    ((SECONDS < deadline)) || give_up "${@: -1}" "does not answer"
    sleep 0.1
  done
}

give_up() {
  tail -n 30 "$DIR/log/$1.log" | cut -c 1-1000 >&2
  die 1 "$1 $2; above is the end of $DIR/log/$1.log"
}

stop_everything() {
  local signal pids attempt
  for signal in TERM KILL; do
    for ((attempt = 0; attempt < 50; attempt++)); do
      mapfile -t pids < <(our_processes)
      ((${#pids[@]} > 0)) || break 2
      ((attempt > 0)) || kill "-$signal" "${pids[@]}" 2>/dev/null || true
      sleep 0.1
    done
  done
  ((${#pids[@]} == 0)) || die 1 "still running: ${pids[*]}"
  rm -f "$DIR"/run/*.pid
}
