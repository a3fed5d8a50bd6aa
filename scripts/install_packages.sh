#!/bin/sh
# Installs Debian packages where that needs no question: apt-get is there, and we are root or sudo asks nothing.
# Exit code 0: installed. 1: not possible here; the caller says what to type.
set -u

command -v apt-get >/dev/null 2>&1 || exit 1
if [ "$(id -u)" = 0 ]; then
    as_root=""
elif command -v sudo >/dev/null 2>&1 && sudo -n true 2>/dev/null; then
    as_root="sudo -n"
else
    exit 1
fi

echo "bullseye: installing $* with apt-get" >&2
# A list that is out of date names packages that are gone, so refresh it; a failed refresh may still do.
$as_root apt-get update -qq </dev/null >/dev/null || echo "bullseye: apt-get update failed, trying without" >&2
$as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$@" </dev/null >/dev/null || exit 1
