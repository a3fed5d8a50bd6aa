#!/bin/sh
# Opens the window under each window manager that is installed, on a virtual display, and tries what they do differently:
# F11, minimise and back, another window in front, Alt+F4. Prints one line each; exit code 1 when one failed.
# By hand; with apt-get:  sudo apt-get install openbox xfwm4 mutter weston xwayland xdotool x11-utils wmctrl
set -u
cd "$(dirname "$0")/.."
sh scripts/setup.sh run
python=$PWD/.venv/bin/python
work=$(mktemp -d)
export XDG_CONFIG_HOME="$work/config" XDG_RUNTIME_DIR="$work/run" NO_AT_BRIDGE=1 LC_ALL=C.UTF-8
mkdir -p "$XDG_RUNTIME_DIR" "$XDG_CONFIG_HOME"
chmod 700 "$XDG_RUNTIME_DIR"
failed=0
begun=""
end_all() { # what they started themselves too: it was given our folder for its sockets
    for process in $begun $(grep -lzs "^XDG_RUNTIME_DIR=$XDG_RUNTIME_DIR\$" /proc/[0-9]*/environ | cut -d/ -f3); do
        [ "$process" = $$ ] || kill "$process" 2>/dev/null
    done
    rm -rf "$work"
}
trap end_all EXIT
trap 'exit 130' INT TERM

for needed in Xvfb xdotool xprop; do
    command -v "$needed" >/dev/null 2>&1 || {
        echo "window_managers.sh: $needed is missing; type: sudo apt-get install xvfb xdotool x11-utils" >&2
        exit 2
    }
done

# until_it WORDS...: up to 20 s, until the command succeeds.
until_it() {
    tries=0
    until "$@" >/dev/null 2>&1; do
        tries=$((tries + 1))
        [ "$tries" -lt 200 ] || return 1
        sleep 0.1
    done
}
window() { xdotool search --onlyvisible --name '^Bullseye$' | head -1; }
is_there() { [ -n "$(window)" ]; }
is_gone() { ! kill -0 "$program" 2>/dev/null; }
size_is() { [ "$(xdotool getwindowgeometry --shell "$id" | sed -n 's/^WIDTH=//p')" "$1" "$2" ]; }
is_iconic() { xprop -id "$id" WM_STATE | grep -q Iconic; }
is_normal() { xprop -id "$id" WM_STATE | grep -q Normal; }
said() { printf '%s ' "$1" >>"$work/line"; }
try() {
    what=$1
    shift
    if until_it "$@"; then said "$what"; else
        said "NOT:$what"
        failed=1
    fi
}

# play NAME: the window under what manages windows on $DISPLAY now.
play() {
    : >"$work/line"
    "$python" -m bullseye --data-dir "$work/$1" >"$work/$1.said" 2>&1 &
    program=$!
    begun="$begun $program"
    if ! until_it is_there; then
        echo "$1: no window; $(tail -1 "$work/$1.said")"
        failed=1
        return
    fi
    id=$(window)
    sleep 1 # the rest of the page comes after the face
    xdotool windowactivate --sync "$id" 2>/dev/null || xdotool windowfocus "$id"
    xdotool key F11
    try full-screen size_is -eq 1920
    xdotool key F11
    try and-back size_is -lt 1920
    if [ "$1" = weston ]; then # it takes neither wish from X, and has no Alt+F4
        kill "$program"
        echo "$1: $(cat "$work/line")"
        return
    fi
    xdotool windowminimize "$id"
    try minimised is_iconic
    xdotool windowmap "$id"
    xdotool windowactivate "$id" 2>/dev/null
    try and-back is_normal
    xdotool windowfocus "$id"
    xdotool key --clearmodifiers alt+F4
    try Alt+F4-closes is_gone
    if is_gone; then
        wait "$program"
        code=$?
        [ "$code" = 0 ] && said "exit-0" || { said "NOT:exit-$code"; failed=1; }
    else
        kill "$program"
    fi
    [ ! -s "$work/$1.said" ] || { said "NOT:silent"; failed=1; }
    echo "$1: $(cat "$work/line")"
}

display=60
for manager in openbox xfwm4 mutter weston; do
    if ! command -v "$manager" >/dev/null 2>&1; then
        echo "$manager: not installed"
        continue
    fi
    display=$((display + 1))
    Xvfb ":$display" -screen 0 1920x1080x24 -dpi 96 -nolisten tcp >/dev/null 2>&1 &
    begun="$begun $!"
    export DISPLAY=":$display"
    until_it xprop -root || { echo "$manager: no virtual display"; failed=1; continue; }
    case $manager in
    openbox) openbox --sm-disable >/dev/null 2>&1 & ;;
    xfwm4) dbus-run-session -- xfwm4 --compositor=off >/dev/null 2>&1 & ;;
    mutter) dbus-run-session -- mutter --x11 --sm-disable >/dev/null 2>&1 & ;;
    weston) weston --backend=x11-backend.so --xwayland --width=1920 --height=1080 --log="$work/weston.log" >/dev/null 2>&1 & ;;
    esac
    begun="$begun $!"
    if [ "$manager" = weston ]; then
        until_it grep -q 'xserver listening on display' "$work/weston.log" || { echo "weston: no XWayland"; failed=1; continue; }
        DISPLAY=$(sed -n 's/.*xserver listening on display \(:[0-9]*\).*/\1/p' "$work/weston.log" | tail -1)
        export DISPLAY
    else
        until_it sh -c 'xprop -root _NET_SUPPORTING_WM_CHECK | grep -q 0x' || { echo "$manager: did not start"; failed=1; continue; }
    fi
    play "$manager"
done
exit $failed
