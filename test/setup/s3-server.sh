#!/usr/bin/env bash
# An S3 server for tests: OpenStack Swift with its S3 API, on the loopback interface. It checks signatures and their
# expiry, and knows multipart uploads. Needs swift-proxy, swift-account, swift-container, swift-object and memcached, and
# no rights of root. Runs until its standard input ends, so it does not outlive whoever started it.
#   usage: s3-server.sh DIR PORT MEMCACHED_PORT ACCOUNT_PORT CONTAINER_PORT OBJECT_PORT
# Prints "ready" once it answers. Access key test:tester, secret testing, region us-east-1, path style.
set -euo pipefail
dir=$(mkdir -p "$1" && cd "$1" && pwd)
port=$2 cache=$3
declare -A ports=([account]=$4 [container]=$5 [object]=$6)
user=$(id -un)

cat >"$dir/swift.conf" <<CONF
[swift-hash]
swift_hash_path_prefix = test
swift_hash_path_suffix = test
[storage-policy:0]
name = one
default = yes
CONF

common() {
  cat <<CONF
[DEFAULT]
bind_ip = 127.0.0.1
bind_port = $1
user = $user
swift_dir = $dir
devices = $dir/devices
mount_check = false
workers = 0
log_address = /dev/null
CONF
}

mkdir -p "$dir/devices/one"
for kind in account container object; do
  {
    common "${ports[$kind]}"
    printf '[pipeline:main]\npipeline = %s-server\n[app:%s-server]\nuse = egg:swift#%s\nreplication_server = false\n' \
      "$kind" "$kind" "$kind"
  } >"$dir/$kind.conf"
done
{
  common "$port"
  cat <<CONF
[pipeline:main]
pipeline = catch_errors gatekeeper healthcheck cache listing_formats bulk s3api tempauth slo dlo proxy-server
[app:proxy-server]
use = egg:swift#proxy
account_autocreate = true
allow_account_management = true
[filter:catch_errors]
use = egg:swift#catch_errors
[filter:gatekeeper]
use = egg:swift#gatekeeper
[filter:healthcheck]
use = egg:swift#healthcheck
[filter:cache]
use = egg:swift#memcache
memcache_servers = 127.0.0.1:$cache
[filter:listing_formats]
use = egg:swift#listing_formats
[filter:bulk]
use = egg:swift#bulk
[filter:s3api]
use = egg:swift#s3api
location = us-east-1
s3_acl = false
[filter:tempauth]
use = egg:swift#tempauth
user_test_tester = testing .admin
[filter:slo]
use = egg:swift#slo
[filter:dlo]
use = egg:swift#dlo
CONF
} >"$dir/proxy.conf"

# The programs of the packages read /etc/swift/swift.conf, which takes root to write and would be one for all. Loading their
# modules takes most of the time that they start in: one process loads them, and becomes all of them.
launcher='
import os, sys
from swift.common import utils
folder, host = sys.argv[1:3]
utils.set_swift_dir(folder)
from swift.common.ring import RingBuilder
from swift.common.wsgi import run_wsgi

def make_ring(kind, port):
    builder = RingBuilder(2, 1, 0)
    builder.add_dev(dict(region=1, zone=1, ip=host, port=port, device="one", weight=1, meta="",
                         replication_ip=host, replication_port=port))
    builder.rebalance()
    builder.get_ring().save(os.path.join(folder, kind + ".ring.gz"))

def serve(kind):
    log = os.open(os.path.join(folder, kind + ".log"), os.O_WRONLY | os.O_CREAT)
    for stream in (1, 2):
        os.dup2(log, stream)
    sys.argv = [kind + "-server"]
    sys.exit(run_wsgi(os.path.join(folder, kind + ".conf"), kind + "-server"))

servers = dict(pair.split("=") for pair in sys.argv[3:])
for kind, port in servers.items():
    make_ring(kind, int(port))
for kind in list(servers) + ["proxy"]:
    pid = os.fork()
    if pid == 0:
        serve(kind)
    print(pid, flush=True)
'

pids=()
stop() {
  trap - EXIT
  for pid in "${pids[@]}"; do kill -KILL "$pid" 2>/dev/null || true; done
}
trap stop EXIT
trap 'exit 0' TERM INT HUP

memcached -u "$user" -l 127.0.0.1 -p "$cache" -m 32 >"$dir/memcached.log" 2>&1 </dev/null &
pids+=($!)
rings=()
for kind in account container object; do rings+=("$kind=${ports[$kind]}"); done
/usr/bin/python3 -c "$launcher" "$dir" 127.0.0.1 "${rings[@]}" >"$dir/pids" 2>"$dir/launcher.log" </dev/null ||
  { cat "$dir/launcher.log" >&2 && exit 1; }
mapfile -t -O "${#pids[@]}" pids <"$dir/pids"

# An object server that is late makes the proxy answer 503 and then avoid it for a minute.
for p in "$port" "${ports[@]}"; do
  for _ in $(seq 300); do
    (exec 3<>"/dev/tcp/127.0.0.1/$p") 2>/dev/null && continue 2
    sleep 0.1
  done
  echo "nothing listens on port $p; see the logs in $dir" >&2
  grep . "$dir"/*.log | tail -n 20 >&2
  exit 1
done
echo "ready ${pids[*]}"
cat >/dev/null
