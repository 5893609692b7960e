"""Writes rings of one replica on one device: rings.py DIR NAME=PORT..., all in one process because starting Python is what costs."""
import os
import sys

from swift.common.ring import RingBuilder

directory = sys.argv[1]
for name, port in (argument.split("=") for argument in sys.argv[2:]):
    builder = RingBuilder(part_power=4, replicas=1, min_part_hours=0)
    builder.add_dev({"id": 0, "region": 1, "zone": 1, "ip": "127.0.0.1", "port": int(port), "device": "d1", "weight": 1})
    builder.rebalance()
    builder.get_ring().save(os.path.join(directory, f"{name}.ring.gz"))
