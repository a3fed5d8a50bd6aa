#!/bin/sh
# Gets what the tests of a school's server need besides Python: PostgreSQL, nginx, Caddy. None is set up: each run of the
# tests starts its own. CI calls it; at home those tests are skipped with a sentence that says what is missing.
set -eu
cd "$(dirname "$0")/.."
missing=""
found=$(command -v initdb || ls /usr/lib/postgresql/*/bin/initdb 2>/dev/null || true)
[ -n "$found" ] || missing="$missing postgresql"
command -v nginx >/dev/null 2>&1 || [ -x /usr/sbin/nginx ] || missing="$missing nginx-light"
command -v caddy >/dev/null 2>&1 || missing="$missing caddy"
# shellcheck disable=SC2086 # the packages are several words on purpose
[ -z "$missing" ] || sh scripts/install_packages.sh $missing || {
    echo "bullseye: these are missing; type this, then try again: sudo apt-get install$missing" >&2
    exit 2
}
