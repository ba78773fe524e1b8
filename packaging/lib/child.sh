# shellcheck shell=bash
# SPDX-FileCopyrightText: 2026 FibreDesk contributors
# SPDX-License-Identifier: GPL-3.0-or-later

# Programs started by the scripts: they get the script's signals and its end is theirs.

FD_CHILD=        # the program that runs in the foreground of the script
FD_SIGNAL=       # the signal that asked the script to end
FD_TREE=()       # every process below the script at that moment

# All descendants of a process, parents first.
fd_descendants() {
    cat /proc/[0-9]*/stat 2>/dev/null | sed 's/^\([0-9]*\) (.*) \S \([0-9]*\) .*/\1 \2/' | awk -v root="$1" '
        { parent[$1] = $2 }
        END { for (pid in parent) { p = pid; while (p in parent && p != root) p = parent[p]; if (p == root && pid != root) print pid } }'
}

# The program below a wrapper: bwrap's own process ends its child with SIGKILL, so signals must go past it.
fd_program() {
    local pid=$1 below
    if [ "$(cat "/proc/$pid/comm" 2>/dev/null)" = bwrap ]; then
        below=$(fd_descendants "$pid" | sort -n | head -n 1)
        pid=${below:-$pid}
    fi
    printf '%s' "$pid"
}

fd_forward() {
    FD_SIGNAL=$1
    mapfile -t FD_TREE < <(fd_descendants $$)
    if [ -n "$FD_CHILD" ]; then
        kill -s "$1" "$(fd_program "$FD_CHILD")" 2>/dev/null || true
        # A program that does not listen is not waited for.
        { fd_sleep 10; kill -s KILL "$FD_CHILD" 2>/dev/null; } &
    else
        exit $((128 + $(kill -l "$1")))
    fi
}

# fd_wait PID: its exit code, also when a signal interrupts the waiting.
fd_wait() {
    local rc again
    while :; do
        wait "$1" 2>/dev/null
        rc=$?
        kill -0 "$1" 2>/dev/null || break
    done
    if [ -n "$FD_SIGNAL" ]; then
        wait "$1" 2>/dev/null
        again=$?
        ((again == 127)) || rc=$again
    fi
    return "$rc"
}

# Ends what the script started and has not ended by itself: the sandbox, Xvfb, or everything after a signal.
fd_cleanup() {
    local pid alive i
    mapfile -t -O "${#FD_TREE[@]}" FD_TREE < <(fd_descendants $$)
    for pid in "${FD_TREE[@]}"; do
        case $(cat "/proc/$pid/comm" 2>/dev/null) in
        bwrap) ;;
        *) kill -s TERM "$pid" 2>/dev/null ;;
        esac
    done
    for i in {1..30}; do
        alive=no
        for pid in "${FD_TREE[@]}"; do
            if kill -0 "$pid" 2>/dev/null && [ "$(sed 's/.*) //; s/ .*//' "/proc/$pid/stat" 2>/dev/null)" != Z ]; then
                alive=yes
                ((i < 30)) || kill -s KILL "$pid" 2>/dev/null
            fi
        done
        [ "$alive" = yes ] || break
        fd_sleep 0.1
    done
    [ -z "${FD_SCRATCH:-}" ] || rm -rf -- "$FD_SCRATCH"
}

trap fd_cleanup EXIT
trap 'fd_forward TERM' TERM
trap 'fd_forward INT' INT
trap 'fd_forward HUP' HUP

# A folder that goes with the script.
fd_scratch() {
    if [ -z "${FD_SCRATCH:-}" ]; then
        FD_SCRATCH=$(mktemp -d "${TMPDIR:-/tmp}/fibredesk.XXXXXX")
    fi
}

# fd_locked FILE WHAT: waits until this script alone holds the file's lock; fd_unlock gives it back.
fd_locked() {
    local start
    mkdir -p "${1%/*}"
    exec {FD_LOCK}>"$1"
    start=$(fd_now)
    until flock -w 5 "$FD_LOCK"; do
        fd_say "  …  waiting: $2 is going on already ($(fd_since "$start"))"
    done
}
fd_unlock() { exec {FD_LOCK}>&-; }
