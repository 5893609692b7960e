"""Runs a python command again and again, its libraries loaded once.

serve SOCKET PROGRAM       loads what the program loads, then runs the program in a fork for each request
run SOCKET [ARGUMENT...]   asks for one, with this process's arguments, variables, directory and streams

The program is read and run by each fork, so it sees what it would see in a process of its own.
"""

import os
import socket
import sys


def run(path, arguments):
    variables = [name + b"=" + value for name, value in os.environb.items()]
    words = [os.fsencode(each) for each in arguments]
    parts = [os.getcwdb(), str(len(words)).encode(), *words, *variables]
    with socket.socket(socket.AF_UNIX) as server:
        server.connect(path)
        socket.send_fds(server, [b"."], [0, 1, 2])
        server.sendall(b"\0".join(parts))
        server.shutdown(socket.SHUT_WR)
        status = server.recv(1)
    sys.exit(status[0] if status else 125)


def serve(path, program):
    import argparse, getpass, gzip, hmac, json, random, runpy, signal, time  # noqa: E401, F401
    from concurrent import futures  # noqa: F401
    import pkg_resources, requests, requests.exceptions  # noqa: E401, F401

    signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    listener = socket.socket(socket.AF_UNIX)
    listener.bind(path)
    listener.listen(64)
    print("ready", flush=True)
    while True:
        client, _ = listener.accept()
        if os.fork() == 0:
            break
        client.close()
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    listener.close()
    _, streams, _, _ = socket.recv_fds(client, 1, 3)
    child = os.fork()
    if child != 0:
        for each in streams:
            os.close(each)
        _, ended = os.waitpid(child, 0)
        status = os.waitstatus_to_exitcode(ended)
        client.sendall(bytes([status if status >= 0 else 128 - status]))
        os._exit(0)
    parts = b"".join(iter(lambda: client.recv(65536), b"")).split(b"\0")
    client.close()
    become(streams, parts)
    sys.argv[0] = program
    time.tzset()
    runpy.run_path(program, run_name="__main__")


def become(streams, parts):
    for number, stream in enumerate(streams):
        os.dup2(stream, number)
        os.close(stream)
    os.chdir(parts[0])
    words = 2 + int(parts[1])
    sys.argv[1:] = [os.fsdecode(each) for each in parts[2:words]]
    os.environb.clear()
    os.environb.update(each.split(b"=", 1) for each in parts[words:])


if sys.argv[1] == "run":
    run(sys.argv[2], sys.argv[3:])
else:
    serve(sys.argv[2], sys.argv[3])
