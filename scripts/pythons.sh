#!/bin/sh
# Runs the tests without a window with every Python from 3.11 to 3.14 that is on this machine, each in build/pythons/X.Y.
# Words go to pytest. One line each at the end; exit code 1 when one failed.
set -eu
cd "$(dirname "$0")/.."
table=build/pythons/table
mkdir -p build/pythons
: >"$table"
export PIP_DISABLE_PIP_VERSION_CHECK=1
for version in 3.11 3.12 3.13 3.14; do
    python=""
    for name in "python$version" "${PYENV_ROOT:-$HOME/.pyenv}"/versions/"$version".*/bin/python3; do
        if found=$(command -v "$name" 2>/dev/null) &&
            [ "$("$found" -c 'import ensurepip, sys; print("%d.%d" % sys.version_info[:2])' 2>/dev/null)" = "$version" ]; then
            python=$found
        fi
    done
    if [ -z "$python" ]; then
        echo "$version: not on this machine" >>"$table"
        continue
    fi
    venv=build/pythons/$version
    key="$(cksum <pyproject.toml) $(pwd -P)"
    if [ "$(cat "$venv/.ready" 2>/dev/null)" != "$key" ]; then
        echo "bullseye: making $venv with $python" >&2
        "$python" -m venv --clear "$venv"
        "$venv/bin/python" -m pip install --quiet --upgrade "pip>=25.1"
        "$venv/bin/python" -m pip install --quiet --editable ".[editor,league,names,pdf,watch]" --group test
        printf '%s\n' "$key" >"$venv/.ready"
    fi
    how=passed
    "$venv/bin/python" -m pytest -q -p no:cacheprovider -n "${WORKERS:-2}" --dist loadscope -m "not gui" "$@" || how=FAILED
    echo "$("$venv/bin/python" -c 'import platform; print(platform.python_version())'): $how" >>"$table"
done
cat "$table"
! grep -q FAILED "$table"
