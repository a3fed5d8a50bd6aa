#!/bin/sh
# Gets what the tests of databases need besides Python: PostgreSQL's programs. No server is set up: each run of the
# tests has one of its own. CI calls it; at home those tests are skipped with a sentence that says what is missing.
set -eu
cd "$(dirname "$0")/.."
command -v initdb >/dev/null 2>&1 && exit 0
for there in /usr/lib/postgresql/*/bin/initdb; do
    [ -x "$there" ] && exit 0
done
sh scripts/install_packages.sh postgresql || {
    echo "bullseye: PostgreSQL is missing; type this, then try again: sudo apt-get install postgresql" >&2
    exit 2
}
