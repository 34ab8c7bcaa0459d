"""Everyday patterns over the benchmark graph with properties: QueryBench and DuckDB in turn, medians of ROUNDS, slowest ratio first.

usage: everyday.py FOLDER-WITH-IDS FOLDER-WITH-PROPERTIES ROUNDS      (after Benchmarks/run has built QueryBench and made the data)
"""

import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections import Counter
from dataclasses import dataclass, field

import duckdb

HERE = os.path.dirname(os.path.abspath(__file__))


@dataclass
class Query:
    name: str
    gql: str
    sql: str = ""
    parameters: dict = field(default_factory=dict)
    repetitions: int = 1
    is_prepared: bool = False


def degrees(folder):
    """The persons by how many they know, fewest first."""
    count = Counter()
    with open(f"{folder}/Person_knows_Person.csv") as lines:
        next(lines)
        for line in lines:
            count.update(line.rstrip("\n").split("|")[:2])
    return [int(person) for person, _ in sorted(count.items(), key=lambda item: (item[1], item[0]))]


def queries(persons):
    middle = persons[len(persons) // 2 - 3 : len(persons) // 2 + 3]
    hub = persons[-1]
    look_up = "MATCH (p:Person {id: $id}) RETURN p.firstName AS n"
    know = "MATCH (p:Person {id: $id})-[:knows]-"

    def hops(count, person):
        tables = ", ".join(f"knows k{i}" for i in range(1, count + 1))
        joins = "".join(f" AND k{i}.b = k{i + 1}.a" for i in range(1, count))
        # A way does not come back by its own edge; DuckDB's joins may: the person at the start differs.
        return f"SELECT count(DISTINCT k{count}.b) FROM {tables} WHERE k1.a = {person}{joins}"

    def hop(count, name, ids):
        gql = know + "()-[:knows]-" * (count - 1) + "(f) RETURN count(DISTINCT f) AS n"
        return Query(f"{count} hops distinct, {name}", gql, hops(count, ids[0]), {"id": ids}, len(ids), True)

    message = "MATCH (m:Message) "
    triangle = "MATCH (a:Person)-[x:knows]-(b:Person)-[y:knows]-(c:Person)-[z:knows]-(a) WHERE "
    return [
        Query("look-up, prepared", look_up, f"SELECT firstName FROM person WHERE id = {hub}", {"id": middle}, 100000, True),
        Query("look-up, text", look_up, f"SELECT firstName FROM person WHERE id = {hub}", {"id": middle}, 100000),
        Query("1 hop count, hub", know + "(f) RETURN count(*) AS n", f"SELECT count(*) FROM knows WHERE a = {hub}", {"id": [hub]}, 100, True),
        *(hop(count, name, ids) for count in (2, 3) for name, ids in (("median", middle), ("hub", [hub]))),
        Query("filter, integers", message + "WHERE m.length > 100 RETURN count(*) AS n", "SELECT count(*) FROM message WHERE length > 100"),
        Query("filter, arithmetic", message + "WHERE m.length * 2 + 1 > 100 RETURN count(*) AS n", "SELECT count(*) FROM message WHERE length * 2 + 1 > 100"),
        Query("filter, texts", message + "WHERE m.browserUsed = 'Firefox' RETURN count(*) AS n", "SELECT count(*) FROM message WHERE browserUsed = 'Firefox'"),
        Query("filter, part of a text", message + "WHERE m.content CONTAINS 'history war' RETURN count(*) AS n", "SELECT count(*) FROM message WHERE contains(content, 'history war')"),
        Query("sum of a property", message + "RETURN sum(m.length) AS n", "SELECT sum(length) FROM message"),
        Query("group by browser", message + "RETURN m.browserUsed AS b, count(*) AS n ORDER BY b", "SELECT browserUsed, count(*) FROM message GROUP BY 1 ORDER BY 1"),
        Query("group by creator through a hop", "MATCH (m:Message)-[:hasCreator]->(p:Person) RETURN p.id AS p, count(*) AS n, sum(m.length) AS s ORDER BY s DESC, p LIMIT 10", "SELECT b, count(*), sum(length) AS s FROM message JOIN creator ON id = a GROUP BY b ORDER BY s DESC, b LIMIT 10"),
        Query("top creators", "MATCH (m:Message)-[:hasCreator]->(p:Person) RETURN p.id AS p, count(*) AS n ORDER BY n DESC, p LIMIT 10", "SELECT b, count(*) AS n FROM creator GROUP BY b ORDER BY n DESC, b LIMIT 10"),
        Query("top k, integers", message + "RETURN m.id AS id, m.length AS l ORDER BY l DESC, id LIMIT 10", "SELECT id, length FROM message ORDER BY length DESC, id LIMIT 10"),
        Query("top k, texts", message + "WHERE m.content IS NOT NULL RETURN m.id AS id, m.content AS l ORDER BY l DESC, id LIMIT 10", "SELECT id, content FROM message WHERE content IS NOT NULL ORDER BY content DESC, id LIMIT 10"),
        Query("reachable in 1 to 4 hops", know + "{1,4}(q:Person) RETURN count(DISTINCT q) AS n", "", {"id": middle[:1]}, 1, True),
        Query("ANY SHORTEST", "MATCH path = ANY SHORTEST (p:Person {id: $id})-[:knows]-*(q:Person {id: $other}) RETURN path_length(path) AS n", "", {"id": middle, "other": middle[3:] + middle[:3]}, 6, True),
        Query("ALL SHORTEST", "MATCH path = ALL SHORTEST (p:Person {id: $id})-[:knows]-*(q:Person {id: $other}) RETURN count(*) AS n", "", {"id": middle, "other": middle[3:] + middle[:3]}, 6, True),
        Query("triangles among women by birthday", triangle + "a.gender = 'female' AND b.gender = 'female' AND c.gender = 'female' AND a.birthday < b.birthday AND b.birthday < c.birthday RETURN count(*) AS n", "WITH f AS (SELECT id, birthday FROM person WHERE gender = 'female'), e AS (SELECT a, b FROM knows, f x, f y WHERE a = x.id AND b = y.id AND x.birthday < y.birthday) SELECT count(*) FROM e k1, e k2, e k3 WHERE k1.b = k2.a AND k2.b = k3.b AND k3.a = k1.a"),
        Query("triangles of heavy edges", triangle + "x.weight > 8 AND y.weight > 8 AND z.weight > 8 RETURN count(*) AS n", "WITH e AS (SELECT a, b FROM knows WHERE weight > 8) SELECT count(*) FROM e k1, e k2, e k3 WHERE k1.b = k2.a AND k2.b = k3.a AND k3.b = k1.a"),
        Query("4-cycles of one browser", "MATCH (a:Person)-[:knows]-(b:Person)-[:knows]-(c:Person)-[:knows]-(d:Person)-[:knows]-(a) WHERE a.browserUsed = 'Opera' AND b.browserUsed = 'Opera' AND c.browserUsed = 'Opera' AND d.browserUsed = 'Opera' RETURN count(*) AS n", "WITH f AS (SELECT id FROM person WHERE browserUsed = 'Opera'), e AS (SELECT a, b FROM knows, f x, f y WHERE a = x.id AND b = y.id) SELECT count(*) FROM e k1, e k2, e k3, e k4 WHERE k1.b = k2.a AND k2.b = k3.a AND k3.b = k4.a AND k4.b = k1.a AND k1.a <> k2.b AND k2.a <> k3.b"),
    ]


def with_headers(folder, target):
    """The tables of properties with the headers that the importer reads."""
    for file in os.listdir(folder):
        name = file[: -len(".csv")]
        with open(f"{folder}/{file}") as lines, open(f"{target}/{file}", "w") as out:
            columns = next(lines).rstrip("\n").split("|")
            parts = name.split("_")
            ends = [f":START_ID({parts[0]})", f":END_ID({parts[2]})"] if len(parts) == 3 else [f"id:ID({name})"]
            out.write("|".join(ends + columns[len(ends) :]) + "\n")
            out.writelines(lines)


class Bench:
    """QueryBench as a process that answers."""

    def __init__(self, ids, properties, texts):
        with tempfile.NamedTemporaryFile("w", suffix=".json", delete=False) as file:
            json.dump(texts, file)
        bench = os.path.join(HERE, ".build", "release", "QueryBench")
        self.process = subprocess.Popen([bench, ids, file.name, properties], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        self.read()
        self.ask("CREATE INDEX FOR (n:Person) ON (n.id)")

    def read(self):
        return json.loads(self.process.stdout.readline())

    def ask(self, name):
        self.process.stdin.write(name + "\n")
        self.process.stdin.flush()
        return self.read()


def database(ids, properties):
    engine = duckdb.connect(":memory:", config={"threads": 2})

    def table(name, *parts):
        engine.execute(f"CREATE TABLE {name} AS " + " UNION ALL ".join(f"SELECT {columns} FROM read_csv('{file}', header=true, delim='|')" for columns, file in parts))

    table("person", ("*", f"{properties}/Person.csv"))
    table("message", *(("id, browserUsed, content, length", f"{properties}/{name}.csv") for name in ("Post", "Comment")))
    knows = f"{properties}/Person_knows_Person.csv"
    table("knows", ("#1 AS a, #2 AS b, weight", knows), ("#2, #1, weight", knows))
    table("creator", *(("#1 AS a, #2 AS b", f"{ids}/{name}_hasCreator_Person.csv") for name in ("Post", "Comment")))
    return engine


def main():
    ids, properties, rounds = sys.argv[1], sys.argv[2], int(sys.argv[3])
    listed = queries(degrees(ids))
    with tempfile.TemporaryDirectory() as typed:
        with_headers(properties, typed)
        bench = Bench(ids, typed, [{"name": q.name, "text": q.gql, "parameters": q.parameters, "repetitions": q.repetitions, "isPrepared": q.is_prepared} for q in listed])
    engine = database(ids, properties)
    rows = []
    for query in listed:
        own, other = [], []
        for _ in range(rounds):
            answer = bench.ask(query.name)
            if "error" in answer:
                raise SystemExit(f"{query.name}: {answer['error']}")
            own.append(answer["seconds"] * 1000)
            if query.sql:
                started = time.perf_counter()
                engine.execute(query.sql).fetchall()
                other.append((time.perf_counter() - started) * 1000)
        mine = statistics.median(own)
        peer = statistics.median(other) if other else None
        rows.append((peer / mine if peer else float("inf"), query.name, mine, peer))
    for ratio, name, mine, peer in sorted(rows):
        print(f"| {name} | {mine:.4f} | {'' if peer is None else f'{peer:.3f}'} | {'' if peer is None else f'{ratio:.1f} ×'} |")


main()
