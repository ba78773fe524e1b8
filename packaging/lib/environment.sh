# shellcheck shell=bash
# SPDX-FileCopyrightText: 2026 FibreDesk contributors
# SPDX-License-Identifier: GPL-3.0-or-later

# Where FibreDesk is built and run: on the host when it offers Qt ≥ 6.8 with QtLocation as packages, else inside a Debian 13
# root in the user's cache. The host's release and C library are never touched.

FD_TOP=$(cd -- "${BASH_SOURCE[0]%/*}/../.." && pwd -P)
FD_LOGS=$FD_TOP/build/log
FD_PACKAGES=$FD_TOP/packaging/packages.txt
FD_HOME=${HOME:-$(getent passwd "$(id -u)" | cut -d: -f6)}
FD_CACHE=${XDG_CACHE_HOME:-$FD_HOME/.cache}/fibredesk
FD_ROOT=$FD_CACHE/debian13
FD_SUITE=trixie
FD_MIRROR=${FIBREDESK_MIRROR:-http://deb.debian.org/debian}
FD_MODE=         # host or root
FD_DOOR=         # how the root is entered: bwrap or chroot

fd_packages() { sed 's/#.*//' "$FD_PACKAGES" | tr -s '[:space:]' '\n' | grep .; }

# Says `host` or `root`.
fd_choose_mode() {
    local id='' version=''
    if [ -r /etc/os-release ]; then
        id=$(. /etc/os-release && printf '%s' "${ID:-}")
        version=$(. /etc/os-release && printf '%s' "${VERSION_ID:-}")
    fi
    if ! command -v apt-get >/dev/null; then
        echo root
        return
    fi
    case $id in
    # Debian's testing and unstable carry no version number.
    debian) if [ -z "$version" ] || ((${version%%.*} >= 13)); then echo host; else echo root; fi ;;
    ubuntu) if ((${version%%.*} >= 25 && 10#${version//./} >= 2504)); then echo host; else echo root; fi ;;
    *)
        version=$(apt-cache policy qt6-location-dev 2>/dev/null | sed -n 's/^ *Candidate: *//p')
        if [[ $version =~ ^([0-9]+:)?([0-9]+)\.([0-9]+) ]] \
            && ((BASH_REMATCH[2] > 6 || (BASH_REMATCH[2] == 6 && BASH_REMATCH[3] >= 8))); then
            echo host
        else
            echo root
        fi
        ;;
    esac
}

