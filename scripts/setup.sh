#!/bin/sh
# Makes .venv ready for one job: "setup.sh run", "setup.sh dev" (tests and checks) or "setup.sh bench".
# "setup.sh exe" and "setup.sh dist" have a venv of their own, build/venv: what lies in it may get into the program.
# A stamp is written last, so a run that broke off is done again; with a good stamp nothing happens.
set -eu
cd "$(dirname "$0")/.."
job=$1
case $job in
exe | dist) venv=build/venv ;;
*) venv=.venv ;;
esac
python=$venv/bin/python
stamp=$venv/.ready-$job
# A new pyproject.toml needs a new installation, and so do new words of a language, which are made ready by it; so does
# a folder that was moved (its paths are in the venv).
key="$(cat pyproject.toml locale/*.po 2>/dev/null | cksum) $(pwd -P)"

usable() {
    [ -x "$python" ] && "$python" -c '
import sys
if sys.version_info < (3, 11): sys.exit(3)
import pip, tkinter
' >/dev/null 2>&1 </dev/null
}

moved() {
    for old in "$venv"/.ready-*; do
        [ -f "$old" ] || continue
        case "$(cat "$old")" in
        *" $(pwd -P)") ;;
        *) return 0 ;;
        esac
    done
    return 1
}

# PYTHON chooses for a new .venv only: said, or whoever asked would believe it was followed.
if [ -n "${PYTHON:-}" ] && usable && ! moved; then
    which='import sys; print("Python", ".".join(map(str, sys.version_info[:3])), "of", sys.base_prefix)'
    have=$("$python" -c "$which")
    if [ "$("$PYTHON" -c "$which" 2>/dev/null </dev/null)" != "$have" ]; then
        echo "bullseye: $venv is made with $have, and PYTHON=$PYTHON is not used;" \
            "for a new one type: make distclean, then the same again" >&2
    fi
fi

case $job in
run) enough="$stamp $venv/.ready-dev $venv/.ready-bench" ;; # each holds the program itself
*) enough=$stamp ;;
esac
for ready in $enough; do
    if [ -f "$ready" ] && [ "$(cat "$ready")" = "$key" ] && "$python" -c "" >/dev/null 2>&1; then
        exit 0
    fi
done

if moved || ! usable; then
    base=$(sh scripts/find_python.sh)
    echo "bullseye: making $venv with $base ($("$base" --version))" >&2
    "$base" -m venv --clear "$venv"
fi

extras="editor,league,names,pdf,watch"
case $job in
run) groups="" ;;
dev)
    groups="--group test --group lint"
    extras="$extras,server"
    ;;
bench)
    groups="--group bench"
    extras="$extras,server"
    ;;
exe) groups="--group exe" ;;
dist) groups="--group dist" ;;
*)
    echo "bullseye: setup.sh knows run, dev, bench, exe and dist, not '$job'" >&2
    exit 2
    ;;
esac

echo "bullseye: installing what \"$job\" needs into $venv" >&2
export PIP_DISABLE_PIP_VERSION_CHECK=1
if [ -n "$groups" ]; then
    "$python" -m pip install --quiet --upgrade "pip>=25.1" # older ones do not know dependency groups
fi
# shellcheck disable=SC2086 # the groups are several words on purpose
"$python" -m pip install --quiet --editable ".[$extras]" $groups
if [ "$job" = exe ] && [ "$(uname)" = Linux ]; then
    # PyInstaller reads libraries with objdump, and takes the library of Python itself along.
    command -v objdump >/dev/null 2>&1 || sh scripts/install_packages.sh binutils || {
        echo "bullseye: objdump is missing; type this, then try again: sudo apt-get install binutils" >&2
        exit 2
    }
    package=$("$python" -c '
import ctypes.util, sys, sysconfig
name = "python%d.%d" % sys.version_info[:2]
if not sysconfig.get_config_var("Py_ENABLE_SHARED") and ctypes.util.find_library(name) is None: print("lib" + name)')
    if [ -n "$package" ]; then
        sh scripts/install_packages.sh "$package" || {
            echo "bullseye: $package is missing; type this, then try again: sudo apt-get install $package" >&2
            exit 2
        }
    fi
fi
printf '%s\n' "$key" >"$stamp"
