"""What is compared: each work with every client's command for it, and the ratios aimed at."""
import os
from dataclasses import dataclass
from typing import Callable

MIB = 1 << 20


@dataclass
class Sizes:
    large: int
    segment: int
    thin: int
    thin_segment: int
    small: int
    late: int
    names: int
    small_bytes: int = 4096

    @staticmethod
    def of(quick, tenfold):
        if quick:
            return Sizes(32 * MIB, 8 * MIB, 16 * MIB, 2 * MIB, 200, 50, 20_000)
        times = 10 if tenfold else 1
        return Sizes(1024 * MIB * times, 64 * MIB, 256 * MIB * times, 16 * MIB, 10_000 * times, 1_000 * times, 1_000_000 * times)


@dataclass
class Work:
    """One line of the table. Targets are ratios of ours to the other's, by client and measure."""

    name: str
    commands: dict
    targets: dict
    server: int = 0
    check: Callable = lambda directory, client: None


def size_of(count, length):
    """Checks that what was fetched is there."""

    def check(directory, client):
        found = [file.stat().st_size for file in (directory / "out").rglob("*") if file.is_file()]
        if found != [length] * count:
            raise SystemExit(f"compare: {client} fetched {len(found)} files of {sum(found)} bytes")

    return check


def lines_of(count):
    def check(directory, client):
        if client == "curl":
            return
        with open(directory / "log", "rb") as log:
            found = sum(1 for _ in log)
        if found != count:
            raise SystemExit(f"compare: {client} printed {found} lines")

    return check


def works(sizes, swift, python):
    both = lambda arguments: {"jswift": f"exec {swift} {arguments}", "python-swiftclient": f"exec {python} {arguments}"}
    rclone = lambda arguments: {"rclone": f"exec rclone {arguments}"}
    limit = lambda script: {"curl": script}
    names = "names"
    slo = f"slo-{sizes.large}-{sizes.segment}"
    thin = f"slo-{sizes.thin}-{sizes.thin_segment}"
    fill = f"fill-{sizes.small}-{sizes.small_bytes}"
    # Each upload goes into a container of its own, that it makes.
    ten = "--transfers 10 --checkers 10"
    big = f"{sizes.large // MIB} MiB"
    urls = " ".join(
        f"'$ORIGIN/v1/AUTH_test/{names}?format=json&marker={'' if i == 0 else f'object-{i - 1:09}.jpg'}'".replace("'", '"')
        for i in range(0, sizes.names + 1, 10_000))
    large_url = '"$ORIGIN/v1/AUTH_test/' + slo + '/large.bin"'
    return [
        Work("`--version`", both("--version"), {"python-swiftclient": {"wall": 0.20}}),
        Work("`--help`", both("--help"), {"python-swiftclient": {"wall": 0.20}}),
        Work("one `stat`", both("stat"), {"python-swiftclient": {"wall": 0.33}}),
        Work(f"{big} up as SLO",
             both(f"upload up-{{turn}} large.bin -S {sizes.segment} --use-slo")
             | rclone(f"copy large.bin s:up-{{turn}} --swift-chunk-size {sizes.segment}b")
             | limit('curl -sS -f -o out/answer -T large.bin "$ORIGIN/v1/AUTH_test/up-{turn}/large.bin" & md5sum large.bin & wait'),
             {"python-swiftclient": {"wall": 0.6, "cpu": 0.8}, "rclone": {"wall": 0.8, "cpu": 0.8}, "curl": {"wall": 1.1}}),
        Work(f"{big} down, ours verified",
             both(f"download {slo} large.bin -o out/large.bin") | rclone(f"copy s:{slo} out")
             | limit(f"curl -sS -f -o out/large.bin {large_url} & md5sum large.bin & wait"),
             {"python-swiftclient": {"wall": 1.2}, "rclone": {"wall": 1.0}, "curl": {"wall": 1.2}},
             check=size_of(1, sizes.large)),
        Work(f"{big} down, unverified",
             both(f"download {slo} large.bin -o out/large.bin --ignore-checksum") | rclone(f"copy s:{slo} out --ignore-checksum")
             | limit(f"exec curl -sS -f -o out/large.bin {large_url}"),
             {"python-swiftclient": {"wall": 0.8, "cpu": 1.0}, "rclone": {"wall": 0.7}, "curl": {"wall": 1.3}},
             check=size_of(1, sizes.large)),
        Work(f"{sizes.thin // MIB} MiB SLO down, 25 MB/s a connection",
             both(f"download {thin} large.bin -o out/large.bin") | rclone(f"copy s:{thin} out"),
             {"python-swiftclient": {"wall": 0.15}, "rclone": {"wall": 0.3}}, server=2, check=size_of(1, sizes.thin)),
        Work(f"{sizes.small:,} × 4 KiB up", both("upload small-{turn} small") | rclone(f"copy small s:small-{{turn}} {ten}"),
             {"python-swiftclient": {"wall": 0.15, "cpu": 0.2}, "rclone": {"wall": 0.3}}),
        Work(f"{sizes.small:,} × 4 KiB down", both(f"download {fill} -D out") | rclone(f"copy s:{fill} out {ten}"),
             {"python-swiftclient": {"wall": 0.25, "cpu": 0.3}, "rclone": {"wall": 0.7}},
             check=size_of(sizes.small, sizes.small_bytes)),
        Work(f"{sizes.late:,} × 4 KiB up, 20 ms a response", both("upload late-{turn} late") | rclone(f"copy late s:late-{{turn}} {ten}"),
             {"python-swiftclient": {"wall": 0.5}, "rclone": {"wall": 0.6}}, server=1),
        Work(f"{sizes.small:,} objects deleted",
             both(f"delete {fill}-{{turn}}") | rclone(f"delete s:{fill}-{{turn}} {ten}"),
             {"python-swiftclient": {"wall": 0.5}, "rclone": {"wall": 0.8}}),
        Work(f"{sizes.names:,} names listed",
             both(f"list {names}") | rclone(f"lsf s:{names}") | limit(f"exec curl -sS -f -o out/names {urls}"),
             {"python-swiftclient": {"wall": 0.15, "rss": 0.10}, "rclone": {"wall": 0.4, "rss": 0.5}, "curl": {"wall": 1.5}},
             check=lines_of(sizes.names)),
    ]
