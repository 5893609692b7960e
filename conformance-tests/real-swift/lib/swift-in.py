"""Runs one of Swift's programs with the swift.conf of a given directory: swift-in.py DIR PROGRAM ARGUMENT...

Swift reads policies and constraints from /etc/swift/swift.conf when it is imported, before it sees any option.
Its own set_swift_dir, called first, moves that file.
"""
import runpy
import sys

from swift.common import utils

utils.set_swift_dir(sys.argv[1])
sys.argv = sys.argv[2:]
runpy.run_path(sys.argv[0], run_name="__main__")
