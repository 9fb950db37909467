#!/bin/sh
# Install what tests need beside Python: a browser and a Chinese font, and the foreign clients that must read
# our downloads. Debian packages through apt when root, else say what to do; the rest from their lock file.
set -eu
missing=""
need() { command -v "$1" >/dev/null 2>&1 || [ -x "/usr/sbin/$1" ] || missing="$missing $2"; }
need chromium chromium
need dnsmasq dnsmasq-base
need unbound unbound
need smartdns smartdns
need minisign minisign
need nginx nginx-light
need openssl openssl
need wrk wrk
need systemd-analyze systemd
need node nodejs
need npm npm
fc-list 2>/dev/null | grep -qi -e wqy -e noto.*cjk || missing="$missing fonts-wqy-microhei fontconfig"
if [ -n "$missing" ]; then
    if [ "$(id -u)" -ne 0 ]; then
        echo "The tests need these Debian packages; please run:" >&2
        echo "    sudo apt-get install$missing" >&2
        exit 1
    fi
    echo "installing$missing ..."
    policy=/usr/sbin/policy-rc.d  # tests start these name servers themselves: no package may start one now
    [ -e "$policy" ] || { trap 'rm -f "$policy"' EXIT; printf '#!/bin/sh\nexit 101\n' >"$policy"; chmod +x "$policy"; }
    apt-get update -qq
    # shellcheck disable=SC2086  # a list of names
    DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $missing >/dev/null
fi
clients="$(dirname "$0")/../tests/conformance/npm"
if ! cmp -s "$clients/package-lock.json" "$clients/node_modules/installed-lock.json"; then
    echo "installing the clients of tests/conformance/npm ..."
    (cd "$clients" && npm ci --silent --ignore-scripts --no-audit --no-fund)
    cp "$clients/package-lock.json" "$clients/node_modules/installed-lock.json"
fi
