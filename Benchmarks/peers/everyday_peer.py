"""A peer with the graph of everyday patterns, made from tables of persons, messages, knows and creators in FOLDER.

usage: everyday_peer.py duckdb|kuzu|ladybug|neug FOLDER

Each line of standard input is JSON: a text, its parameters (a list of values each, taken in turn) and how often to run it;
it is run less often where that takes longer than a second.
Each answer is a line of JSON: seconds for one run, and the rows of the last.
"""

import importlib
import json
import sys
import tempfile
import time

from engine import MEMORY, say

THREADS = 2
# After so many seconds a text is not repeated.
ENOUGH = 1


def duckdb_engine(folder, home):
    config = {"threads": THREADS, "memory_limit": f"{MEMORY}GB", "temp_directory": home}
    database = importlib.import_module("duckdb").connect(":memory:", config=config)
    for table in ("person", "message", "knows", "creator", "reply"):
        database.execute(f"CREATE TABLE {table} AS SELECT * FROM read_csv('{folder}/{table}.csv', header=true, delim='|')")
    # A friendship is walked both ways.
    database.execute("INSERT INTO knows SELECT b, a, weight FROM knows")
    return lambda text, parameters: database.execute(text, parameters or None).fetchall()


def cypher_schema(execute, folder):
    execute("CREATE NODE TABLE Person(id INT64, firstName STRING, gender STRING, birthday INT64, browserUsed STRING, PRIMARY KEY(id))")
    execute("CREATE NODE TABLE Message(id INT64, browserUsed STRING, content STRING, length INT64, PRIMARY KEY(id))")
    execute("CREATE REL TABLE knows(FROM Person TO Person, weight DOUBLE)")
    execute("CREATE REL TABLE hasCreator(FROM Message TO Person)")
    execute("CREATE REL TABLE replyOf(FROM Message TO Message)")
    files = {"Person": "person", "Message": "message", "knows": "knows", "hasCreator": "creator", "replyOf": "reply"}
    for table, file in files.items():
        execute(f"COPY {table} FROM '{folder}/{file}.csv' (header=true, delim='|')")


def kuzu_engine(name, folder, home):
    module = importlib.import_module(name)
    connection = module.Connection(module.Database(home + "/graph", buffer_pool_size=MEMORY * 10**9), num_threads=THREADS)
    cypher_schema(connection.execute, folder)
    prepared = {}

    def run(text, parameters):
        if text not in prepared:
            prepared[text] = connection.prepare(text)
        return connection.execute(prepared[text], parameters).get_all()

    return run


def neug_engine(folder, home):
    database = importlib.import_module("neug").Database(home + "/graph", mode="w", max_thread_num=THREADS)
    connection = database.connect()
    cypher_schema(connection.execute, folder)

    def run(text, parameters):
        assert database  # the connection does not keep it open
        return [list(row) for row in connection.execute(text, "r", parameters or None)]

    return run


def main():
    name, folder = sys.argv[1:]
    with tempfile.TemporaryDirectory() as home:
        if name == "duckdb":
            run = duckdb_engine(folder, home)
        elif name == "neug":
            run = neug_engine(folder, home)
        else:
            run = kuzu_engine(name, folder, home)
        say({"loaded": True})
        for line in sys.stdin:
            request = json.loads(line)
            parameters, count = request["parameters"], request["repetitions"]
            sets = [dict(zip(parameters, values)) for values in zip(*parameters.values())] or [{}]
            started = time.perf_counter()
            done = 0
            try:
                # Each set of values as often as the others.
                while done < count and time.perf_counter() - started < ENOUGH:
                    for values in sets:
                        rows = run(request["text"], values)
                    done += len(sets)
            except Exception as error:  # a text that a peer can't run has no figure
                say({"error": str(error).strip().splitlines()[0]})
                continue
            say({"seconds": (time.perf_counter() - started) / done, "rows": [[str(cell) for cell in row] for row in rows]})


main()
