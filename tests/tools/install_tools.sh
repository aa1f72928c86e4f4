#!/bin/sh
# Install the programs that some tests need, where this account may: root on Debian or Ubuntu, and
# anybody who has npm for what runs on Node. Where nothing can be installed nothing happens here,
# and the tests themselves say which of them are left out.
set -eu

log=$(mktemp)
trap 'rm -f "$log"' EXIT

install_programs() {
    wanted=""
    command -v chromium >/dev/null || command -v chromium-browser >/dev/null || wanted="chromium"
    command -v pdftotext >/dev/null || wanted="$wanted poppler-utils"
    command -v zbarimg >/dev/null || wanted="$wanted zbar-tools"
    command -v vsftpd >/dev/null || wanted="$wanted vsftpd"
    command -v openssl >/dev/null || wanted="$wanted openssl"
    command -v node >/dev/null || wanted="$wanted nodejs"
    command -v npm >/dev/null || wanted="$wanted npm"
    if [ "$1" = deep ]; then # the fonts that ours are cut from, and a voice
        command -v espeak-ng >/dev/null || wanted="$wanted espeak-ng"
        command -v lame >/dev/null || wanted="$wanted lame"
        fonts=/usr/share/fonts
        [ -f $fonts/opentype/noto/NotoSerifCJK-Bold.ttc ] || wanted="$wanted fonts-noto-cjk"
        [ -f $fonts/truetype/lxgw-wenkai/LXGWWenKai-Regular.ttf ] ||
            wanted="$wanted fonts-lxgw-wenkai"
    fi
    [ -n "$wanted" ] || return 0
    [ "$(id -u)" -eq 0 ] && command -v apt-get >/dev/null || return 0

    echo "Installing for the tests: $wanted"
    export DEBIAN_FRONTEND=noninteractive
    # shellcheck disable=SC2086  # one word per package is meant
    if ! { apt-get update && apt-get install -y --no-install-recommends $wanted; } >"$log" 2>&1
    then
        tail -n 15 "$log" >&2
        exit 1
    fi
}

# Exactly what the lock names, checked by its hashes; no package's own script is run.
install_packages() {
    command -v npm >/dev/null || return 0
    cd "$(dirname "$0")/npm"
    lock=$(cksum <package-lock.json)
    here=$(cat node_modules/.installed 2>/dev/null || true)
    [ "$here" = "$lock deep" ] || [ "$here" = "$lock $1" ] || {
        [ "$1" = deep ] && left_out="" || left_out="--omit=dev"
        # shellcheck disable=SC2086  # no word at all is meant where nothing is left out
        if npm ci $left_out --ignore-scripts --no-audit --no-fund >"$log" 2>&1; then
            echo "$lock $1" >node_modules/.installed
        else
            tail -n 5 "$log" >&2
            echo "npm could not install what some tests need; those tests are left out." >&2
        fi
    }
}

install_programs "${1:-usual}"
install_packages "${1:-usual}"