# fd_need_host PACKAGE…: these packages on the host; root installs them, anybody else is told how.
fd_need_host() {
    local missing=() shown
    mapfile -t missing < <(fd_host_missing "$@")
    ((${#missing[@]})) || return 0
    if (($(id -u) == 0)); then
        fd_step 'Fetch the package lists' 'check the network and /etc/apt/sources.list*' apt-get update
    fi
    mapfile -t missing < <(fd_host_known "${missing[@]}")
    ((${#missing[@]})) || return 0
    if (($(id -u) == 0)); then
        fd_step "Install ${#missing[@]} packages" 'run "dpkg --configure -a", then this again' \
            env DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends -o Dpkg::Use-Pty=0 "${missing[@]}"
        return
    fi
    shown=${missing[*]}
    if ((${#missing[@]} > 6)); then
        shown="${missing[*]:0:6} and $((${#missing[@]} - 6)) more"
        missing=("\$(sed 's/#.*//' $FD_PACKAGES)")
    fi
    fd_refuse "packages are missing on this machine ($shown); as root, install them with:
    apt-get update && apt-get install -y --no-install-recommends ${missing[*]}"
}
fd_host_missing() {
    comm -23 <(printf '%s\n' "$@" | sort -u) <(fd_installed '')
}
# A release that names a package differently goes without it; the build says so if it mattered.
fd_host_known() {
    local name known
    known=$(apt-cache pkgnames 2>/dev/null | sort)
    for name in "$@"; do
        if [ "$(wc -l <<<"$known")" -lt 5000 ] || grep -qxF -- "$name" <<<"$known"; then
            printf '%s\n' "$name"
        else
            printf '  !   this release has no package %s; going on without it\n' "$name" >&2
        fi
    done
}
fd_installed() {
    awk '/^Package: / { name = $2 } /^Status: .* installed$/ { print name }' "$1/var/lib/dpkg/status" | sort -u
}

# Makes what is missing. Afterwards FD_MODE is known and fd_inside works. Needs no network when nothing is missing.
fd_environment() {
    FD_MODE=$(fd_choose_mode)
    if [ "$FD_MODE" = host ]; then
        local packages=()
        mapfile -t packages < <(fd_packages)
        if [ "$(cat "$FD_CACHE/host.ok" 2>/dev/null)" = "$(fd_list_id)" ]; then
            return
        fi
        fd_need_host "${packages[@]}"
        mkdir -p "$FD_CACHE"
        fd_list_id >"$FD_CACHE/host.ok"
        return
    fi
    fd_tools
    local stamp
    stamp=$FD_ROOT/var/lib/fibredesk/$(fd_list_id)
    if [ ! -e "$stamp" ]; then
        fd_locked "$FD_CACHE/lock" 'another set-up'
        if [ ! -e "$stamp" ]; then
            fd_make_root
        fi
        fd_unlock
    fi
}

# What the set-up depends on: the list of packages and, on the host, what is installed.
fd_list_id() {
    {
        fd_packages | sort -u
        [ "$FD_MODE" = root ] || stat -c %y /var/lib/dpkg/status
    } | sha256sum | cut -c 1-16
}

# The programs that make and enter the root.
fd_tools() {
    local need=()
    if ! command -v bwrap >/dev/null; then
        need+=(bubblewrap)
    fi
    if [ ! -d "$FD_ROOT" ]; then
        command -v mmdebstrap >/dev/null || need+=(mmdebstrap)
        [ -e /usr/share/keyrings/debian-archive-keyring.gpg ] || need+=(debian-archive-keyring)
        if (($(id -u) != 0)); then
            command -v newuidmap >/dev/null || need+=(uidmap)
        fi
    fi
    if ((${#need[@]})); then
        if ! command -v apt-get >/dev/null; then
            fd_refuse "this system has no apt and lacks ${need[*]}; install these with its own package manager."
        fi
        fd_need_host "${need[@]}"
    fi
    fd_find_door
    if [ ! -d "$FD_ROOT" ] && (($(id -u) != 0)) \
        && ! { grep -q "^$(id -un):\|^$(id -u):" /etc/subuid && grep -q "^$(id -un):\|^$(id -u):" /etc/subgid; } 2>/dev/null; then
        fd_refuse "user $(id -un) has no subordinate ids, which making a Debian root needs; as root, give them with:
    usermod --add-subuids 100000-165535 --add-subgids 100000-165535 $(id -un)"
    fi
}

fd_find_door() {
    local setting
    if bwrap --dev-bind / / true 2>/dev/null; then
        FD_DOOR=bwrap
    elif (($(id -u) == 0)) && unshare --mount --propagation unchanged true 2>/dev/null; then
        # bwrap cannot work where / is no mount point, as inside a plain chroot.
        FD_DOOR=chroot
    elif (($(id -u) == 0)); then
        fd_refuse 'this container may not mount, which entering a Debian 13 root needs; start it with more rights (docker run --privileged), or use a Debian 13 image, where no root is needed.'
    else
        for setting in kernel.apparmor_restrict_unprivileged_userns=1 kernel.unprivileged_userns_clone=0 user.max_user_namespaces=0; do
            if [ "$(cat "/proc/sys/$(tr . / <<<"${setting%=*}")" 2>/dev/null)" = "${setting#*=}" ]; then
                case $setting in
                kernel.app*) setting=kernel.apparmor_restrict_unprivileged_userns=0 ;;
                kernel.unp*) setting=kernel.unprivileged_userns_clone=1 ;;
                user.max*) setting=user.max_user_namespaces=65536 ;;
                esac
                fd_refuse "this machine forbids user namespaces to ordinary users; as root, allow them with:
    sysctl -w $setting"
            fi
        done
        fd_refuse 'this place (a chroot or a container) forbids user namespaces to ordinary users; run as root here, or on Debian 13, where none are needed.'
    fi
}

# Makes the root under a temporary name, or installs into the one there is what a longer list asks for.
fd_make_root() {
    local fresh=$FD_ROOT.new.$$ missing=()
    if [ -d "$FD_ROOT" ]; then
        mapfile -t missing < <(comm -23 <(fd_packages | sort -u) <(fd_installed "$FD_ROOT"))
        if ((${#missing[@]} == 0)) || fd_try "Add ${#missing[@]} packages to the Debian 13 root" fd_extend_root "${missing[@]}"; then
            mkdir -p "$FD_ROOT/var/lib/fibredesk"
            : >"$FD_ROOT/var/lib/fibredesk/$(fd_list_id)"
            return
        fi
        fd_say '  !   that did not work; making the root anew'
        (($(id -u) == 0)) || command -v newuidmap >/dev/null || fd_need_host uidmap
        command -v mmdebstrap >/dev/null || fd_need_host mmdebstrap
    fi
    # Left behind by a set-up that was interrupted; the lock is ours.
    rm -rf --one-file-system -- "$FD_ROOT".new.*
    mkdir -p "$FD_CACHE"
    fd_step 'Make the Debian 13 root (once, about 1 GB)' "check the network: curl -I $FD_MIRROR/dists/$FD_SUITE/Release" fd_bootstrap "$fresh"
    if [ -d "$FD_ROOT" ]; then
        mv -T -- "$FD_ROOT" "$FD_ROOT.new.old"
    fi
    mv -T -- "$fresh" "$FD_ROOT"
    rm -rf --one-file-system -- "$FD_ROOT.new.old"
}

fd_bootstrap() {
    local fresh=$1 include options=() proxy
    include=$(fd_packages | paste -sd ,)
    proxy=$(apt-config dump --format '%v' Acquire::http::Proxy 2>/dev/null)
    [ -z "$proxy" ] || options+=(--aptopt="Acquire::http::Proxy \"$proxy\"")
    options+=(--variant=apt --verbose --dpkgopt=force-unsafe-io "--include=$include" --aptopt='APT::Install-Recommends "false"')
    mkdir -p "$fresh"
    if (($(id -u) == 0)); then
        mmdebstrap --mode=root "${options[@]}" "$FD_SUITE" "$fresh" "$FD_MIRROR" || return
    else
        # As a tar stream, so that the tree belongs to the user: bubblewrap maps nobody else into the root.
        # TMPDIR must be a folder that the subordinate ids may enter, which a home often is not.
        (
            set -o pipefail
            TMPDIR=/var/tmp mmdebstrap --mode=unshare --format=tar "${options[@]}" "$FD_SUITE" - "$FD_MIRROR" \
                | tar -x --no-same-owner --exclude='./dev/*' -C "$fresh"
        ) || return
        chmod -R u+rwX -- "$fresh"
    fi
    rm -f -- "$fresh/etc/apt/apt.conf.d/99mmdebstrap" "$fresh/etc/resolv.conf"
    : >"$fresh/etc/resolv.conf"
    mkdir -p "$fresh/var/lib/fibredesk"
    : >"$fresh/var/lib/fibredesk/$(fd_list_id)"
}

# apt-get inside the root, as its root: with the subordinate ids when the user is not.
fd_extend_root() {
    local script
    script='set -e
        trap "rm -rf /var/lib/apt/lists/*; apt-get clean" EXIT
        dpkg --configure -a
        apt-get -o APT::Sandbox::User=root update
        apt-get -o APT::Sandbox::User=root -o Dpkg::Use-Pty=0 install -y --no-install-recommends "$@"
        find /etc /usr /var -xdev ! -user root ! -name resolv.conf -exec chown -h root:root {} +'
    local door=() resolve=/etc/resolv.conf
    if [ "$FD_DOOR" = chroot ]; then
        fd_chroot_door rw "$FD_ROOT" /
    else
        (($(id -u) == 0)) || door=(unshare --user --map-root-user --map-auto)
        door+=(bwrap --bind "$FD_ROOT" / --dev-bind /dev /dev --proc /proc --tmpfs /tmp --ro-bind "$(readlink -f $resolve)" /etc/resolv.conf --chdir / --die-with-parent)
    fi
    (($(id -u) != 0)) || script=${script%$'\n'*}
    "${door[@]}" env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin HOME=/root LC_ALL=C.UTF-8 DEBIAN_FRONTEND=noninteractive \
        ${http_proxy:+http_proxy="$http_proxy"} sh -c "$script" sh "$@"
}

# The folders of the host that are seen inside, at the same paths: all but the system's own.
fd_shared_folders() {
    local folder seen=:
    for folder in /*; do
        case $folder in
        /bin | /boot | /dev | /etc | /lib* | /proc | /run | /sbin | /sys | /usr | /var | /lost+found) ;;
        *) if [ -d "$folder" ] && [ ! -L "$folder" ]; then printf '%s\n' "$folder"; seen=$seen$folder:; fi ;;
        esac
    done
    for folder in /var/tmp "$FD_TOP" "$FD_HOME" "$PWD" "$FD_CACHE" "${TMPDIR:-/tmp}" "${XDG_RUNTIME_DIR:-}" \
        "${XDG_CONFIG_HOME:-}" "${XDG_DATA_HOME:-}" "${XAUTHORITY:+${XAUTHORITY%/*}}"; do
        [ -d "$folder" ] || continue
        folder=$(cd -- "$folder" && pwd -P)
        case $seen in
        *":/${folder#/}:"* | *":/$(cut -d/ -f2 <<<"$folder"):"*) continue ;;
        esac
        [ "$folder" = / ] && continue
        printf '%s\n' "$folder"
        seen=$seen$folder:
    done
}

# The variables of the host that mean something inside; the rest (its PATH, CC, library paths) would lead to its own files.
fd_variables() {
    local name
    FD_ENV=("PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin" "HOME=$FD_HOME" LC_CTYPE=C.UTF-8
        "LANG=${LC_ALL:-${LANG:-C.UTF-8}}" "LC_MESSAGES=${LC_ALL:-${LC_MESSAGES:-${LANG:-C.UTF-8}}}")
    for name in $(compgen -e); do
        case $name in
        QT_PLUGIN_PATH | QT_QPA_PLATFORM_PLUGIN_PATH) ;;
        FIBREDESK_* | QT_* | QSG_* | LIBGL_* | MESA_* | GALLIUM_* | LP_* | CTEST_* | CCACHE_* | CMAKE_BUILD_* | *SAN_OPTIONS | NINJA_STATUS | \
            DISPLAY | WAYLAND_DISPLAY | XAUTHORITY | XDG_* | DBUS_SESSION_BUS_ADDRESS | TERM | COLORTERM | NO_COLOR | COLUMNS | LINES | \
            USER | LOGNAME | TZ | TMPDIR | LANGUAGE | CI | http_proxy | https_proxy | no_proxy | SSL_CERT_FILE | SOURCE_DATE_EPOCH)
            FD_ENV+=("$name=${!name}") ;;
        esac
    done
    if [ -z "${TZ:-}" ] && [ -L /etc/localtime ]; then
        FD_ENV+=("TZ=:$(readlink -f /etc/localtime | sed 's,.*/zoneinfo/,,')")
    fi
}

# Sets FD_INSIDE to the words that, put before a command, run it where FibreDesk is built and run, in the current folder.
# The command ends with the script.
fd_inside() {
    local folder file
    if [ "$FD_MODE" = host ]; then
        FD_INSIDE=(setsid setpriv --pdeathsig KILL env)
        # A bare system has no locale set, and Qt says so in every program.
        [ "$(locale charmap 2>/dev/null)" = UTF-8 ] || FD_INSIDE+=(LC_ALL=C.UTF-8)
        return
    fi
    fd_variables
    if [ "$FD_DOOR" = chroot ]; then
        local door=()
        mapfile -t FD_FOLDERS < <(fd_shared_folders)
        fd_chroot_door ro "$FD_ROOT" "$PWD" "${FD_FOLDERS[@]}"
        FD_INSIDE=(setsid env -i "${FD_ENV[@]}" "${door[@]}")
        return
    fi
    FD_INSIDE=(setsid env -i "${FD_ENV[@]}" bwrap --bind "$FD_ROOT" / --dev-bind /dev /dev --proc /proc --ro-bind-try /sys /sys)
    while IFS= read -r folder; do
        FD_INSIDE+=(--bind "$folder" "$folder")
    done < <(fd_shared_folders)
    for file in resolv.conf hosts passwd group machine-id ssl/certs/ca-certificates.crt; do
        if [ -e "/etc/$file" ] && [ -e "$FD_ROOT/etc/$file" ]; then
            FD_INSIDE+=(--ro-bind "$(readlink -f "/etc/$file")" "/etc/$file")
        fi
    done
    FD_INSIDE+=(--remount-ro / --chdir "$PWD" --die-with-parent -- env)
}

# fd_chroot_door MODE ROOT PWD FOLDER…: the same as bwrap does, by hand, for root where bwrap cannot. Sets door.
fd_chroot_door() {
    # shellcheck disable=SC2034
    door=(setpriv --pdeathsig KILL unshare --mount --propagation unchanged bash "$FD_TOP/packaging/lib/enter-chroot" "$@" --)
}
