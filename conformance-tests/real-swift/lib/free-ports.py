"""Prints NAME=PORT for each NAME given: ports of 127.0.0.1 that are free now."""
import random
import socket
import sys

taken = []
for name in sys.argv[1:]:
    while True:
        candidate = socket.socket()
        try:
            candidate.bind(("127.0.0.1", random.randrange(20000, 32000)))
            break
        except OSError:
            candidate.close()
    taken.append(candidate)
    print(f"{name}={candidate.getsockname()[1]}")
