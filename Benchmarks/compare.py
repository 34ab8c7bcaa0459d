"""Times the engines against each other, one query after the other in turn, and writes a section of RESULTS.md.

usage: compare.py FOLDER ROUNDS [PEER...]      (all peers, if none is named)
"""

import json
import math
import os
import statistics
import subprocess
import sys
import tempfile
from importlib.metadata import version

from answering import LIMIT, Program
from report import circumstances, write_section
from workload import QUERIES

HERE = os.path.dirname(os.path.abspath(__file__))
FOLDER, ROUNDS = sys.argv[1], int(sys.argv[2])
PEERS = sys.argv[3:] or ["DuckDB", "Kùzu", "LadybugDB"]
# An engine that has used so many seconds for a query is not asked again.
PATIENCE = float(os.environ.get("PATIENCE", 10))


class Engine:
    """One program that holds the graph, with what it answered so far."""

    def __init__(self, name, command):
        self.name = name
        self.program = Program(name, command)
        self.load_seconds = self.program.ready["loaded"]
        self.times = {}
        self.rows = {}
        self.errors = {}
        # Seconds that a query took at least.
        self.exceeded = {}
        print(f"{name}: loaded in {self.load_seconds:.2f} s", file=sys.stderr)

    def run(self, query):
        if sum(self.times.get(query.name, [])) > PATIENCE or query.name in self.errors:
            return
        answer = self.program.ask(query.name)
        if "error" in answer:
            if self.name == "graphq" and "exceeded" not in answer:
                raise SystemExit(f"{query.name}: {answer['error']}")
            print(f"{self.name}, {query.name}: {answer['error']}", file=sys.stderr)
            self.errors[query.name] = answer["error"]
            if "exceeded" in answer:
                self.exceeded[query.name] = answer["exceeded"]
            return
        self.times.setdefault(query.name, []).append(answer["seconds"])
        self.rows[query.name] = answer["rows"]

    def median(self, name):
        return statistics.median(self.times[name]) if name in self.times else None


def c_limits():
    """Milliseconds of hand-written C for q1 to q9, on one thread."""
    with tempfile.TemporaryDirectory() as copy:
        for name in os.listdir(FOLDER):
            os.symlink(os.path.join(FOLDER, name), os.path.join(copy, name))
        union(copy)
        output = subprocess.run(
            [os.path.join(HERE, ".cache", "limits"), copy, "1", "5"], check=True, capture_output=True, text=True
        ).stdout
    answers = [json.loads(line) for line in output.splitlines()]
    return {answer["test"]: answer["ms"] / 1000 for answer in answers if "ms" in answer}


def union(folder):
    """The files that hold Post and Comment together, for the C program."""
    pairs = {
        "Message": ("Comment", "Post"),
        "Message_hasCreator_Person": ("Comment_hasCreator_Person", "Post_hasCreator_Person"),
        "Message_hasTag_Tag": ("Comment_hasTag_Tag", "Post_hasTag_Tag"),
        "Message_replyOf_Message": ("Comment_replyOf_Comment", "Comment_replyOf_Post"),
        "Person_likes_Message": ("Person_likes_Comment", "Person_likes_Post"),
    }
    for name, parts in pairs.items():
        with open(f"{folder}/{name}.csv", "w") as joined:
            for index, part in enumerate(parts):
                with open(f"{folder}/{part}.csv") as lines:
                    if index:
                        next(lines)
                    joined.writelines(lines)
    with open(f"{folder}/Person_knows_Person_bidirectional.csv", "w") as both:
        with open(f"{folder}/Person_knows_Person.csv") as lines:
            both.write(next(lines))
            for line in lines:
                source, target = line.rstrip("\n").split("|")
                both.write(f"{source}|{target}\n{target}|{source}\n")


