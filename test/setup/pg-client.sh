#!/usr/bin/env bash
# Puts pg_dump and pg_restore of PostgreSQL 18 or newer into a folder, for machines whose Debian has older ones only:
# the packages of Debian's next release, with the libraries that they were built for, beside those of the machine.
# Nothing is installed. The last line that it prints is the folder for PG_BIN.
#
#   test/setup/pg-client.sh FOLDER
set -euo pipefail
folder=$1
apt="$folder/apt" root="$folder/root"
mkdir -p "$apt"/{lists,cache/archives}/partial "$root" "$folder/bin"
keys=/usr/share/keyrings/debian-archive-keyring.gpg
mirror=${DEBIAN_MIRROR:-http://deb.debian.org/debian}
# Testing, and if it has not got them, unstable.
printf 'deb [signed-by=%s] %s %s main\n' "$keys" "$mirror" testing "$keys" "$mirror" unstable >"$apt/sources.list"
: >"$apt/status"
# An apt of its own, for which nothing is installed: so it finds every library that is needed, and locks nothing.
options=(
  -qq -y -o Dir::Etc::SourceList="$apt/sources.list" -o Dir::Etc::SourceParts=/dev/null
  -o Dir::State::Lists="$apt/lists" -o Dir::State::status="$apt/status" -o Dir::Cache="$apt/cache"
  -o Acquire::Languages=none -o APT::Sandbox::User=root -o Debug::NoLocking=1
)
apt-get "${options[@]}" update
client=$(apt-cache "${options[@]:2}" search --names-only '^postgresql-client-[0-9]+$' | cut -d' ' -f1 | sort -V |
  awk -F- '$3 >= 18 { print; exit }')
cd "$apt/cache/archives"
apt-get "${options[@]}" install --download-only --no-install-recommends libpq5 liblz4-1 libzstd1 zlib1g
apt-get "${options[@]}" download "$client"
for package in *.deb; do dpkg-deb -x "$package" "$root"; done

libraries=$(dirname "$(find "$root" -name 'libpq.so.5' | head -1)")
loader=$(find "$root" -name 'ld-linux-*.so.*' | head -1)
for program in pg_dump pg_restore; do
  real=$(find "$root/usr/lib/postgresql" -name "$program" | head -1)
  printf '#!/bin/sh\nexec "%s" --library-path "%s" "%s" "$@"\n' "$loader" "$libraries" "$real" >"$folder/bin/$program"
  chmod +x "$folder/bin/$program"
done
"$folder/bin/pg_dump" --version >&2
rm -rf "$apt"
echo "$folder/bin"
