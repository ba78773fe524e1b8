# shellcheck shell=bash
# SPDX-FileCopyrightText: 2026 FibreDesk contributors
# SPDX-License-Identifier: GPL-3.0-or-later

# What a program needs around it: a display, the sandbox, its signals.

# fd_run COMMAND…: in the environment, in the foreground; its exit code, its stdin, its signals.
fd_run() {
    local rc
    fd_inside
    "${FD_INSIDE[@]}" "$@" <&0 &
    FD_CHILD=$!
    fd_wait "$FD_CHILD"
    rc=$?
    FD_CHILD=
    return "$rc"
}

# An X server of our own, without a screen.
fd_display() {
    local _
    fd_scratch
    fd_inside
    # shellcheck disable=SC2016
    "${FD_INSIDE[@]}" bash -c 'exec Xvfb -displayfd 7 -screen 0 1600x1000x24 -nolisten tcp 7>"$1"' Xvfb "$FD_SCRATCH/display" \
        >"$FD_SCRATCH/xvfb.log" 2>&1 </dev/null &
    for _ in {1..200}; do
        [ ! -s "$FD_SCRATCH/display" ] || break
        fd_sleep 0.05
    done
    if [ ! -s "$FD_SCRATCH/display" ]; then
        fd_reason "$FD_SCRATCH/xvfb.log" >&2
        fd_refuse 'the X server without a screen (Xvfb) did not start; its words are above.'
    fi
    DISPLAY=:$(tr -d '[:space:]' <"$FD_SCRATCH/display")
    export DISPLAY
    unset WAYLAND_DISPLAY XAUTHORITY
    export QT_QPA_PLATFORM=xcb
}

fd_names_profile() {
    local word
    for word in "$@"; do
        case $word in
        --profile | --profile=* | -profile | --help | -h | --version | -v) return 0 ;;
        esac
    done
    return 1
}

# Starts the sandbox and waits until it serves; sets FD_PROFILE. FIBREDESK_SANDBOX_OPTIONS may hold options for it, as --scale 1.0.
fd_sandbox() {
    local log start said options=() pid
    fd_scratch
    fd_inside
    FD_PROFILE=$FD_SCRATCH/profile.ini
    log=$FD_LOGS/sandbox.log
    mkdir -p "$FD_LOGS"
    read -ra options <<<"${FIBREDESK_SANDBOX_OPTIONS:-}"
    start=$(fd_now)
    said=$start
    "${FD_INSIDE[@]}" "$FD_BIN/fibredesk-sandbox" --write-profile "$FD_PROFILE" "${options[@]}" >"$log" 2>&1 </dev/null &
    pid=$!
    until grep -q '^ready' "$log" 2>/dev/null; do
        if ! kill -0 "$pid" 2>/dev/null; then
            fd_reason "$log" >&2
            fd_refuse "the sandbox ended instead of serving; its words are above, whole in $log."
        fi
        fd_sleep 0.05
        if (($(fd_now) - said > 5000000)); then
            said=$(fd_now)
            fd_say "  …  Start the sandbox ($(fd_since "$start"))  $(fd_last_line "$log")"
        fi
    done
    fd_say "  ok Start the sandbox ($(fd_since "$start"))"
}
