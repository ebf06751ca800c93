# Builds the jar and the class-data archives: sourced by scripts/msp and scripts/install, and only
# when there is something to build. Wants $root, the checkout.
# shellcheck shell=sh disable=SC2086,SC2154,SC3013

said=

say() {
  said=yes
  printf 'msp: %s\n' "$*" >&2
}

die() {
  say "$@"
  exit 2
}

lock=
work=
began=
responder=

# Leaves nothing behind, however the script ends.
clean_up() {
  if [ -n "$responder" ]; then kill "$responder" 2>/dev/null; fi
  if [ -n "$work" ]; then rm -rf "$work"; fi
  if [ -n "$began" ]; then rm -f "$began"; fi
  if [ -n "$lock" ]; then rm -rf "$lock"; fi
}
trap clean_up EXIT
trap 'exit 129' HUP
trap 'exit 130' INT
trap 'exit 143' TERM

# Sets java_home, java_version (17, 25) and quick (flags) for $JAVA_HOME, else for the java on the PATH.
find_java() {
  found=java
  if [ -n "${JAVA_HOME-}" ]; then found=$JAVA_HOME/bin/java; fi
  command -v "$found" >/dev/null || die "no Java found${JAVA_HOME:+ in JAVA_HOME ($JAVA_HOME)}:" \
    'install one with: apt install openjdk-17-jdk-headless maven'
  settings=$("$found" -XshowSettings:properties -version 2>&1)
  java_home=$(printf '%s\n' "$settings" | sed -n 's/^ *java\.home = //p')
  java_version=$(printf '%s\n' "$settings" | sed -n 's/^ *java\.specification\.version = //p')
  case $java_version in
    '' | 1.* | 9 | 1[0-6])
      die "needs Java 17 or newer, but $found is ${java_version:-no JVM that says its version}:" \
        'apt install openjdk-17-jdk-headless, or set JAVA_HOME'
      ;;
  esac
  # Measured: the serial collector starts sooner, but before JDK 24 not with an archive made for G1.
  quick=-XX:+UseG1GC
  if [ "$java_version" -ge 24 ]; then quick=-XX:+UseSerialGC; fi
  # Named, the provider need not be searched for in every jar and module: a tenth of the time on 17.
  if [ "$(uname -s)" = Linux ]; then
    quick="$quick -Djava.nio.channels.spi.SelectorProvider=sun.nio.ch.EPollSelectorProvider"
  fi
}

# True if a source is newer than the file $1, or $1 is missing. Directories count: a file that was
# removed leaves nothing else behind.
stale() {
  [ ! -e "$1" ] || [ -n "$(find "$root/pom.xml" "$root/src/main" -newer "$1" 2>/dev/null)" ]
}

# One build at a time in a checkout; the lock of a build that was killed is taken over.
take_lock() {
  mkdir -p "$root/target" 2>/dev/null
  waited=0
  until mkdir "$root/target/build.lock" 2>/dev/null; do
    [ -d "$root/target/build.lock" ] || die "cannot write $root/target, so cannot build there"
    holder=
    if [ -r "$root/target/build.lock/pid" ]; then read -r holder <"$root/target/build.lock/pid"; fi
    if [ $waited -gt 5 ] && ! kill -0 "${holder:-none}" 2>/dev/null && [ ! -d "/proc/${holder:-none}" ]; then
      mv "$root/target/build.lock" "$root/target/dead.$$" 2>/dev/null && rm -rf "$root/target/dead.$$"
      continue
    fi
    if [ $waited -eq 0 ]; then say 'waiting for a build that is under way ...'; fi
    [ $waited -lt 1800 ] || die "process $holder holds $root/target/build.lock for too long"
    sleep 1
    waited=$((waited + 1))
  done
  lock=$root/target/build.lock
  echo $$ >"$lock/pid"
}

drop_lock() {
  rm -rf "$lock"
  lock=
}

# Makes target/msp-all.jar, where it is missing or stale; Maven's output is shown when it fails.
build_jar() {
  jar=$root/target/msp-all.jar
  stale "$jar" || return 0
  find_java
  [ -x "$java_home/bin/javac" ] || die "needs a JDK to build, and $java_home has no compiler:" \
    'apt install openjdk-17-jdk-headless maven, or set JAVA_HOME'
  command -v mvn >/dev/null || die 'needs Maven to build: apt install openjdk-17-jdk-headless maven'
  say 'building, once; the first time this takes a minute or two ...'
  log=$root/target/build.log.$$
  if ! (cd "$root" && JAVA_HOME=$java_home mvn -q -B -ntp -Dstyle.color=never \
    -Dmaven.test.skip=true -Djacoco.skip=true package >"$log" 2>&1 </dev/null); then
    cat "$log" >&2
    rm -f "$log"
    die 'the build failed; its output is above'
  fi
  rm -f "$log"
  [ -f "$jar" ] || die "the build made no $jar"
}

# Runs the program $jar for the list of classes $1 of an archive, in an empty environment: nothing
# of the user's settings may show in what is recorded. Fails as the program fails, which is no harm.
record() {
  list=$1
  shift
  env -i PATH="$PATH" HOME="$work" LC_ALL=C.UTF-8 \
    "$java_home/bin/java" -XX:DumpLoadedClassList="$list" $quick -jar "$jar" "$@" \
    </dev/null >"$work/output" 2>&1 || :
}

