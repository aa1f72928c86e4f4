#!/bin/sh
# Install the programs that some tests need, where this account may: root on Debian or Ubuntu.
# Elsewhere nothing happens here, and the tests themselves say which of them are left out.
set -eu

wanted=""
command -v chromium >/dev/null || command -v chromium-browser >/dev/null || wanted="chromium"
command -v pdftotext >/dev/null || wanted="$wanted poppler-utils"
command -v zbarimg >/dev/null || wanted="$wanted zbar-tools"
if [ "${1:-}" = deep ]; then # the fonts that ours are cut from, and a voice
    command -v espeak-ng >/dev/null || wanted="$wanted espeak-ng"
    command -v lame >/dev/null || wanted="$wanted lame"
    fonts=/usr/share/fonts
    [ -f $fonts/opentype/noto/NotoSerifCJK-Bold.ttc ] || wanted="$wanted fonts-noto-cjk"
    [ -f $fonts/truetype/lxgw-wenkai/LXGWWenKai-Regular.ttf ] || wanted="$wanted fonts-lxgw-wenkai"
fi
[ -n "$wanted" ] || exit 0
[ "$(id -u)" -eq 0 ] && command -v apt-get >/dev/null || exit 0

echo "Installing for the tests: $wanted"
log=$(mktemp)
trap 'rm -f "$log"' EXIT
export DEBIAN_FRONTEND=noninteractive
# shellcheck disable=SC2086  # one word per package is meant
if ! { apt-get update && apt-get install -y --no-install-recommends $wanted; } >"$log" 2>&1; then
    tail -n 15 "$log" >&2
    exit 1
fi
