# Ports, configuration files and rings of Swift; sourced by real-swift.
# shellcheck shell=bash

readonly PORT_NAMES=(PROXY ACCOUNT CONTAINER OBJECT MEMCACHED KEYSTONE KEYSTONE_PROXY)

# Free ports, once: below the range from which the kernel takes those of outgoing connections, so that they stay free while stopped.
choose_ports() {
  if [[ ! -s $DIR/ports ]]; then
    "$PYTHON" "$HERE/lib/free-ports.py" "${PORT_NAMES[@]/#/PORT_}" >"$DIR/ports.new"
    mv "$DIR/ports.new" "$DIR/ports"
  fi
  read_ports
}

read_ports() {
  # shellcheck disable=SC1091
  source "$DIR/ports"
}

write_swift_configuration() {
  local file_size=${JSWIFT_REAL_MAX_FILE_SIZE:-67108864}
  echo "$file_size" >"$DIR/max-file-size"
  swift_conf "$file_size" >"$DIR/swift.conf"
  server_conf account "$PORT_ACCOUNT" >"$DIR/account.conf"
  server_conf container "$PORT_CONTAINER" >"$DIR/container.conf"
  server_conf object "$PORT_OBJECT" >"$DIR/object.conf"
  updater_conf >"$DIR/updater.conf"
  expirer_conf >"$DIR/object-expirer.conf"
  proxy_conf "$PORT_PROXY" tempauth >"$DIR/proxy.conf"
  tempauth_conf >>"$DIR/proxy.conf"
}

swift_conf() {
  cat <<CONF
[swift-hash]
swift_hash_path_prefix = jswift
swift_hash_path_suffix = real-swift

[storage-policy:0]
name = gold
default = yes

[storage-policy:1]
name = silver

[swift-constraints]
max_file_size = $1
CONF
}

# What all servers say; nothing goes to a syslog (port 9 discards), -v sends it to the log file.
default_conf() {
  cat <<CONF
[DEFAULT]
user = $(id -un)
swift_dir = $DIR
devices = $DIR/srv
mount_check = false
disable_fallocate = true
workers = 0
bind_ip = 127.0.0.1
bind_timeout = 5
log_udp_host = 127.0.0.1
log_udp_port = 9
recon_cache_path = $DIR/recon
CONF
}

# server_conf KIND PORT
server_conf() {
  default_conf
  cat <<CONF
bind_port = $2

[pipeline:main]
pipeline = healthcheck $1-server

[app:$1-server]
use = egg:swift#$1
log_requests = false

[filter:healthcheck]
use = egg:swift#healthcheck
CONF
}

# Brings the sums of containers to their account: without it an account counts no objects.
updater_conf() {
  default_conf
  cat <<CONF
log_level = WARNING

[container-updater]
interval = 1
containers_per_second = 0
account_suppression_time = 1
CONF
}

# Swift takes a file for the configuration of the expirer, and then reads the queue, by the "expirer" in its name.
expirer_conf() {
  default_conf
  cat <<CONF
log_level = WARNING

[object-expirer]
interval = 1

[pipeline:main]
pipeline = catch_errors cache proxy-server

[app:proxy-server]
use = egg:swift#proxy
account_autocreate = true

[filter:catch_errors]
use = egg:swift#catch_errors

[filter:cache]
use = egg:swift#memcache
memcache_servers = 127.0.0.1:$PORT_MEMCACHED
CONF
}

# proxy_conf PORT AUTH_FILTERS: without the sections of the AUTH_FILTERS
proxy_conf() {
  local filter before=(catch_errors gatekeeper healthcheck proxy-logging cache etag-quoter listing_formats
    container_sync bulk tempurl formpost)
  local after=(staticweb copy container-quotas account-quotas slo dlo versioned_writes symlink)
  default_conf
  cat <<CONF
bind_port = $1

[pipeline:main]
pipeline = ${before[*]} $2 ${after[*]} proxy-server

[app:proxy-server]
use = egg:swift#proxy
account_autocreate = true
CONF
  for filter in "${before[@]}" "${after[@]}"; do
    filter_conf "$filter"
  done
}

filter_conf() {
  printf '\n[filter:%s]\n' "$1"
  case $1 in
    cache) printf '%s\n' 'use = egg:swift#memcache' "memcache_servers = 127.0.0.1:$PORT_MEMCACHED" ;;
    slo) printf '%s\n' 'use = egg:swift#slo' 'allow_async_delete = true' 'rate_limit_after_segment = 100000' ;;
    dlo) printf '%s\n' 'use = egg:swift#dlo' 'rate_limit_after_segment = 100000' ;;
    versioned_writes) printf '%s\n' 'use = egg:swift#versioned_writes' 'allow_versioned_writes = true' 'allow_object_versioning = true' ;;
    etag-quoter | proxy-logging | container-quotas | account-quotas) printf 'use = egg:swift#%s\n' "${1//-/_}" ;;
    *) printf 'use = egg:swift#%s\n' "$1" ;;
  esac
}

# The seven users of the proxy configuration that comes with Swift.
tempauth_conf() {
  cat <<CONF

[filter:tempauth]
use = egg:swift#tempauth
user_admin_admin = admin .admin .reseller_admin
user_admin_auditor = admin_ro .reseller_reader
user_test_tester = testing .admin
user_test_tester2 = testing2 .admin
user_test_tester3 = testing3
user_test2_tester2 = testing2 .admin
user_test5_tester5 = testing5 service
CONF
}

build_rings() {
  [[ ! -e $DIR/object-1.ring.gz ]] || return 0
  "$PYTHON" "$HERE/lib/rings.py" "$DIR" "account=$PORT_ACCOUNT" "container=$PORT_CONTAINER" \
    "object=$PORT_OBJECT" "object-1=$PORT_OBJECT"
}
