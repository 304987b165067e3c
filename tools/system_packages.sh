#!/bin/sh
# Installs the Debian packages that are missing; does nothing when all are there.
set -eu
PACKAGES="python3-venv libgl1 libegl1 libgles2 libgl1-mesa-dri xvfb xauth xdotool imagemagick x11-utils
libxi6 libxcursor1 libmtdev1 fonts-noto-cjk libzbar0 curl procps iproute2 espeak-ng libespeak-ng1 alsa-utils
pulseaudio pulseaudio-utils libasound2-plugins chromium"
missing=""
for package in $PACKAGES; do
    status=$(dpkg-query -W -f='${Status}' "$package" 2>/dev/null || true)
    [ "$status" = "install ok installed" ] || missing="$missing $package"
done
[ -n "$missing" ] || exit 0
echo "Installing system packages:$missing"
if [ "$(id -u)" -eq 0 ]; then sudo=""; else sudo="sudo"; fi
$sudo apt-get update -q
# shellcheck disable=SC2086
$sudo env DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends $missing
