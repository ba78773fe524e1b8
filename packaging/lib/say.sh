# shellcheck shell=bash
# SPDX-FileCopyrightText: 2026 FibreDesk contributors
# SPDX-License-Identifier: GPL-3.0-or-later

# What packaging/run, tests/run and .ci/run print: one line a step with its time, a sign of life at least every 8 s, and on
# failure the step, the reason and what to try.

FD_QUIET=${FD_QUIET:-no}   # yes: a step that takes less than a second prints nothing
FD_LOGS=                   # folder of the steps' logs, set by environment.sh
exec {FD_SAY}>&1           # where all of it goes; packaging/run --exec points it to stderr
exec {FD_NEVER}<> <(:)     # a pipe nobody writes to: `read -t` on it sleeps without a process

fd_sleep() { read -rt "$1" -u "$FD_NEVER" _ || true; }

fd_say() { printf '%s\n' "$*" >&"$FD_SAY"; }

# Ends the script with one sentence: what is wrong, and what mends it.
fd_refuse() {
    printf '%s: %s\n' "${FD_NAME:-fibredesk}" "$*" >&2
    exit 1
}

# fd_since MICROSECONDS: the time since then, "12.3 s" or "3 min 05 s".
fd_now() { printf '%s' "${EPOCHREALTIME/[.,]/}"; }
fd_since() {
    local tenths=$((($(fd_now) - $1) / 100000))
    if ((tenths < 1000)); then
        printf '%d.%d s' $((tenths / 10)) $((tenths % 10))
    else
        printf '%d min %02d s' $((tenths / 600)) $((tenths / 10 % 60))
    fi
}

# The last line of a log, short enough for a terminal.
fd_last_line() {
    local line
    line=$(tail -c 2000 -- "$1" 2>/dev/null | tr '\r' '\n' | grep -v '^[[:space:]]*$' | tail -n 1)
    printf '%.90s' "${line//$'\e'/}"
}

# The lines of a log that say why it failed: the compiler's, CMake's or apt's errors, else its end.
fd_reason() {
    local found
    found=$(grep -m 12 -E -A 2 '(^|[^-[:alnum:]])([Ee]rror|ERROR|FAILED|fatal)[: ]|^E: |CMake Error|undefined reference|Permission denied|No space left|newuidmap' \
        -- "$1" 2>/dev/null | grep -v '^--$' | cut -c 1-400 | head -n 24)
    [ -n "$found" ] || found=$(tail -n 12 -- "$1" 2>/dev/null)
    [ -n "$found" ] || found='(it printed nothing)'
    printf '%s\n' "$found" | sed 's/^/    /'
}

# fd_ticker TITLE START LOG: a line every 8 s (on a terminal one line, renewed every second) until killed.
fd_ticker() {
    local delay=1
    if [ ! -t "$FD_SAY" ]; then
        delay=8
    fi
    while :; do
        fd_sleep "$delay"
        if [ -t "$FD_SAY" ]; then
            printf '\r\e[K  …  %s (%s)  %s' "$1" "$(fd_since "$2")" "$(fd_last_line "$3")" >&"$FD_SAY"
        else
            fd_say "  …  $1 ($(fd_since "$2"))  $(fd_last_line "$3")"
        fi
    done
}

# fd_step TITLE HINT COMMAND…: runs the command with its output in a log; its failure ends the script.
fd_step() {
    local title=$1 hint=$2
    shift 2
    if ! fd_try "$title" "$@"; then
        {
            printf '\n%s: this step failed: %s\n' "${FD_NAME:-fibredesk}" "$title"
            fd_reason "$FD_LOG"
            printf '  whole log: %s\n  what to try: %s\n' "$FD_LOG" "$hint"
        } >&2
        exit 1
    fi
}

# fd_try TITLE COMMAND…: the same, but the failure is the caller's to handle. Leaves the log's name in FD_LOG.
fd_try() {
    local title=$1 start ticker rc=0 clear=''
    shift
    start=$(fd_now)
    FD_LOG=$FD_LOGS/$(tr -cs '[:alnum:]' '-' <<<"${title,,}" | sed 's/^-*//; s/-*$//').log
    mkdir -p "$FD_LOGS"
    "$@" >"$FD_LOG" 2>&1 </dev/null &
    FD_CHILD=$!
    fd_ticker "$title" "$start" "$FD_LOG" &
    ticker=$!
    fd_wait "$FD_CHILD" || rc=$?
    kill "$ticker" 2>/dev/null
    wait "$ticker" 2>/dev/null
    FD_CHILD=
    [ -z "$FD_SIGNAL" ] || exit "$rc"
    if [ -t "$FD_SAY" ]; then
        clear=$'\r\e[K'
    fi
    if ((rc != 0)); then
        printf '%s%s\n' "$clear" "FAIL $title ($(fd_since "$start"))" >&"$FD_SAY"
    elif [ "$FD_QUIET" = no ] || (($(fd_now) - start > 1000000)); then
        printf '%s%s\n' "$clear" "  ok $title ($(fd_since "$start"))" >&"$FD_SAY"
    elif [ -n "$clear" ]; then
        printf '%s' "$clear" >&"$FD_SAY"
    fi
    return "$rc"
}

# fd_talking COMMAND…: the command speaks for itself on stdout; a line is added when it has been silent for 8 s.
fd_talking() {
    local start line fifo rc
    start=$(fd_now)
    fifo=$(mktemp -u "${TMPDIR:-/tmp}/fibredesk.XXXXXX")
    mkfifo -m 600 "$fifo"
    "$@" >"$fifo" 2>&1 <&0 &
    FD_CHILD=$!
    exec {FD_TALK}<"$fifo"
    rm -f "$fifo"
    while :; do
        if IFS= read -rt 8 -u "$FD_TALK" line; then
            printf '%s\n' "$line"
        elif (($? > 128)); then
            [ -z "$line" ] || printf '%s' "$line"
            printf '  …  %s\n' "$(fd_since "$start")"
        else
            break
        fi
    done
    exec {FD_TALK}<&-
    fd_wait "$FD_CHILD"
    rc=$?
    FD_CHILD=
    return "$rc"
}
