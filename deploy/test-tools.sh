#!/bin/sh
# Install the browser and the Chinese font that browser tests need: through apt when root, else say what to do.
set -eu
missing=""
command -v chromium >/dev/null 2>&1 || missing="$missing chromium"
fc-list 2>/dev/null | grep -qi -e wqy -e noto.*cjk || missing="$missing fonts-wqy-microhei fontconfig"
[ -z "$missing" ] && exit 0
if [ "$(id -u)" -ne 0 ]; then
    echo "The browser tests need these Debian packages; please run:" >&2
    echo "    sudo apt-get install$missing" >&2
    exit 1
fi
echo "installing$missing ..."
apt-get update -qq
# shellcheck disable=SC2086  # a list of names
DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $missing >/dev/null
