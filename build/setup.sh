#!/usr/bin/env bash
# Makes .venv with the locked packages, and on Debian and Ubuntu installs the few system libraries Qt needs.
#
#   build/setup.sh run|dev|build|lock
#
# `run` is what the program needs, `dev` also what tests need, `build` the same with every library that the
# executable brings along, `lock` what writes the lock files.
# When all is there it only looks, which takes a moment; an interrupted install is done again by the next run.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

task=${1:-run}
want=${task/build/dev}
lock=requirements/$want.txt
venv=.venv
stamp=$venv/.commdesk-$want          # holds the hash of the lock file that was installed whole
busy=$venv/.commdesk-installing      # there while an install runs; found at the start, it was interrupted

say() { printf '%s\n' "$@" >&2; }
stop() { say "$@"; exit 1; }

[ -f "$lock" ] || stop "There is no $lock. Use: build/setup.sh run|dev|build|lock"

missing="" # Debian packages that are needed and not there
python=""  # the Python to make .venv with

# ---------------------------------------------------------------- system packages

has_apt() { command -v apt-get >/dev/null 2>&1; }

# Runs a command as root, or through sudo where that asks no password; 99 where neither is had.
as_root() {
    if [ "$(id -u)" = 0 ]; then
        "$@"
    elif sudo -n true 2>/dev/null; then
        sudo -n "$@"
    else
        return 99
    fi
}

apt_updated=no
# apt_do ARGUMENT... : apt-get without a question; says what it did only when it failed.
apt_do() {
    local rc=0 said
    said=$(as_root env DEBIAN_FRONTEND=noninteractive apt-get -qq -o DPkg::Lock::Timeout=180 "$@" </dev/null 2>&1) || rc=$?
    [ $rc = 0 ] || [ $rc = 99 ] || say "$said"
    return $rc
}

# apt_install PACKAGE... : installs, or prints the one line to type and stops.
apt_install() {
    local rc=0 line="sudo apt-get update && sudo apt-get install -y --no-install-recommends $*"
    say "Installing system packages: $*"
    if [ "$apt_updated" = no ]; then
        apt_do update || rc=$?
        [ $rc != 99 ] || stop "They need an administrator. Type this line, then try again:" "    $line"
        apt_updated=yes # one unreachable source need not keep the others from helping
    fi
    apt_do install -y --no-install-recommends "$@" ||
        stop "The system packages could not be installed (see above). Type this line to see why:" "    $line"
}

# library:package pairs that the Qt wheels load but do not bring: always, for an X screen, for a Wayland one.
qt_always="libEGL.so.1:libegl1 libGL.so.1:libgl1 libxkbcommon.so.0:libxkbcommon0 libX11.so.6:libx11-6
libdbus-1.so.3:libdbus-1-3 libfontconfig.so.1:libfontconfig1 libglib-2.0.so.0:libglib2.0-0"
qt_x11="libxkbcommon-x11.so.0:libxkbcommon-x11-0 libX11-xcb.so.1:libx11-xcb1 libxcb-cursor.so.0:libxcb-cursor0
libxcb-icccm.so.4:libxcb-icccm4 libxcb-keysyms.so.1:libxcb-keysyms1 libxcb-randr.so.0:libxcb-randr0
libxcb-shape.so.0:libxcb-shape0 libxcb-xkb.so.1:libxcb-xkb1"
qt_wayland="libwayland-cursor.so.0:libwayland-cursor0"

# Adds to $missing what the system lacks of all that.
system_libraries() {
    [ "$(uname -s)" = Linux ] || return 0
    [ "$task" != lock ] || return 0
    local known pair names="" needed=$qt_always
    if [ "$task" = build ] || { [ "$task" = run ] && [ -n "${DISPLAY:-}" ]; }; then needed="$needed $qt_x11"; fi
    if [ "$task" = build ] || { [ "$task" = run ] && [ -n "${WAYLAND_DISPLAY:-}" ]; }; then needed="$needed $qt_wayland"; fi
    known=$(PATH=$PATH:/sbin:/usr/sbin ldconfig -p 2>/dev/null || true)
    for pair in $needed; do
        case $known in
        *"	${pair%%:*} "*) ;;
        *) missing="$missing ${pair##*:}" names="$names ${pair%%:*}" ;;
        esac
    done
    # PyInstaller looks into libraries with binutils.
    if [ "$task" = build ] && ! command -v objdump >/dev/null 2>&1; then missing="$missing binutils" names="$names objdump"; fi
    if ! has_apt; then
        missing=""
        [ -z "$names" ] || [ -z "$known" ] ||
            say "These were not found:$names" "Install them with this system's package manager if something fails."
    fi
}

