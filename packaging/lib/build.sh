# shellcheck shell=bash
# SPDX-FileCopyrightText: 2026 FibreDesk contributors
# SPDX-License-Identifier: GPL-3.0-or-later

# Configures and builds with one preset in build/<preset>; programs and tests share the folder, so nothing is built twice.

FD_PRESET=${FIBREDESK_PRESET:-release}
FD_BUILD=$FD_TOP/build/$FD_PRESET
FD_BIN=$FD_BUILD/bin

fd_build_variables() {
    FD_COMPILE_ENV=("CCACHE_DIR=${CCACHE_DIR:-$FD_CACHE/ccache}" "CCACHE_BASEDIR=$FD_TOP" CCACHE_NOHASHDIR=1 CCACHE_MAXSIZE=8G
        "CCACHE_SLOPPINESS=pch_defines,time_macros"
        "NINJA_STATUS=[%f/%t] " CLICOLOR_FORCE=0)
}

# A compiler of coroutine code takes a gigabyte: as many at once as there are cores and memory for.
fd_jobs() {
    local jobs memory
    jobs=$(nproc)
    memory=$(awk '/^MemAvailable:/ { print int($2 / 1200000) }' /proc/meminfo)
    ((memory >= jobs)) || jobs=$memory
    ((jobs >= 1)) || jobs=1
    printf '%s' "$jobs"
}

fd_configure() {
    local made_by
    made_by="$FD_MODE $(fd_list_id) $FD_TOP"
    if [ -f "$FD_BUILD/build.ninja" ] && [ "$(cat "$FD_BUILD/made-by" 2>/dev/null)" = "$made_by" ]; then
        return
    fi
    # A cache from another path or from the other side of the root leads to other files.
    if [ -f "$FD_BUILD/CMakeCache.txt" ] && [ "$(cut -d ' ' -f 1,3- "$FD_BUILD/made-by" 2>/dev/null)" != "$FD_MODE $FD_TOP" ]; then
        rm -rf -- "$FD_BUILD/CMakeCache.txt" "$FD_BUILD/CMakeFiles"
    fi
    mkdir -p "$FD_BUILD"
    fd_step "Configure ($FD_PRESET)" "remove $FD_BUILD and run this again" \
        "${FD_INSIDE[@]}" "${FD_COMPILE_ENV[@]}" cmake -S "$FD_TOP" --preset "$FD_PRESET"
    printf '%s\n' "$made_by" >"$FD_BUILD/made-by"
}

# fd_build TARGET…: those of them that the project has.
fd_build() {
    local target targets=()
    cd -- "$FD_TOP" || exit 1
    fd_inside
    fd_build_variables
    fd_locked "$FD_TOP/build/.lock-$FD_PRESET" 'another build of this checkout'
    fd_configure
    for target in "$@"; do
        if [[ " ${targets[*]} " != *" $target "* ]] && grep -qE "^build $target: phony" "$FD_BUILD/build.ninja"; then
            targets+=("$target")
        fi
    done
    fd_step "Build ${targets[*]}" 'read the errors above; if they name a missing file, update the checkout' \
        "${FD_INSIDE[@]}" "${FD_COMPILE_ENV[@]}" ninja -C "$FD_BUILD" -j "$(fd_jobs)" "${targets[@]}"
    fd_unlock
    cd -- "$FD_START" || exit 1
}
