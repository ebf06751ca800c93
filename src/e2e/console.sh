#!/bin/sh
# What a newcomer does in the console, over a real login: tmux, ssh to an sshd of its own on the
# loopback, at 80x24 and at 200x50. Usage: console.sh [REFERENCE], a checkout of the reference
# implementation; without one msp serve stands in for it. Needs tmux, ssh, sshd, socat (and python3
# for the reference). Says "ok" for each step; the first that fails is shown with its screen.
set -eu

root=$(CDPATH='' cd -- "$(dirname -- "$0")/../.." && pwd -P)
msp=$root/scripts/msp
reference=${1:-}
work=$(mktemp -d)
pids=
step=start

cleanup() {
  status=$?
  tmux -L "msp-e2e-$$" kill-server 2>/dev/null || true
  for pid in $pids; do kill "$pid" 2>/dev/null || true; done
  rm -rf "$work"
  exit "$status"
}
trap cleanup EXIT
trap 'exit 130' INT TERM

fail() {
  echo "not ok: $step: $1" >&2
  screen >&2 2>/dev/null || cat "$work/sshd.log" >&2
  exit 1
}

in_tmux() { tmux -L "msp-e2e-$$" -f /dev/null "$@"; }
screen() { in_tmux capture-pane -p -t e2e; }
keys() { in_tmux send-keys -t e2e "$@"; }
text() { in_tmux send-keys -t e2e -l -- "$1"; }

# Waits until the screen has a line that fits a basic regular expression.
see() {
  tries=0
  until screen 2>/dev/null | grep -q -e "$1"; do
    tries=$((tries + 1))
    [ "$tries" -lt 200 ] || fail "$1 is not on the screen"
    sleep 0.1
  done
}

gone() {
  tries=0
  while screen 2>/dev/null | grep -q -e "$1"; do
    tries=$((tries + 1))
    [ "$tries" -lt 200 ] || fail "$1 is still on the screen"
    sleep 0.1
  done
}

did() { echo "ok $size: $step"; }

for program in tmux ssh ssh-keygen socat; do
  command -v "$program" >/dev/null || { echo "needs $program" >&2; exit 2; }
done
sshd=$(command -v sshd || command -v /usr/sbin/sshd) || { echo "needs sshd" >&2; exit 2; }

"$msp" info >/dev/null # builds it, so that no step waits for that

port=$((20000 + $$ % 20000))
ssh-keygen -q -t ed25519 -N '' -f "$work/host"
ssh-keygen -q -t ed25519 -N '' -f "$work/user"
[ "$(id -u)" != 0 ] || mkdir -p /run/sshd
"$sshd" -D -e -f /dev/null -h "$work/host" -p "$port" -o ListenAddress=127.0.0.1 \
  -o "AuthorizedKeysFile=$work/user.pub" -o StrictModes=no -o UsePAM=no -o PidFile=none \
  -o PasswordAuthentication=no -o PermitRootLogin=yes -o AcceptEnv=LC_ALL 2>"$work/sshd.log" &
pids="$pids $!"

server=$((port + 1))
if [ -n "$reference" ]; then
  (cd "$reference" && exec python3 msp.py --mode server --host 127.0.0.1 --port "$server") \
    >/dev/null 2>&1 &
else
  "$msp" serve "tcp://127.0.0.1:$server" >/dev/null 2>&1 &
fi
pids="$pids $!"
socat "pty,raw,echo=0,link=$work/here" "pty,raw,echo=0,link=$work/there" &
pids="$pids $!"
"$msp" serve "serial:$work/there" --echo >/dev/null 2>&1 &
pids="$pids $!"
# Something that sends a frame with a wrong sum, and then is silent.
bad=$((port + 2))
printf '\252U\000\011\001\020AB\017' >"$work/bad"
socat "TCP-LISTEN:$bad,bind=127.0.0.1,reuseaddr,fork" SYSTEM:"cat $work/bad -" &
pids="$pids $!"

journey() {
  size=$1x$2
  step="log in by ssh"
  in_tmux new-session -d -s e2e -x "$1" -y "$2" "LC_ALL=C.UTF-8 ssh -t -p $port -i $work/user \
-o IdentitiesOnly=yes -o UserKnownHostsFile=$work/known -o StrictHostKeyChecking=accept-new \
-o LogLevel=ERROR -o ConnectionAttempts=10 -o SendEnv=LC_ALL 127.0.0.1 'PS1=\"here> \" XDG_STATE_HOME=$work/state exec sh -i'"
  in_tmux set-option -g set-clipboard on
  in_tmux set-option -g exit-empty off
  see '^here> *$'
  did

  step="open the demo"
  text "stty -g >$work/before; $msp demo"
  keys Enter
  see '● open'
  did

  step="send a message and see it acked"
  text "Hello MSP"
  keys Enter
  see '→ DATA .* Hello MSP .*✓ acked'
  did

  step="open a server over TCP"
  keys Escape
  see 'i: type a message'
  text ":open tcp://127.0.0.1:$server as bench"
  keys Enter
  see 'bench ● open'
  text "over TCP"
  keys Enter
  see '→ DATA .* over TCP .*✓ acked'
  did

  step="open a serial port"
  keys Escape
  see 'i: type a message'
  text ":open serial:$work/here as line"
  keys Enter
  see 'line ● open'
  text "over a line"
  keys Enter
  see '→ DATA .* over a line .*✓ acked'
  see '← DATA .* over a line'
  did

  step="toggle raw hex"
  keys F4
  see '→ DATA .* AA 55 00 12 01 10 6F'
  keys F4
  see '→ DATA .* over a line'
  did

  step="filter to bad frames"
  keys Escape
  see 'i: type a message'
  text ":open tcp://127.0.0.1:$bad as noisy"
  keys Enter
  see '← bad .*CRC 0F'
  keys Escape
  see 'i: type a message'
  text "/bad"
  gone 'opening'
  keys Enter
  did

  step="copy one as hex"
  text ":copy hex"
  keys Enter
  see 'copied'
  [ "$(in_tmux show-buffer)" = "AA 55 00 09 01 10 41 42 0F" ] || fail "the clipboard has $(in_tmux show-buffer)"
  did

  step="quit with the terminal as before"
  keys F10
  see '^here> *$'
  gone 'CRC 0F'
  [ "$(in_tmux display-message -p -t e2e '#{alternate_on}#{mouse_any_flag}#{keypad_flag}')" = 000 ] ||
    fail "modes are left on"
  [ "$(in_tmux display-message -p -t e2e '#{cursor_flag}')" = 1 ] || fail "the cursor is hidden"
  text "stty -g | cmp - $work/before && echo as before"
  keys Enter
  see '^as before'
  did
  in_tmux kill-session -t e2e
}

journey 80 24
journey 200 50