def main():
    python = sys.executable
    queries_file = os.path.join(tempfile.mkdtemp(), "queries.json")
    with open(queries_file, "w") as file:
        json.dump([{"name": query.name, "text": query.gql} for query in QUERIES], file)
    bench = os.path.join(HERE, ".build", "release", "QueryBench")
    commands = {
        "DuckDB": [python, f"{HERE}/peers/duckdb_engine.py", FOLDER],
        "Kùzu": [python, f"{HERE}/peers/cypher_engine.py", "kuzu", FOLDER],
        "LadybugDB": [python, f"{HERE}/peers/cypher_engine.py", "ladybug", FOLDER],
    }
    engines = [Engine("graphq", [bench, FOLDER, queries_file])] + [Engine(name, commands[name]) for name in PEERS]
    for query in QUERIES:
        for _ in range(ROUNDS):
            for engine in engines:
                engine.run(query)
        answers = {json.dumps(engine.rows[query.name]) for engine in engines if query.name in engine.rows}
        if len(answers) > 1:
            raise SystemExit(f"{query.name}: the engines disagree: { {e.name: e.rows.get(query.name) for e in engines} }")
        print(f"{query.name}: " + "  ".join(show(engine, query.name) for engine in engines), file=sys.stderr)
    write(engines, c_limits())


def show(engine, name):
    seconds = engine.median(name)
    return f"{engine.name} {seconds * 1000:.1f} ms" if seconds is not None else f"{engine.name} -"


def write(engines, limits):
    ours = engines[0]
    rows = []
    for query in QUERIES:
        mine = ours.median(query.name)
        peers = [e.median(query.name) for e in engines[1:] if e.median(query.name) is not None]
        # Where no peer answered in time, ours is ahead at least by what they were waited for.
        is_bound = not peers
        best = min(peers or [e.exceeded[query.name] for e in engines[1:] if query.name in e.exceeded], default=None)
        ratio = best / mine if mine and best else None
        rows.append((query, mine, is_bound, ratio, limits.get(query.name)))
    rows.sort(key=lambda row: row[3] if row[3] is not None else -1)
    lines = [
        circumstances(ROUNDS) + f" Data: {os.path.basename(FOLDER)}. Fewer rounds where an engine had used {PATIENCE:g} s for a query; two threads where an engine uses them.",
        f"DuckDB {version('duckdb')}, Kùzu {version('kuzu')}, LadybugDB {version('ladybug')}; C is hand-written over arrays, one thread;",
        "`ahead` is the best peer's time over ours. The least ahead first. A query that took a peer more than "
        f"{LIMIT:g} s was ended, the peer started again; where no peer was faster, `ahead` is a lower bound.",
        "",
        "| query | graphq | " + " | ".join(PEERS) + " | C | ahead | × C |",
        "|---|" + "---:|" * (len(PEERS) + 4),
    ]
    for query, mine, is_bound, ratio, limit in rows:
        cells = [cell(mine)] + [peer_cell(e, query.name) for e in engines[1:]] + [cell(limit)]
        cells.append(f"{'> ' * is_bound}{ratio:.1f} ×" if ratio else "")
        cells.append(f"{mine / limit:.1f}" if mine and limit else "")
        lines.append(f"| {query.name} | " + " | ".join(cells) + " |")
    family = [row[3] for row in rows if row[0].family == "lsqb" and row[3]]
    if family:
        mean = math.exp(sum(map(math.log, family)) / len(family))
        lines += ["", f"Geometric mean over q1 to q9, ahead of the best peer per query: {mean:.1f} ×."]
    lines += ["", "| load | seconds |", "|---|---:|"]
    lines += [f"| {engine.name} | {engine.load_seconds:.2f} |" for engine in engines]
    errors = {f"{e.name}, {name}": text for e in engines for name, text in e.errors.items() if name not in e.exceeded}
    if errors:
        lines += ["", "Refused or failed:", ""] + [f"- {key}: {text}" for key, text in errors.items()]
    write_section("LSQB and variants beside peers", lines)


def peer_cell(engine, name):
    return f"> {engine.exceeded[name] * 1000:.0f}" if name in engine.exceeded else cell(engine.median(name))


def cell(seconds):
    return "" if seconds is None else f"{seconds * 1000:.2f}"


main()
