"""Runs StoreBench, DuckDB and a walk in C, and prints each figure beside its goal.

usage: store.py STOREBENCH CACHE SCALE ROUNDS
"""

import glob
import os
import re
import resource
import statistics
import subprocess
import sys
import time

BENCH, CACHE, SCALE, ROUNDS = sys.argv[1], sys.argv[2], sys.argv[3], int(sys.argv[4])
IDS = f"{CACHE}/snb-{SCALE}/social-network-sf{SCALE}-projected-fk"
PROPERTIES = f"{CACHE}/snb-{SCALE}/social-network-sf{SCALE}-props"

COPY = """
import duckdb, sys, time
connection = duckdb.connect()
connection.execute("set threads = 2")
for number, path in enumerate(sys.argv[1:]):
    columns = open(path).readline().count("|") + 1
    connection.execute(f"create table t{number} (" + ", ".join(f"c{c} bigint" for c in range(columns)) + ")")
start = time.time()
for number, path in enumerate(sys.argv[1:]):
    connection.execute(f"copy t{number} from '{path}' (header true, delimiter '|')")
print(time.time() - start)
"""


def say(name, figure, goal="", ratio=None, is_met=None):
    verdict = "" if is_met is None else "   met" if is_met else "   MISSED"
    shown = "" if ratio is None else f"   ratio {ratio:.2f}"
    print(f"{name:36} {figure:34} {goal:26}{shown}{verdict}", flush=True)


def bench(*arguments):
    """The figures of one run, by name."""
    text = subprocess.run([BENCH, *arguments], check=True, capture_output=True, text=True).stdout
    return {name: float(number) for name, number in re.findall(r"^(\S+) (\S+)$", text, re.M)}


def tables(folder):
    """The tables that StoreBench imports."""
    return [f for f in sorted(glob.glob(f"{folder}/*.csv")) if "Message" not in f and not f.endswith("bidirectional.csv")]


def imports():
    files = tables(IDS)
    ours, theirs, last = [], [], {}
    for _ in range(ROUNDS):
        last = bench("import", IDS)
        ours.append(last["seconds"])
        out = subprocess.run([sys.executable, "-c", COPY, *files], check=True, capture_output=True, text=True)
        theirs.append(float(out.stdout))
    own, duckdb = statistics.median(ours), statistics.median(theirs)
    say(f"import of {len(files)} tables, 2 threads", f"{own:.2f} s, {last['cpu']:.2f} s of processor")
    say("  DuckDB's COPY of the same files", f"{duckdb:.2f} s", "ours is faster", own / duckdb, own < duckdb)
    per_edge = last["resident"] / last["edges"]
    say("memory without properties", f"{last['resident'] / 1e6:.0f} MB, {per_edge:.1f} bytes per edge",
        "20 bytes per edge", per_edge / 20, per_edge <= 20)
    say("  peak of the import", f"{last['peak'] / 1e6:.0f} MB")


def property_folders():
    """Two copies of the tables with properties: as they are, and with the property columns ignored."""
    folders = [f"{CACHE}/snb-{SCALE}/store-{kind}" for kind in ("full", "bare")]
    for folder in folders:
        if os.path.isdir(folder):
            continue
        os.makedirs(folder + ".new", exist_ok=True)
        for path in tables(PROPERTIES):
            name = os.path.basename(path)
            with open(path, "rb") as source, open(f"{folder}.new/{name}", "wb") as copy:
                columns = source.readline().decode().strip().split("|")
                ends = name[:-4].split("_")
                ids = [f":ID({ends[0]})"] if len(ends) == 1 else [f":START_ID({ends[0]})", f":END_ID({ends[-1]})"]
                rest = columns[len(ids):]
                if folder.endswith("bare"):
                    rest = [f"{column}:IGNORE" for column in rest]
                copy.write(("|".join(ids + rest) + "\n").encode())
                while chunk := source.read(1 << 22):
                    copy.write(chunk)
        os.rename(folder + ".new", folder)
    return folders


def properties():
    full, bare = (bench("import", folder) for folder in property_folders())
    more, raw = full["resident"] - bare["resident"], full["raw"]
    say("memory of properties", f"{more / 1e6:.0f} MB for {raw / 1e6:.0f} MB of raw values", "1.3 x the raw bytes",
        more / raw, more <= 1.3 * raw)
    say("  import with properties", f"{full['seconds']:.2f} s, {full['cpu']:.2f} s of processor")


def transactions():
    figures = bench("transactions")
    for kind in ("random", "hub"):
        rate, cpu = figures[kind], figures[kind + "-cpu"]
        say(f"one-edge transactions, {kind}", f"{rate:,.0f}/s ({cpu:,.0f} per processor second)", "100,000/s",
            rate / 1e5, rate > 1e5)


def file():
    path = f"{CACHE}/store-{SCALE}.graph"
    figures = bench("file", IDS, path)
    speed = figures["size"] / figures["write"] / 1e6
    say("write the native file", f"{figures['size'] / 1e6:.0f} MB at {speed:.0f} MB/s", "500 MB/s", speed / 500, speed > 500)
    say("check it", f"{figures['check']:.2f} s, {figures['size'] / figures['check'] / 1e6:.0f} MB/s")
    key = open(f"{IDS}/Person.csv").readlines()[1].strip()
    best = []
    for _ in range(10):
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        found = bench("open", path, key)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        best.append(1000 * (after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime))
    middle = statistics.median(best)
    say("open and point query, static", f"{middle:.1f} ms of process time, least {min(best):.1f}", "20 ms",
        middle / 20, middle < 20)
    say("  of it within the program", f"{found['open']:.2f} ms, {found['verified']:.0f} of {found['blocks']:.0f} blocks read")
    os.remove(path)


def instructions(*command):
    out = subprocess.run(["valgrind", "--tool=callgrind", "--callgrind-out-file=/dev/null", *command],
                         check=True, capture_output=True, text=True).stderr
    return int(re.search(r"Collected : (\d+)", out).group(1))


def walk():
    ours = instructions("--toggle-collect=*countWalks*", BENCH, "walk", "1")
    for level in "23":
        walk = f"{CACHE}/walk{level}"
        theirs = instructions(walk, "1") - instructions(walk, "0")
        say(f"two-step walk, gcc -O{level}", f"{ours / 1e6:.0f} M instructions to {theirs / 1e6:.0f} M", "1.3 x C",
            ours / theirs, ours <= 1.3 * theirs)


print(f"scale {SCALE}, {ROUNDS} rounds, {time.strftime('%Y-%m-%d')}, {os.cpu_count()} cores")
imports()
properties()
transactions()
file()
walk()
