#!/bin/sh
# Runs the tests in newer Debians, by hand and as root:  debians.sh trixie|sid [words for pytest]
#   trixie  Debian 13: Python 3.13, and Tk 9.0     sid  unreleased: Python 3.14, and Tk 9.1
# Each is made in build/debians/NAME by debootstrap in a few minutes. Debian's Python has Tk 8.6; TK=9 builds its
# _tkinter a second time against Tk 9 and uses that. Nothing of this is run by .ci/run.
set -eu
cd "$(dirname "$0")/.."
name=${1:?name one: trixie or sid}
shift
case $name in
trixie) python=3.13 tk=9.0 ;;
sid) python=3.14 tk=9.1 ;;
*)
    echo "debians.sh: knows trixie and sid, not '$name'" >&2
    exit 2
    ;;
esac
if [ "$(id -u)" != 0 ]; then
    echo "debians.sh: only root may make another Debian; type: sudo make debians" >&2
    exit 2
fi
command -v debootstrap >/dev/null 2>&1 || sh scripts/install_packages.sh debootstrap || {
    echo "debians.sh: debootstrap is missing; type this, then try again: sudo apt-get install debootstrap" >&2
    exit 2
}
root=$PWD/build/debians/$name
mirror=$(sed -n 's/^URIs: *\([^ ]*\/debian\)\/*$/\1/p; s/^deb \(\[[^]]*\] \)*\([^ ]*\/debian\)\/* .*/\2/p' \
    /etc/apt/sources.list /etc/apt/sources.list.d/*.list /etc/apt/sources.list.d/*.sources 2>/dev/null | head -1)
in_it() { chroot "$root" env -u DISPLAY HOME=/home LANG=C.UTF-8 DEBIAN_FRONTEND=noninteractive "$@"; }

if [ ! -f "$root/ready" ]; then
    rm -rf "$root"
    mkdir -p "$root"
    packages=python3,python3-tk,python3-venv,python3-dev,libpython3-dev,make,git,gcc,xvfb,xauth,fonts-dejavu-core,ca-certificates
    debootstrap --variant=minbase --include="$packages,dpkg-dev,libtommath-dev,tk$tk-dev" "$name" "$root" \
        "${mirror:-http://deb.debian.org/debian}"
    # The clock of a machine may be years from the day on which the list was signed.
    sed -i 's/^deb http/deb [check-valid-until=no] http/' "$root/etc/apt/sources.list"
    sed -i 's/^deb \(.*\)/&\ndeb-src \1/' "$root/etc/apt/sources.list"
    touch "$root/ready"
fi
# The index that pip asks here is asked there.
cp /etc/ssl/certs/ca-certificates.crt "$root/etc/ssl/certs/"
[ ! -f /etc/pip.conf ] || cp /etc/pip.conf "$root/etc/"

if [ "${TK:-}" = 9 ] && [ ! -f "$root/usr/local/lib/tk9/_tkinter.so" ]; then
    mkdir -p "$root/usr/local/lib/tk9" "$root/usr/src/python"
    in_it apt-get update -qq
    in_it sh -eu -c "
        cd /usr/src/python
        apt-get source -qq --download-only python$python && dpkg-source --skip-patches -x python${python}_*.dsc source
        cd source/Modules
        gcc -O1 -shared -fPIC -DWITH_APPINIT -DPy_BUILD_CORE_MODULE=1 -DTCL_WITH_EXTERNAL_TOMMATH -I. \
            -I/usr/include/python$python -I/usr/include/python$python/internal -I/usr/include/tcl$tk \
            -I/usr/include/tcl$tk/tk _tkinter.c tkappinit.c -o /usr/local/lib/tk9/_tkinter.so \
            -ltcl9tk$tk -ltcl$tk -ltommath"
fi
path=""
[ "${TK:-}" != 9 ] || path=/usr/local/lib/tk9

rm -rf "$root/srv/bullseye/bullseye" "$root/srv/bullseye/tests"
mkdir -p "$root/srv/bullseye"
git ls-files -z | tar --create --null --files-from=- | tar --extract --directory="$root/srv/bullseye"
in_it make -s -C /srv/bullseye setup
# /proc and /dev/shm are there while the tests run, and gone with the process that saw them.
exec unshare --mount sh -eu -c '
    mount -t proc proc "$0/proc"
    mount -t tmpfs none "$0/dev/shm"
    root=$0 path=$1
    shift
    exec chroot "$root" env -u DISPLAY HOME=/home LANG=C.UTF-8 PYTHONPATH="$path" sh -c "
        cd /srv/bullseye
        .venv/bin/python -c \"import sys, tkinter; print(sys.version.split()[0], tkinter.Tcl().eval(\\\"info patchlevel\\\"))\"
        exec .venv/bin/python scripts/with_display.py .venv/bin/python -m pytest -q -p no:cacheprovider -n ${WORKERS:-2} \
            --dist loadscope \"\$@\"" tests "$@"' "$root" "$path" "$@"
