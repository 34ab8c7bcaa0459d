"""Kùzu and LadybugDB, which share schema and dialect. usage: cypher_engine.py kuzu|ladybug FOLDER"""

import importlib
import sys
import tempfile

from engine import EDGES, MEMORY, NODES, serve

module = importlib.import_module(sys.argv[1])
folder = sys.argv[2]
home = tempfile.TemporaryDirectory()
connection = module.Connection(module.Database(home.name + "/graph", buffer_pool_size=MEMORY * 10**9), num_threads=2)


# LSQB's schema for engines with one label per node: Message repeats Comment and Post.
UNIONS = {
    "Message": ["Comment", "Post"],
    "Message_hasTag_Tag": ["Comment_hasTag_Tag", "Post_hasTag_Tag"],
    "Message_hasCreator_Person": ["Comment_hasCreator_Person", "Post_hasCreator_Person"],
    "Comment_replyOf_Message": ["Comment_replyOf_Comment", "Comment_replyOf_Post"],
    "Person_likes_Message": ["Person_likes_Comment", "Person_likes_Post"],
}


def load():
    for label in [*NODES, "Message"]:
        connection.execute(f"CREATE NODE TABLE {label}(id INT64, PRIMARY KEY(id))")
        copy(label)
    for name in [*(file for file, *_ in EDGES), *UNIONS]:
        if name != "Message":
            source, _, target = name.split("_")
            connection.execute(f"CREATE REL TABLE {name}(FROM {source} TO {target})")
            copy(name)


def copy(name):
    files = ", ".join(f"'{folder}/{part}.csv'" for part in UNIONS.get(name, [name]))
    connection.execute(f"COPY {name} FROM [{files}] (header=true, delim='|')")


serve(load, lambda query: connection.execute(query.cypher).get_all())
