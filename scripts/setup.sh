#!/usr/bin/env bash
# Everything the project needs on a Debian or Ubuntu machine that has Python and make.
#   scripts/setup.sh            the environment, the libraries that print papers, the fonts
#   scripts/setup.sh readers    what only the tests need: readers and checker of PDF, a signing token in software
#   scripts/setup.sh browser    what only the browser stories need
# As root, packages are installed by apt. Otherwise they are unpacked beside the environment, in .venv/sysroot.
set -euo pipefail
cd "$(dirname "$0")/.."
venv="$PWD/.venv"

say() { printf '\033[1m%s\033[0m\n' "$*" >&2; }
stop() { printf '%s\n' "$*" >&2; exit 1; }

# Name every package, so that one line tells a person without rights what to ask for.
serif() { if apt-cache show fonts-liberation2 >/dev/null 2>&1; then echo fonts-liberation2; else echo fonts-croscore; fi; }
printing=(libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0)
screen=(fonts-open-sans)
browser=(chromium libatomic1)

is_root() { [ "$(id -u)" = 0 ]; }

install() {
    command -v apt-get >/dev/null || return 1
    if is_root; then
        local apt=(env DEBIAN_FRONTEND=noninteractive apt-get -qq -o Dpkg::Use-Pty=0)
        "${apt[@]}" install -y --no-install-recommends "$@" >/dev/null 2>&1 && return
        "${apt[@]}" update >/dev/null && "${apt[@]}" install -y --no-install-recommends "$@" >/dev/null
    else
        unpack "$@"
    fi
}

# Download the packages, with those they need and the machine lacks, and open them without installing.
unpack() {
    local state="$venv/apt" names
    mkdir -p "$state"/lists/partial "$state"/cache/archives/partial "$venv/sysroot"
    local apt=(-qq -o Dir::State="$state" -o Dir::State::lists="$state/lists" -o Dir::State::status=/var/lib/dpkg/status
        -o Dir::Cache="$state/cache" -o Debug::NoLocking=1)
    [ -n "$(find "$state/lists" -name '*_Packages*' -mmin -600 -print -quit)" ] || apt-get "${apt[@]}" update || return
    names=$(apt-get "${apt[@]}" -s install --no-install-recommends "$@" | awk '/^Inst /{print $2}')
    [ -n "$names" ] || names="$*"
    # shellcheck disable=SC2086  # a list of names
    (cd "$state/cache/archives" && apt-get "${apt[@]}" download $names) || return
    for package in "$state"/cache/archives/*.deb; do dpkg -x "$package" "$venv/sysroot" || return; done
    rm -f "$state"/cache/archives/*.deb
}

find_python() {
    for python in "${PYTHON:-python3}" python3.14 python3.13 python3.12 python3.11; do
        if "$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
            echo "$python"
            return
        fi
    done
    stop "Python 3.11 or newer is needed. As root: apt-get install python3"
}

# Some systems keep ensurepip in python3-venv: install it, or bring pip's wheel from its package.
make_environment() {
    local python
    python=$(find_python)
    [ -x "$venv/bin/python" ] && "$venv/bin/python" -m pip --version >/dev/null 2>&1 && return
    say "Making the environment"
    "$python" -m venv "$venv" >/dev/null 2>&1 && return
    if is_root && install python3-venv && "$python" -m venv "$venv"; then
        return
    fi
    "$python" -m venv --without-pip "$venv" && unpack python3-pip-whl || stop "As root: apt-get install python3-venv"
    local wheel
    wheel=$(find "$venv/sysroot/usr/share/python-wheels" -name 'pip-*.whl' | head -n 1)
    "$venv/bin/python" "$wheel/pip" install --quiet --no-index "$wheel" || stop "As root: apt-get install python3-venv"
}

install_packages() {
    local wanted
    wanted=$(sha256sum <requirements.lock)
    [ "$(cat "$venv/.packages" 2>/dev/null)" = "$wanted" ] && return
    say "Installing the locked packages"
    # Compiled when first imported: most of it never is.
    "$venv/bin/python" -m pip install --quiet --disable-pip-version-check --no-compile --no-deps --require-hashes \
        -r requirements.lock
    echo "$wanted" >"$venv/.packages"
}

install_printing() {
    local packages=("${printing[@]}" "$(serif)" "${screen[@]}")
    if ! "$venv/bin/python" -m inspection.libraries 2>/dev/null || ! "$venv/bin/python" scripts/fonts.py 2>/dev/null; then
        say "Installing the libraries and fonts of the papers"
        install "${packages[@]}" || true
    fi
    "$venv/bin/python" -m inspection.libraries && "$venv/bin/python" scripts/fonts.py ||
        stop "As root: apt-get install --no-install-recommends ${packages[*]}"
}

# Ubuntu's package of that name only points to a snap, and Playwright's driver asks for a library of its own.
browser_answers() {
    chromium --version >/dev/null 2>&1 && "$venv/bin/python" -m playwright --version >/dev/null 2>&1
}

# Tests without these say that they are skipped, so their absence stops nothing here.
install_readers() {
    if ! command -v pdffonts >/dev/null && [ ! -x "$venv/bin/pdffonts" ]; then
        say "Installing the readers of PDF"
        install poppler-utils || say "As root: apt-get install poppler-utils"
        for tool in pdffonts pdfinfo pdfsig pdftoppm pdftotext; do
            [ -x "$venv/sysroot/usr/bin/$tool" ] || continue
            libraries=$(find "$venv/sysroot" -name '*.so.*' -printf '%h\n' | sort -u | paste -sd:)
            printf '#!/bin/sh\nLD_LIBRARY_PATH="%s" exec "%s" "$@"\n' "$libraries" "$venv/sysroot/usr/bin/$tool" >"$venv/bin/$tool"
            chmod +x "$venv/bin/$tool"
        done
    fi
    if ! command -v qpdf >/dev/null || ! command -v softhsm2-util >/dev/null; then
        say "Installing the checker of PDF and a signing token in software"
        { is_root && install qpdf softhsm2; } || say "As root: apt-get install qpdf softhsm2"
    fi
}

install_browser() {
    if ! browser_answers; then
        say "Installing Chromium"
        # Its shell without windows tells most stories in half the time; not every system has it.
        { is_root && { install "${browser[@]}" chromium-headless-shell || install "${browser[@]}"; } && browser_answers; } ||
            say "The browser stories need Chromium. As root on Debian: apt-get install ${browser[*]}"
    fi
}

case "${1:-}" in
readers) install_readers ;;
browser) install_browser ;;
*)
    make_environment
    install_packages
    install_printing
    ;;
esac