# Starts a responder on a free port of the loopback; sets responder (its process) and address,
# which stays empty if none came up within 10 s (a build host may have no network at all).
start_responder() {
  env -i PATH="$PATH" HOME="$work" MSP_PASSWORD=archive "$java_home/bin/java" \
    -XX:DumpLoadedClassList="$work/serve.list" -XX:+UseG1GC -jar "$jar" \
    serve --allow-plain tcp-listen://127.0.0.1:0 </dev/null >"$work/serve" 2>&1 &
  responder=$!
  address=
  tries=0
  while [ -z "$address" ] && [ $tries -lt 100 ] && kill -0 "$responder" 2>/dev/null; do
    sleep 0.1 2>/dev/null || sleep 1
    address=$(sed -n 's/.*\(127\.0\.0\.1:[1-9][0-9]*\).*/\1/p' "$work/serve" | head -n 1)
    tries=$((tries + 1))
  done
}

# Writes to $work/send and $work/full what the commands load.
record_classes() {
  start_responder
  if [ -n "$address" ]; then
    record "$work/1.list" send "tcp://$address" archive
    set -- --mode client --host 127.0.0.1 --port "${address##*:}" --message archive
    record "$work/2.list" "$@"
    record "$work/3.list" "$@" --password archive
    printf '[defaults]\nwindow = 1\n[profile archive]\nendpoint = tcp://%s\nname = "archive"\n' \
      "$address" >"$work/msp.conf"
    record "$work/4.list" send --config "$work/msp.conf" archive archive
  else
    record "$work/1.list" send loop: archive
    record "$work/2.list" send tcp://127.0.0.1:1 archive
  fi
  kill "$responder" 2>/dev/null
  wait "$responder" 2>/dev/null
  responder=
  record "$work/5.list" --help
  record "$work/6.list" info
  record "$work/7.list" encode archive
  record "$work/8.list" decode --help
  # Ids differ from run to run and are optional; classes of other loaders need them, so they go.
  # shellcheck disable=SC2016
  merge='!/source:/ { sub(/ id: .*/, "") } !/source:/ && !seen[$0]++'
  cat "$work"/[1234].list 2>/dev/null | awk "$merge" >"$work/send"
  cat "$work"/*.list 2>/dev/null | awk "$merge" >"$work/full"
}

# Makes send.jsa and full.jsa for the jar $1 beside it, by the JVM that find_java found. They are
# bound to that JVM, and to the jar's time and size; JDK 17 and 18 also want it at this very path.
make_archives() {
  jar=$1
  lib=${jar%/*}
  work=$lib/.archive.$$
  mkdir "$work" || return 1
  record_classes
  link=
  # Linked ahead of time the classes cost less still; JDK 24 is the first that can.
  if [ "$java_version" -ge 24 ]; then link=-XX:+AOTClassLinking; fi
  for name in send full; do
    if [ -s "$work/$name" ] && env -i "$java_home/bin/java" -Xshare:dump -XX:+UseG1GC $link \
      -XX:SharedClassListFile="$work/$name" -XX:SharedArchiveFile="$work/$name.jsa" \
      -cp "$jar" >"$work/output" 2>&1; then
      chmod 644 "$work/$name.jsa"
      mv -f "$work/$name.jsa" "$lib/$name.jsa"
    else
      say "no class-data archive could be made by $java_home; msp starts a little slower without"
      break
    fi
  done
  rm -rf "$work"
  work=
}

# Brings target/launch, which is what scripts/msp runs, up to date. The file built says by its time
# when the build began and by its text for which java, and which JVM behind it, the archives are, and
# which flags suit it.
refresh() {
  find_java
  if ! mkdir -p "$lib" 2>/dev/null || [ ! -w "$lib" ]; then
    if [ -f "$lib/built" ] && ! stale "$lib/built"; then return 0; fi
    die "cannot write $root/target, so cannot build there:" \
      'copy the checkout to a place that you may write to'
  fi
  take_lock
  began=$lib/began.$$
  : >"$began"
  made=
  behind=
  if stale "$lib/built"; then
    build_jar
    if ! cp "$jar" "$lib/msp.jar.$$" || ! mv -f "$lib/msp.jar.$$" "$lib/msp.jar"; then
      die "cannot write $lib/msp.jar"
    fi
  else
    touch -r "$lib/built" "$began"
    { read -r made && read -r behind; } <"$lib/built"
  fi
  if [ "$java" != "$made" ] || [ ! "$java" -ef "$behind" ]; then
    if [ -z "$said" ]; then say "preparing for Java $java_version, once ..."; fi
    make_archives "$lib/msp.jar"
    behind=$java_home/bin/java
    # Behind a script that chooses one (jenv, asdf) no JVM can be told from another.
    if [ ! "$java" -ef "$behind" ]; then behind=$java; fi
    printf '%s\n' "$java" "$behind" "$quick" >"$lib/built.$$"
    touch -r "$began" "$lib/built.$$"
    mv -f "$lib/built.$$" "$lib/built"
  fi
  rm -f "$began"
  began=
  drop_lock
}
