"""DuckDB in memory: one table per edge file. usage: duckdb_engine.py FOLDER"""

import sys
import tempfile

import duckdb
from engine import EDGES, MEMORY, NODES, serve

folder = sys.argv[1]
home = tempfile.TemporaryDirectory()
database = duckdb.connect(
    ":memory:", config={"threads": 2, "memory_limit": f"{MEMORY}GB", "temp_directory": home.name}
)


def load():
    for label in NODES:
        database.execute(f"CREATE TABLE node_{label.lower()} (id BIGINT)")
        database.execute(f"COPY node_{label.lower()} FROM '{folder}/{label}.csv' (HEADER, DELIMITER '|')")
    for file, table, *_ in EDGES:
        database.execute(f"CREATE TABLE {table} (a BIGINT, b BIGINT)")
        database.execute(f"COPY {table} FROM '{folder}/{file}.csv' (HEADER, DELIMITER '|')")


serve(load, lambda query: database.execute(query.sql).fetchall())
