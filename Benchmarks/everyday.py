"""Everyday patterns over the benchmark graph with properties: QueryBench and its peers in turn; writes a section of RESULTS.md.

usage: everyday.py FOLDER-WITH-IDS FOLDER-WITH-PROPERTIES ROUNDS [PEER...]
    after Benchmarks/run has built QueryBench and made the data; peers are duckdb (alone, if none is named), kuzu, ladybug, neug
"""

import json
import os
import statistics
import sys
import tempfile
from collections import Counter
from dataclasses import dataclass, field
from importlib.metadata import version

from answering import LIMIT, Program
from report import circumstances, write_section

HERE = os.path.dirname(os.path.abspath(__file__))
# A peer that has used so many seconds for a query is not asked again.
PATIENCE = 10


@dataclass
class Query:
    name: str
    gql: str
    sql: str = ""
    cypher: str = ""
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

    def hops(count):
        tables = ", ".join(f"knows k{i}" for i in range(1, count + 1))
        joins = "".join(f" AND k{i}.b = k{i + 1}.a" for i in range(1, count))
        # A way does not come back by its own edge; joins and walks may: the person at the start differs.
        return f"SELECT count(DISTINCT k{count}.b) FROM {tables} WHERE k1.a = $id{joins}"

    def hop(count, name, ids):
        gql = know + "()-[:knows]-" * (count - 1) + "(f) RETURN count(DISTINCT f) AS n"
        cypher = know + "(:Person)-[:knows]-" * (count - 1) + "(f:Person) RETURN count(DISTINCT f.id) AS n"
        return Query(f"{count} hops distinct, {name}", gql, hops(count), cypher, {"id": ids}, 600 if count == 2 else 60, True)

    def path(selector):
        return f"MATCH (p:Person {{id: $id}})-[e:knows* {selector} 1..30]-(q:Person {{id: $other}}) "

    def messages(name, result, condition="", order="", sql_condition="", grouping=""):
        """A query over one table, which is nearly the same in all three languages."""
        gql = f"MATCH (m:Message) {'WHERE ' * bool(condition)}{condition} RETURN {result} {order}"
        where = (sql_condition or condition).replace("m.", "")
        sql = f"SELECT {result.replace('m.', '')} FROM message {'WHERE ' * bool(where)}{where} {grouping} {order}"
        return Query(name, gql, sql, gql)

    triangle = "MATCH (a:Person)-[x:knows]-(b:Person)-[y:knows]-(c:Person)-[z:knows]-(a) WHERE "
    women = triangle + "a.gender = 'female' AND b.gender = 'female' AND c.gender = 'female' AND a.birthday < b.birthday AND b.birthday < c.birthday RETURN count(*) AS n"
    heavy = triangle + "x.weight > 8 AND y.weight > 8 AND z.weight > 8 RETURN count(*) AS n"
    square = "MATCH (a:Person)-[e1:knows]-(b:Person)-[e2:knows]-(c:Person)-[e3:knows]-(d:Person)-[e4:knows]-(a) WHERE " + " AND ".join(f"{v}.browserUsed = 'Opera'" for v in "abcd")
    plain = "MATCH (a:Person)-[:knows]-(b:Person)-[:knows]-(c:Person)-[:knows]-(a) RETURN count(*) AS n"
    # Where Post and Comment are one table, the even ids are those of posts.
    posts = "MATCH (p:Message)<-[:replyOf*1..30]-(c:Message) WHERE p.id < 200 AND p.id % 2 = 0 RETURN count(*) AS n"
    replies = "WITH RECURSIVE t(a) AS (SELECT a FROM reply WHERE b < 200 AND b % 2 = 0 UNION ALL SELECT r.a FROM reply r, t WHERE r.b = t.a) SELECT count(*) FROM t"
    by_creator = "MATCH (m:Message)-[:hasCreator]->(p:Person) RETURN p.id AS p, count(*) AS n"
    pairs = {"id": middle, "other": middle[3:] + middle[:3]}
    return [
        Query("look-up, prepared", look_up, "SELECT firstName FROM person WHERE id = $id", look_up, {"id": middle}, 60000, True),
        Query("look-up, text", look_up, "SELECT firstName FROM person WHERE id = $id", look_up, {"id": middle}, 60000),
        Query("1 hop count, hub", know + "(f) RETURN count(*) AS n", "SELECT count(*) FROM knows WHERE a = $id", know + "(f:Person) RETURN count(*) AS n", {"id": [hub]}, 1000, True),
        *(hop(count, name, ids) for count in (2, 3) for name, ids in (("median", middle), ("hub", [hub]))),
        messages("filter, integers", "count(*) AS n", "m.length > 100"),
        messages("filter, arithmetic", "count(*) AS n", "m.length * 2 + 1 > 100"),
        messages("filter, texts", "count(*) AS n", "m.browserUsed = 'Firefox'"),
        messages("filter, part of a text", "count(*) AS n", "m.content CONTAINS 'history war'", sql_condition="contains(content, 'history war')"),
        messages("sum of a property", "sum(m.length) AS n"),
        messages("group by browser", "m.browserUsed AS b, count(*) AS n", order="ORDER BY b", grouping="GROUP BY 1"),
        Query("group by creator through a hop", by_creator + ", sum(m.length) AS s ORDER BY s DESC, p LIMIT 10", "SELECT b, count(*), sum(length) AS s FROM message JOIN creator ON id = a GROUP BY b ORDER BY s DESC, b LIMIT 10", by_creator + ", sum(m.length) AS s ORDER BY s DESC, p LIMIT 10"),
        Query("top creators", by_creator + " ORDER BY n DESC, p LIMIT 10", "SELECT b, count(*) AS n FROM creator GROUP BY b ORDER BY n DESC, b LIMIT 10", by_creator + " ORDER BY n DESC, p LIMIT 10"),
        messages("top k, integers", "m.id AS id, m.length AS l", order="ORDER BY l DESC, id LIMIT 10"),
        messages("top k, texts", "m.id AS id, m.content AS l", "m.content IS NOT NULL", "ORDER BY l DESC, id LIMIT 10"),
        Query("reachable in 1 to 4 hops", know + "{1,4}(q:Person) RETURN count(DISTINCT q) AS n", "", "MATCH (p:Person {id: $id})-[e:knows* SHORTEST 1..4]-(q:Person) RETURN count(*) AS n", {"id": middle[:1]}, 1, True),
        Query("ANY SHORTEST", "MATCH path = ANY SHORTEST (p:Person {id: $id})-[:knows]-*(q:Person {id: $other}) RETURN path_length(path) AS n", "", path("SHORTEST") + "RETURN length(e) AS n", pairs, 600, True),
        Query("ALL SHORTEST", "MATCH path = ALL SHORTEST (p:Person {id: $id})-[:knows]-*(q:Person {id: $other}) RETURN count(*) AS n", "", path("ALL SHORTEST") + "RETURN count(*) AS n", pairs, 600, True),
        Query("reply trees under 200 posts", "MATCH (p:Post)<-[:replyOf]-{1,}(c:Comment) WHERE p.id < 200 RETURN count(*) AS n", replies, posts, repetitions=100),
        Query("triangles of knows", plain, "SELECT count(*) FROM knows k1, knows k2, knows k3 WHERE k1.b = k2.a AND k2.b = k3.a AND k3.b = k1.a", plain),
        Query("triangles among women by birthday", women, "WITH f AS (SELECT id, birthday FROM person WHERE gender = 'female'), e AS (SELECT a, b FROM knows, f x, f y WHERE a = x.id AND b = y.id AND x.birthday < y.birthday) SELECT count(*) FROM e k1, e k2, e k3 WHERE k1.b = k2.a AND k2.b = k3.b AND k3.a = k1.a", women),
        Query("triangles of heavy edges", heavy, "WITH e AS (SELECT a, b FROM knows WHERE weight > 8) SELECT count(*) FROM e k1, e k2, e k3 WHERE k1.b = k2.a AND k2.b = k3.a AND k3.b = k1.a", heavy),
        Query("4-cycles of one browser", square + " RETURN count(*) AS n", "WITH f AS (SELECT id FROM person WHERE browserUsed = 'Opera'), e AS (SELECT a, b FROM knows, f x, f y WHERE a = x.id AND b = y.id) SELECT count(*) FROM e k1, e k2, e k3, e k4 WHERE k1.b = k2.a AND k2.b = k3.a AND k3.b = k4.a AND k4.b = k1.a AND k1.a <> k2.b AND k2.a <> k3.b", square + " AND a.id <> c.id AND b.id <> d.id RETURN count(*) AS n"),
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


def for_peers(ids, properties, target):
    """The tables that the patterns are about, with the columns that they read."""
    persons = ("id", "firstName", "gender", "birthday", "browserUsed")
    write(f"{target}/person.csv", persons, columns(f"{properties}/Person.csv", persons))
    texts = ("id", "browserUsed", "content", "length")
    write(f"{target}/message.csv", texts, *(columns(f"{properties}/{name}.csv", texts) for name in ("Post", "Comment")))
    write(f"{target}/knows.csv", ("a", "b", "weight"), columns(f"{properties}/Person_knows_Person.csv", (0, 1, "weight")))
    write(f"{target}/reply.csv", ("a", "b"), *(columns(f"{ids}/Comment_replyOf_{name}.csv", (0, 1)) for name in ("Post", "Comment")))
    write(f"{target}/creator.csv", ("a", "b"), *(columns(f"{ids}/{name}_hasCreator_Person.csv", (0, 1)) for name in ("Post", "Comment")))


def columns(path, names):
    with open(path) as lines:
        header = next(lines).rstrip("\n").split("|")
        places = [name if isinstance(name, int) else header.index(name) for name in names]
        for line in lines:
            cells = line.rstrip("\n").split("|")
            yield [cells[place] for place in places]


def write(path, names, *tables):
    with open(path, "w") as out:
        out.write("|".join(names) + "\n")
        for table in tables:
            out.writelines("|".join(row) + "\n" for row in table)


def bench(ids, typed, listed):
    """QueryBench with the queries by their names."""
    texts = [{"name": q.name, "text": q.gql, "parameters": q.parameters, "repetitions": q.repetitions, "isPrepared": q.is_prepared} for q in listed]
    with tempfile.NamedTemporaryFile("w", suffix=".json", delete=False) as file:
        json.dump(texts, file)
    command = [os.path.join(HERE, ".build", "release", "QueryBench"), ids, file.name, typed]
    return Program("graphq", command, ["CREATE INDEX FOR (n:Person) ON (n.id)"])


def peer_request(name, query):
    text = query.sql if name == "duckdb" else query.cypher
    return text and json.dumps({"text": text, "parameters": query.parameters, "repetitions": query.repetitions})


def main():
    ids, properties, rounds = sys.argv[1], sys.argv[2], int(sys.argv[3])
    names = sys.argv[4:] or ["duckdb"]
    listed = queries(degrees(ids))
    with tempfile.TemporaryDirectory() as typed, tempfile.TemporaryDirectory() as tables:
        with_headers(properties, typed)
        for_peers(ids, properties, tables)
        measure(ids, typed, tables, listed, names, rounds)


def measure(ids, typed, tables, listed, names, rounds):
    own = bench(ids, typed, listed)
    peers = {name: Program(name, [sys.executable, f"{HERE}/peers/everyday_peer.py", name, tables]) for name in names}
    rows = []
    for query in listed:
        mine, others, answers, failed = [], {name: [] for name in names}, set(), set()
        for _ in range(rounds):
            answer = own.ask(query.name)
            if "error" in answer:
                raise SystemExit(f"{query.name}: {answer['error']}")
            mine.append(answer["seconds"] * 1000)
            answers.add(str([[str(cell) for cell in row] for row in answer["rows"]]))
            for name, peer in peers.items():
                request = peer_request(name, query)
                if not request or sum(others[name]) > PATIENCE * 1000 or name in failed:
                    continue
                answer = peer.ask(request)
                if "error" in answer:
                    print(f"{query.name}, {name}: {answer['error']}", file=sys.stderr)
                    failed.add(name)
                else:
                    others[name].append(answer["seconds"] * 1000)
                    answers.add(str(answer["rows"]))
        # With parameters the last run counts, and it need not be the same one.
        if len(answers) > 1 and not query.parameters:
            raise SystemExit(f"{query.name}: the engines disagree: {answers}")
        own_median = statistics.median(mine)
        medians = [statistics.median(times) if times else None for times in others.values()]
        best = min((time for time in medians if time is not None), default=None)
        rows.append((best / own_median if best else float("inf"), query.name, own_median, medians))
    lines = [
        circumstances(rounds),
        ", ".join(f"{name} {version(name)}" for name in names) + f"; two threads each. A figure is missing where a peer has no such query, had used {PATIENCE} s for it, or would have taken more than {LIMIT:g} s. The least ahead first.",
        "",
        "| pattern | graphq | " + " | ".join(names) + " | ahead of the best |",
        "|---|" + "---:|" * (len(names) + 2),
    ]
    for ratio, name, own_median, medians in sorted(rows, key=lambda row: row[:2]):
        cells = ["–" if time is None else f"{time:.3f}" for time in medians]
        lines.append(f"| {name} | {own_median:.4f} | " + " | ".join(cells) + f" | {'–' if ratio == float('inf') else f'{ratio:.1f} ×'} |")
    write_section("Everyday patterns beside peers", lines)


main()
