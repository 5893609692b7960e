"""What the comparison says: lines while it runs, then a page and a chart."""
import os
import platform
import time

MIB = 1 << 20
LABELS = {"wall": "wall", "cpu": "CPU", "rss": "memory"}
COLOURS = {"python-swiftclient": "#4b8bbe", "rclone": "#70a040", "curl": "#888888"}
MEMORY_LIMIT = 128 * 10**6


def print_work(measured):
    print(measured.work.name)
    for client in measured.runs:
        wall, cpu, rss = (measured.median(client, what) for what in ("wall", "cpu", "rss"))
        ratios = "" if client == "jswift" else "   ours to it: " + ", ".join(
            f"{LABELS[what]} {measured.ratio(client, what):.2f}{verdict(measured, client, what)}" for what in LABELS)
        print(f"  {client:20} {wall:8.2f} s {cpu:8.2f} s CPU {rss / 1e6:8.0f} MB{ratios}", flush=True)


def verdict(measured, client, what):
    target = measured.work.targets.get(client, {}).get(what)
    if target is None:
        return ""
    return f" (≤ {target:g}: {'met' if measured.ratio(client, what) <= target else 'NOT met'})"


def table(results):
    yield "| work | jswift | python-swiftclient | rclone | curl | ratios of ours, and what they should be |"
    yield "|---|---|---|---|---|---|"
    for measured in results:
        cells = []
        for client in ("jswift", "python-swiftclient", "rclone", "curl"):
            if client in measured.runs:
                wall, cpu, rss = (measured.median(client, what) for what in ("wall", "cpu", "rss"))
                cells.append(f"{wall:.2f} s, {cpu:.2f} s, {rss / 1e6:.0f} MB")
            else:
                cells.append("")
        yield f"| {measured.work.name} | {' | '.join(cells)} | {targets(measured)} |"


def targets(measured):
    lines = []
    for client, aims in measured.work.targets.items():
        for what, target in aims.items():
            if client in measured.runs:
                ratio = measured.ratio(client, what)
                lines.append(f"{client} {LABELS[what]} {ratio:.2f} ≤ {target:g}" if ratio <= target
                             else f"**{client} {LABELS[what]} {ratio:.2f} > {target:g}**")
    memory = measured.median("jswift", "rss")
    lines.append(f"memory {memory / 1e6:.0f} ≤ 128 MB" if memory <= MEMORY_LIMIT else f"**memory {memory / 1e6:.0f} > 128 MB**")
    return "<br>".join(lines)


def counts(results):
    met = missed = 0
    for measured in results:
        text = targets(measured)
        missed += text.count("**") // 2
        met += text.count("≤")
    return met, met + missed


def chart(results):
    """Wall time as ratio to ours' rivals: one group a work, one bar a client, a tick at the target; 1 is as fast as they."""
    bars = [(m, c) for m in results for c in m.runs if c != "jswift"]
    height, left, scale, limit = 34 + 16 * len(bars) + 10 * len(results), 330, 250, 1.5
    out = [f'<svg xmlns="http://www.w3.org/2000/svg" width="760" height="{height}" font-family="sans-serif" font-size="11">',
           f'<rect width="760" height="{height}" fill="white"/>',
           '<text x="8" y="16" font-size="13">Wall time of jswift as a ratio to each other client (shorter is faster; | is the target)</text>',
           f'<line x1="{left + scale}" y1="24" x2="{left + scale}" y2="{height - 6}" stroke="#cc3333" stroke-dasharray="3 3"/>']
    y = 30
    for measured in results:
        out.append(f'<text x="8" y="{y + 11}">{measured.work.name.replace("`", "")}</text>')
        for client in measured.runs:
            if client == "jswift":
                continue
            ratio = measured.ratio(client, "wall")
            width = min(ratio, limit) / 1.0 * scale
            out.append(f'<rect x="{left}" y="{y + 1}" width="{width:.1f}" height="12" fill="{COLOURS[client]}"/>')
            target = measured.work.targets.get(client, {}).get("wall")
            if target:
                x = left + target * scale
                out.append(f'<line x1="{x:.1f}" y1="{y}" x2="{x:.1f}" y2="{y + 14}" stroke="black" stroke-width="2"/>')
            out.append(f'<text x="{left - 4}" y="{y + 11}" text-anchor="end" fill="#555">{client}</text>')
            out.append(f'<text x="{left + min(width, scale * limit) + 4:.1f}" y="{y + 11}">{ratio:.2f}</text>')
            y += 16
        y += 10
    return "\n".join(out + ["</svg>"]) + "\n"


def processor():
    try:
        with open("/proc/cpuinfo", encoding="utf-8") as info:
            return next(line.split(":", 1)[1].strip() for line in info if line.startswith("model name"))
    except (OSError, StopIteration):
        return platform.machine()


def write(results, options, missing, rounds, load):
    if options.tenfold:
        return
    options.out.mkdir(parents=True, exist_ok=True)
    met, all_of_them = counts(results)
    left_out = f" Not installed, so not measured: {', '.join(missing)}." if missing else ""
    quick = "**A quick run: the sizes are toys, and the numbers mean nothing.**\n\n" if options.quick else ""
    page = f"""# Benchmarks

{quick}Made by `benchmarks/compare` on {time.strftime('%Y-%m-%d')}: {os.cpu_count()} cores ({processor()}), Linux, load {load:.1f} when it began and {os.getloadavg()[0]:.1f} when it ended,
medians of {rounds} rounds.{left_out} {met} of {all_of_them} targets are met.

All clients run by turns against the same server in one run. It costs next to nothing: the MD5 of what it is sent is known
beforehand, and what it sends goes from a file to the socket in one transfer; it runs on the same cores. jswift and
python-swiftclient run with their defaults (ten objects and ten segments at once), rclone with ten transfers and checkers
for many files and its defaults for one. curl is the limit: it sends or fetches the bytes and does nothing else; where it says so in
the issue's table, md5sum reads the same bytes beside it. Cells: wall time, CPU time, peak memory of the largest process. Ratios are
medians of the ratios of neighbouring runs, ours to theirs; **bold** misses its target.

![wall time as ratios](benchmarks.svg)

{chr(10).join(table(results))}
"""
    file = options.out / "benchmarks.md"
    if file.exists():
        # What people wrote below the numbers stays.
        page += "".join(file.read_text(encoding="utf-8").partition("\n## ")[1:])
    file.write_text(page, encoding="utf-8")
    (options.out / "benchmarks.svg").write_text(chart(results), encoding="utf-8")