# ---------------------------------------------------------------- Python

# Prints the first Python that is new enough.
find_python() {
    local name
    for name in ${PYTHON:-} python3 python3.14 python3.13 python3.12 python3.11 /usr/bin/python3; do
        if "$name" -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1; then
            command -v "$name"
            return 0
        fi
    done
    return 1
}

# Prints the newest Python that apt offers, where it is new enough.
apt_python() {
    local name
    for name in python3.14 python3.13 python3.12 python3.11; do
        if apt-cache show "$name-venv" >/dev/null 2>&1; then
            echo "$name"
            return 0
        fi
    done
    return 1
}

# Chooses $python, and adds to $missing what is needed to make .venv with it.
choose_python() {
    local name
    if ! python=$(find_python); then
        has_apt || stop "CommDesk needs Python 3.11 or newer." \
            "Install it with this system's package manager, then try again."
        if ! name=$(apt_python); then
            ! apt_do update || apt_updated=yes
            name=$(apt_python) || stop "CommDesk needs Python 3.11 or newer, and this system's packages offer none." \
                "Install one, then try again, or name it: make run PYTHON=/path/to/python3"
        fi
        missing="$missing $name $name-venv"
        python=$name
    elif ! "$python" -c 'import ensurepip, venv' >/dev/null 2>&1; then
        has_apt || stop "$python lacks the modules venv and ensurepip." \
            "Install them with this system's package manager, then try again."
        name=$("$python" -c 'import sys; print("python%d.%d" % sys.version_info[:2])')
        [ "$(readlink -f "$python")" != "$(readlink -f /usr/bin/python3 || true)" ] || name=python3
        missing="$missing $name-venv"
    fi
}

# ---------------------------------------------------------------- .venv

fingerprint() {
    if command -v sha256sum >/dev/null 2>&1; then sha256sum <"$1"; else shasum -a 256 <"$1"; fi
}

# Yes when the wanted lock was installed whole.
installed() {
    [ ! -e "$busy" ] && [ -f "$stamp" ] && [ "$(cat "$stamp")" = "$(fingerprint "$lock")" ] &&
        "$venv/bin/python" -c '' >/dev/null 2>&1
}

# Yes when .venv can be installed into; no when it is missing, half made, or its Python is gone.
usable() { [ ! -e "$busy" ] && "$venv/bin/python" -c 'import pip' >/dev/null 2>&1; }

install() {
    if ! usable; then
        say "Making $venv with $("$python" --version 2>&1) ($(command -v "$python"))"
        "$python" -m venv --clear "$venv"
    fi
    : >"$busy"
    say "Installing the packages of $lock into $venv (once; this can take a few minutes)"
    "$venv/bin/python" -m pip install --quiet --disable-pip-version-check --no-input --require-hashes \
        --requirement "$lock" </dev/null >&2 || {
        rm -f "$busy" # pip gave up by itself, and puts back what it had begun to change
        stop "The packages could not be installed (see above). Check the internet connection, then try again."
    }
    fingerprint "$lock" >"$stamp"
    # What `dev` holds, `run` needs: one install serves both.
    [ "$want" != dev ] || fingerprint requirements/run.txt >"$venv/.commdesk-run"
    rm -f "$busy"
}

system_libraries
installed || usable || choose_python
# shellcheck disable=SC2086 # a list of words
[ -z "$missing" ] || apt_install $missing
if ! installed; then
    # Two makes at once: the second waits, then finds all in place.
    if command -v flock >/dev/null 2>&1; then
        exec 9>".venv.lock"
        flock 9
    fi
    if ! installed; then
        usable || choose_python
        install
    fi
fi
