#!/bin/sh
# Prints the path of a Python 3.11 or newer that can open a window and make a virtual environment.
# Looks on the path, in pyenv, Homebrew and python.org folders; installs Debian's packages where it may;
# else says the one command to type and ends with exit code 2.
set -u
here=$(dirname "$0")

# Tcl() needs no display, and fails where an interpreter cannot find its own Tcl files.
probe='import sys
if sys.version_info < (3, 11): sys.exit(3)
import ensurepip, venv, tkinter
tkinter.Tcl()
print(sys.executable)'

works() {
    found=$("$1" -c "$probe" 2>/dev/null </dev/null) && [ -n "$found" ] && echo "$found"
}

is_new_enough() {
    "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1 </dev/null
}

search() {
    for name in python3 python3.15 python3.14 python3.13 python3.12 python3.11; do
        command -v "$name" >/dev/null 2>&1 && works "$name" && return 0
    done
    for folder in "${PYENV_ROOT:-$HOME/.pyenv}"/versions/*/bin /usr/local/bin /opt/homebrew/bin /usr/bin \
        /Library/Frameworks/Python.framework/Versions/*/bin "$HOME"/.local/share/uv/python/*/bin; do
        for name in python3 python3.15 python3.14 python3.13 python3.12 python3.11; do
            [ -x "$folder/$name" ] && works "$folder/$name" && return 0
        done
    done
    return 1
}

HOME=${HOME:-/nonexistent}
if [ -n "${PYTHON:-}" ]; then
    works "$PYTHON" && exit 0
    echo "bullseye: PYTHON=$PYTHON is no Python 3.11 or newer with tkinter and venv;" \
        "name another one, or leave PYTHON out" >&2
    exit 2
fi
search && exit 0

# Debian's packages belong to Debian's own python3: of no use when that one is too old.
if [ ! -x /usr/bin/python3 ] || is_new_enough /usr/bin/python3; then
    if sh "$here/install_packages.sh" python3-tk python3-venv; then
        search && exit 0
    fi
fi

if command -v apt-get >/dev/null 2>&1 && { [ ! -x /usr/bin/python3 ] || is_new_enough /usr/bin/python3; }; then
    command="sudo apt-get install python3-tk python3-venv"
elif command -v dnf >/dev/null 2>&1; then
    command="sudo dnf install python3 python3-tkinter"
elif command -v pacman >/dev/null 2>&1; then
    command="sudo pacman -S python tk"
elif command -v zypper >/dev/null 2>&1; then
    command="sudo zypper install python3 python3-tk"
elif command -v apk >/dev/null 2>&1; then
    command="sudo apk add python3 python3-tkinter"
elif command -v brew >/dev/null 2>&1; then
    command="brew install python-tk"
else
    echo "bullseye: no Python 3.11 or newer with tkinter was found; get one from https://www.python.org/downloads/" >&2
    exit 2
fi
echo "bullseye: no Python 3.11 or newer with tkinter and venv was found; type this, then try again: $command" >&2
exit 2
