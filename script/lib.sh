# Shared by the scripts of this folder: says what is missing and why, and installs it only with consent.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

say() { printf '\033[1m▸ %s\033[0m\n' "$*"; }
fail() { printf '\033[1;31m✗ %s\033[0m\n' "$*" >&2; exit 1; }

# Rust and Node are expected to be there; everything else is installed from here.
need_toolchains() {
  [ -f "$HOME/.cargo/env" ] && . "$HOME/.cargo/env"
  command -v cargo >/dev/null || fail "cargo is missing: install Rust with rustup (https://rustup.rs), then run this again."
  command -v node >/dev/null && command -v npm >/dev/null || fail "Node 20 or newer with npm is missing: install it, then run this again."
  local major; major=$(node -p 'process.versions.node.split(".")[0]')
  [ "$major" -ge 20 ] || fail "Node $(node --version) is too old: 20 or newer is needed."
}

# need_packages WHY PACKAGE…: installs the Debian packages that are missing. Asks before it uses sudo.
need_packages() {
  local why=$1; shift
  local missing=()
  for package in "$@"; do
    dpkg-query -W -f='${Status}' "$package" 2>/dev/null | grep -q 'ok installed' || missing+=("$package")
  done
  [ ${#missing[@]} -eq 0 ] && return
  say "Missing packages ($why): ${missing[*]}"
  command -v apt-get >/dev/null || fail "This is not Debian or Ubuntu; install the equivalents of the packages above."
  local as_root=()
  if [ "$(id -u)" -ne 0 ]; then
    as_root=(sudo)
    if [ ! -t 0 ]; then fail "Install them with: sudo apt-get install ${missing[*]}"; fi
    read -r -p "  Install them with sudo apt-get? [y/N] " answer
    case "$answer" in [yY]*) ;; *) fail "Nothing was installed." ;; esac
  fi
  "${as_root[@]}" apt-get update -qq
  "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
}

need_build_packages() {
  need_packages "to build the window and the encrypted store" \
    libwebkit2gtk-4.1-dev libgtk-3-dev librsvg2-dev libayatana-appindicator3-dev libxdo-dev libdbus-1-dev libssl-dev \
    build-essential pkg-config perl
}

# The page of the window, built only when its sources changed.
build_ui() {
  if [ ! -d ui/node_modules ] || [ ui/package-lock.json -nt ui/node_modules/.package-lock.json ]; then
    say "Installing the front end's packages (npm ci)"
    npm --prefix ui ci --no-audit --no-fund --loglevel=error
  fi
  if [ ! -f ui/dist/index.html ] || [ -n "$(find ui/src ui/index.html ui/vite.config.ts ui/package-lock.json assets/i18n -newer ui/dist/index.html -print -quit)" ]; then
    say "Building the page of the window"
    npm --prefix ui run build --silent
  fi
}
