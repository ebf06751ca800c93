# How msp is started: sourced by scripts/msp, and the body of the launcher that scripts/install
# writes. Wants $java (a path), $lib (the directory of msp.jar and its archives) and $quick (the
# flags with which just this JVM starts soonest; see build.sh).
#
# Everything here is done inside the shell: one more process, even $(...), would cost a one-shot
# command several per cent of its whole time.
# shellcheck shell=sh disable=SC2154

# The JVM may have been removed since. Any other one works too, only without the archives.
if [ ! -x "$java" ]; then
  java=java
  quick=
  if [ -n "${JAVA_HOME-}" ] && [ -x "$JAVA_HOME/bin/java" ]; then
    java=$JAVA_HOME/bin/java
  elif ! command -v java >/dev/null; then
    echo 'msp: no Java found: install 17 or newer (apt install openjdk-17-jre-headless) or set JAVA_HOME' >&2
    exit 2
  fi
fi

# A stream that the caller closed is opened on nothing. Else the JVM's own files get its number, and
# would be read as the input, or written over as the output.
if [ -d /dev/fd ]; then
  [ -e /dev/fd/0 ] || exec </dev/null
  [ -e /dev/fd/1 ] || exec >/dev/null
  [ -e /dev/fd/2 ] || exec 2>/dev/null
fi

# Commands that are over in a moment get C1 alone and the archive with just what they load (the
# smaller it is the sooner it is mapped). What stays for long needs C2, jcmd and all GC threads.
archive=full
stays=
soon=
command=${1-}
case $command in
  --profile | --config) command=${3-} ;;
  --profile=* | --config=*) command=${2-} ;;
esac
case $command in
  send) archive=send ;;
  --mode* | --host* | --port* | --message* | --password* | --secure*)
    archive=send
    case " $* " in
      *' --mode server '* | *' --mode=server '*)
        archive=full
        stays=yes
        ;;
    esac
    ;;
  --profile* | --config*) stays=yes ;;
  -* | help | info | config | doctor | decode | encode | ports | keygen | peers | completions) ;;
  run) soon=yes ;;
  *) stays=yes ;;
esac

set -- -XX:SharedArchiveFile="$lib/$archive.jsa" -jar "$lib/msp.jar" "$@"
if [ -n "$soon" ]; then
  # Waits for wires more than it computes: C2 would take the CPU from both ends. The heap is for
  # as many sessions as a file opens.
  # shellcheck disable=SC2086 # $quick is several words.
  set -- $quick -XX:TieredStopAtLevel=1 "$@"
elif [ -z "$stays" ]; then
  # ArchiveRelocationMode=0: the archive stays at its address instead of being patched for another.
  # shellcheck disable=SC2086 # $quick is several words.
  # What they hold is bounded far below the heap's limit; without one a long input takes what it can.
  set -- $quick -Xmx256m -XX:TieredStopAtLevel=1 -XX:-UsePerfData -XX:ParallelGCThreads=1 \
    -XX:+UnlockDiagnosticVMOptions -XX:ArchiveRelocationMode=0 "$@"
else
  # The archive is made for G1, which a JVM with one CPU would not choose by itself.
  set -- -XX:+UseG1GC "$@"
fi

# -Xlog:disable: what the JVM says about an archive that does not fit goes to standard output.
exec "$java" -XX:+IgnoreUnrecognizedVMOptions -Xlog:disable -Xshare:auto "$@"
