"""Swift's container updater, sweeping in this process: container-updater.py CONF

Swift's own forks for each sweep and patches its modules in the child, most of a second of processor time. That is
nothing every five minutes, and too much every second.
"""
import time

from swift.common.daemon import run_daemon
from swift.common.utils import eventlet_monkey_patch, parse_options
from swift.container.updater import ContainerUpdater


class SweepingUpdater(ContainerUpdater):
    def run_forever(self, *args, **kwargs):
        eventlet_monkey_patch()
        while True:
            began = time.monotonic()
            self.get_account_ring().get_nodes("")
            for path in self.get_paths():
                self.container_sweep(path)
            took = time.monotonic() - began
            time.sleep(max(self.interval, 4 * took))  # a fifth of a core at most, however many containers there are


conf, options = parse_options()
run_daemon(SweepingUpdater, conf, section_name="container-updater", **options)
