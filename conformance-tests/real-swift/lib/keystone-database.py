"""Makes the database, keys and first user of a Keystone: keystone-database.py KEYSTONE_CONF URL

What keystone-manage does in four runs, in children of one process: importing Keystone is what takes the time.
"""
import getpass
import grp
import os
import sqlite3
import sys

from keystone.cmd import cli

conf, url = sys.argv[1:]


def manage(*arguments):
    child = os.fork()
    if child == 0:
        status = 1
        try:
            cli.main(["keystone-manage", "--config-file", conf, *arguments])
            status = 0
        finally:
            os._exit(status)
    if os.waitpid(child, 0)[1] != 0:
        sys.exit("keystone-manage failed: " + " ".join(arguments))


for keys in ("fernet", "credential"):
    os.mkdir(os.path.join(os.path.dirname(conf), keys), mode=0o700)
    manage(keys + "_setup", "--keystone-user", getpass.getuser(), "--keystone-group", grp.getgrgid(os.getgid()).gr_name)
manage("db_sync")
# Creating a domain reads on one connection while it writes on another: without a write-ahead log that ends in "database is locked".
sqlite3.connect(os.path.join(os.path.dirname(conf), "keystone.db")).execute("PRAGMA journal_mode=WAL")
# The proxy asks the catalog for the internal URL.
manage("bootstrap", "--bootstrap-password", "admin", "--bootstrap-region-id", "RegionOne",
       "--bootstrap-public-url", url, "--bootstrap-internal-url", url, "--bootstrap-admin-url", url)
