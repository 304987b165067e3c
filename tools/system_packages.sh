#!/bin/sh
# Installs the Debian packages that are missing; does nothing when all are there.
set -eu
PACKAGES="python3-venv libgl1 libegl1 libgles2 libgl1-mesa-dri xvfb xauth xdotool imagemagick x11-utils
libxi6 libxcursor1 libmtdev1 fonts-noto-cjk libzbar0 poppler-utils curl procps strace iproute2 espeak-ng libespeak-ng1 alsa-utils
pulseaudio-utils libasound2-plugins"

is_installed() {
    test "$(dpkg-query -W -f='${Status}' "$1" 2>/dev/null)" = "install ok installed"
}

# Where people work with PipeWire's sound, installing PulseAudio would throw theirs out. It is for
# machines without a loudspeaker only.
is_installed pipewire-pulse || PACKAGES="$PACKAGES pulseaudio"
# Ubuntu has no such package. `make pictures` looks for /usr/bin/chromium; tests of pages take it where
# the lighter headless shell is not to be had.
test -x /usr/bin/chromium || ! grep -qi '^ID=debian' /etc/os-release || PACKAGES="$PACKAGES chromium"
LIGHT=chromium-headless-shell

missing=""
for package in $PACKAGES; do
    is_installed "$package" || missing="$missing $package"
done
if [ "$(id -u)" -eq 0 ]; then sudo=""; else sudo="sudo"; fi
apt() {
    $sudo env DEBIAN_FRONTEND=noninteractive apt-get "$@"
}
if [ -n "$missing" ]; then
    echo "Installing system packages:$missing"
    apt update -q
    # shellcheck disable=SC2086
    apt install -y -q --no-install-recommends $missing
fi
# Nobody is asked for a password for it, and nothing fails without it.
if [ -z "$sudo" ] && ! is_installed "$LIGHT" && apt-cache show "$LIGHT" >/dev/null 2>&1; then
    echo "Installing $LIGHT"
    apt install -y -q --no-install-recommends --no-remove \
        -o Acquire::Retries=0 -o Acquire::http::Timeout=20 "$LIGHT" >/dev/null 2>&1 || echo "Without $LIGHT: tests of pages take chromium."
fi
