# A Keystone and a second proxy that asks it; sourced by real-swift.
# shellcheck shell=bash

start_keystone() {
  mkdir -p "$DIR/keystone"
  keystone_conf >"$DIR/keystone/keystone.conf"
  proxy_conf "$PORT_KEYSTONE_PROXY" 'authtoken keystoneauth' >"$DIR/keystone-proxy.conf"
  keystoneauth_conf >>"$DIR/keystone-proxy.conf"
  launch_swift keystone-proxy /usr/bin/swift-proxy-server
  create_keystone_database
  launch keystone env "OS_KEYSTONE_CONFIG_DIR=$DIR/keystone" \
    "$PYTHON" /usr/bin/keystone-wsgi-public -b 127.0.0.1 -p "$PORT_KEYSTONE"
  wait_until keystone_answers 120 keystone
  create_keystone_users
  wait_until keystone_proxy_answers 120 keystone-proxy
  say "Keystone answers at http://127.0.0.1:$PORT_KEYSTONE/v3, its proxy at http://127.0.0.1:$PORT_KEYSTONE_PROXY"
}

# Once; what an interrupted run left behind is begun anew.
create_keystone_database() {
  [[ ! -e $DIR/keystone/database-is-made ]] || return 0
  rm -rf "$DIR/keystone"/{keystone.db,fernet,credential,service-project}
  "$PYTHON" "$HERE/lib/keystone-database.py" "$DIR/keystone/keystone.conf" "http://127.0.0.1:$PORT_KEYSTONE/v3" \
    >>"$DIR/log/keystone.log" 2>&1 || give_up keystone "has no database: it could not be made"
  touch "$DIR/keystone/database-is-made"
}

create_keystone_users() {
  local project=$DIR/keystone/service-project
  [[ ! -e $project ]] || return 0
  "$PYTHON" "$HERE/lib/keystone-users.py" "http://127.0.0.1:$PORT_KEYSTONE/v3" "http://127.0.0.1:$PORT_KEYSTONE_PROXY" \
    >"$project.new" 2>>"$DIR/log/keystone.log" || give_up keystone "has no users: they could not be made"
  mv "$project.new" "$project"
}

# Cheap password hashes and no notifications: this Keystone guards nothing.
keystone_conf() {
  cat <<CONF
[DEFAULT]
use_stderr = true

[database]
connection = sqlite:///$DIR/keystone/keystone.db

[identity]
password_hash_rounds = 4

[auth]
methods = password,token,application_credential,totp

[token]
provider = fernet

[fernet_tokens]
key_repository = $DIR/keystone/fernet

[fernet_receipts]
key_repository = $DIR/keystone/fernet

[credential]
key_repository = $DIR/keystone/credential
CONF
}

# A proxy keeps what Keystone said of a token for five minutes; here a second, so that tests can revoke one.
keystoneauth_conf() {
  cat <<CONF

[filter:authtoken]
paste.filter_factory = keystonemiddleware.auth_token:filter_factory
www_authenticate_uri = http://127.0.0.1:$PORT_KEYSTONE/v3
auth_url = http://127.0.0.1:$PORT_KEYSTONE/v3
auth_type = password
project_domain_id = default
user_domain_id = default
project_name = service
username = swift
password = swift
delay_auth_decision = true
cache = swift.cache
token_cache_time = 1

[filter:keystoneauth]
use = egg:swift#keystoneauth
operator_roles = admin, member
reseller_admin_role = ResellerAdmin
CONF
}

keystone_answers() {
  ask -o /dev/null "http://127.0.0.1:$PORT_KEYSTONE/v3"
}

# The account is that of the project service: no test looks at it.
keystone_proxy_answers() {
  local url=http://127.0.0.1:$PORT_KEYSTONE_PROXY token
  ask -o /dev/null "$url/healthcheck" || return
  token=$(keystone_token) || return
  probe "$url/v1/AUTH_$(<"$DIR/keystone/service-project")" "$token"
}

keystone_token() {
  ask -o /dev/null -D - -H 'Content-Type: application/json' "http://127.0.0.1:$PORT_KEYSTONE/v3/auth/tokens" -d '{"auth": {
    "identity": {"methods": ["password"], "password": {"user": {"name": "swift", "password": "swift", "domain": {"id": "default"}}}},
    "scope": {"project": {"name": "service", "domain": {"id": "default"}}}}}' | header X-Subject-Token
}

print_keystone_env() {
  print_export JSWIFT_REAL_KEYSTONE_AUTH_URL "http://127.0.0.1:$PORT_KEYSTONE/v3"
  print_export JSWIFT_REAL_KEYSTONE_USERNAME tester
  print_export JSWIFT_REAL_KEYSTONE_PASSWORD testing
  print_export JSWIFT_REAL_KEYSTONE_PROJECT_NAME test
  print_export JSWIFT_REAL_KEYSTONE_USER_DOMAIN_NAME Default
  print_export JSWIFT_REAL_KEYSTONE_PROJECT_DOMAIN_NAME Default
  print_export JSWIFT_REAL_KEYSTONE_REGION_NAME RegionOne
  print_export JSWIFT_REAL_KEYSTONE_SWIFT_URL "http://127.0.0.1:$PORT_KEYSTONE_PROXY"
}
