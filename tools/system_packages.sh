#!/bin/sh
# Installs the Debian packages that are missing; does nothing when all are there.
set -eu
PACKAGES="python3-venv libgl1 libegl1 libgles2 libgl1-mesa-dri xvfb xauth xdotool imagemagick x11-utils
libxi6 libxcursor1 libmtdev1 fonts-noto-cjk libzbar0 poppler-utils curl procps iproute2 espeak-ng libespeak-ng1 alsa-utils
pulseaudio-utils libasound2-plugins"

is_installed() {
    test "$(dpkg-query -W -f='${Status}' "$1" 2>/dev/null)" = "install ok installed"
}

# Where people work with PipeWire's sound, installing PulseAudio would throw theirs out. It is for
# machines without a loudspeaker only.
is_installed pipewire-pulse || PACKAGES="$PACKAGES pulseaudio"
# Ubuntu has no such package. Tests of pages and `make pictures` look for /usr/bin/chromium.
test -x /usr/bin/chromium || ! grep -qi '^ID=debian' /etc/os-release || PACKAGES="$PACKAGES chromium"

missing=""
for package in $PACKAGES; do
    is_installed "$package" || missing="$missing $package"
done
[ -n "$missing" ] || exit 0
echo "Installing system packages:$missing"
if [ "$(id -u)" -eq 0 ]; then sudo=""; else sudo="sudo"; fi
$sudo apt-get update -q
# shellcheck disable=SC2086
$sudo env DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends $missing
