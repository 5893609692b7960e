# A Keystone and a second proxy that asks it; sourced by real-swift.
# shellcheck shell=bash
start_keystone() { die 1 "not yet"; }
print_keystone_env() { :; }
