# shellcheck shell=bash
# SPDX-License-Identifier: AGPL-3.0-or-later
# What ./run and ./test share: installs what is missing, configures a build. Sourced with the root of the
# checkout as the working directory. Everything said here goes to stderr.

say() { printf '%s\n' "$@" >&2; }  # one line an argument
give_up() { say "$@"; exit 4; }  # 4: the environment, not Adep, is at fault

# run_quietly LOG COMMAND...: output goes to the log; if it fails the end of the log is shown, without the
# addresses of mirrors, which are nobody's business in a public log.
run_quietly() {
  local log=$1
  shift
  mkdir -p "$(dirname "$log")"
  "$@" >"$log" 2>&1 && return
  tail -n 30 "$log" | sed -E 's#(https?://)[^/ ]*#\1…#g' >&2
  give_up "This failed: $*" "The whole story: $log"
}

# packages SECTION...: the names in tools/packages.txt, less those that a present command stands in for.
packages() {
  local section='' name command
  while read -r name command; do
    case $name in
      '' | '#'*) continue ;;
      '['*) section=${name//[\[\]]/} && continue ;;
    esac
    [[ " $* " == *" $section "* ]] || continue
    [ -n "$command" ] && command -v "$command" >/dev/null && continue
    printf '%s\n' "$name"
  done <tools/packages.txt
}

missing_packages() {
  local wanted
  mapfile -t wanted < <(packages "$@")
  # One call for all: this runs at every start and must not be felt.
  comm -23 <(printf '%s\n' "${wanted[@]}" | sort) \
    <(dpkg-query -W -f '${db:Status-Status} ${Package}\n' "${wanted[@]}" 2>/dev/null | sed -n 's/^installed //p' | sort)
}

install_packages() {
  local missing tool absent='' ID='' VERSION_ID='' apt=(env DEBIAN_FRONTEND=noninteractive NEEDRESTART_SUSPEND=1 apt-get)
  [ -r /etc/os-release ] && eval "$(grep -E '^(ID|VERSION_ID)=' /etc/os-release)"
  if [ "$ID $VERSION_ID" != 'debian 12' ]; then
    for tool in g++ cmake ninja pkg-config node npm; do
      command -v "$tool" >/dev/null || absent+=" $tool"
    done
    [ -z "$absent" ] || give_up "Adep builds on Debian 12; this is ${ID:-another system} $VERSION_ID, and it lacks:$absent." \
      'Use a Debian 12 machine or container, or install by hand what tools/packages.txt lists.'
    say "Adep builds on Debian 12; this is ${ID:-another system} $VERSION_ID. Trying with what is here."
    return
  fi
  mapfile -t missing < <(missing_packages "$@")
  [ "${#missing[@]}" = 0 ] && return
  if [ "$(id -u)" != 0 ]; then
    command -v sudo >/dev/null || give_up 'Not root, and sudo is not here. As root, run:' \
      "  apt-get install --no-install-recommends ${missing[*]}"
    sudo -v || give_up 'Packages are missing and sudo was refused:' "  ${missing[*]}"
    apt=(sudo "${apt[@]}")
  fi
  say "Installing ${#missing[@]} Debian packages; the first time this takes some minutes: ${missing[*]}"
  run_quietly build/logs/apt-update.log "${apt[@]}" update -q
  run_quietly build/logs/apt-install.log "${apt[@]}" install -y -q --no-install-recommends "${missing[@]}"
  # A package that was replaced in silence would be installed again at every start.
  mapfile -t missing < <(missing_packages "$@")
  [ "${#missing[@]}" = 0 ] || give_up "Still missing after the installation: ${missing[*]}"
}

# install_npm stylesheet|all: packages of package-lock.json; nothing happens while the lock stays the same.
install_npm() {
  local lock stamp=node_modules/.adep-stamp arguments=()
  lock=$(sha256sum <package-lock.json)
  if [ -e "$stamp" ]; then
    case "$(cat "$stamp")" in
      "all $lock" | "$1 $lock") return ;;
    esac
  fi
  [ "$1" = stylesheet ] && arguments=(--omit=dev)
  say "Installing npm packages ($1)"
  run_quietly build/logs/npm.log npm ci --ignore-scripts --no-audit --no-fund --loglevel=error "${arguments[@]}"
  printf '%s\n' "$1 $lock" >"$stamp"
}

# configure PRESET: once; afterwards ninja itself sees to changes in the CMake files.
configure() {
  [ "build/$1/build.ninja" -nt CMakePresets.json ] && return
  run_quietly "build/logs/configure-$1.log" cmake --preset "$1"
  touch "build/$1/build.ninja"
}
