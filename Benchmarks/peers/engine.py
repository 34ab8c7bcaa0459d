"""What every peer's process shares: it loads the graph once, then answers queries that come line by line.

Each line of standard input is a query's name; each answer is one line of JSON with seconds and rows.
"""

import json
import os
import sys
import time

sys.path.insert(0, os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
from workload import QUERIES  # noqa: E402

# Gigabytes that a peer may use before it spills or fails.
MEMORY = int(os.environ.get("MEMORY", 8))

NODES = {
    "Person": [], "City": [], "Country": [], "Forum": [], "Post": [], "Comment": [], "Tag": [], "TagClass": [],
}

# name of the file, of the table in SQL, edge label, ends
EDGES = [
    ("City_isPartOf_Country", "city_country", "isPartOf", "City", "Country"),
    ("Person_isLocatedIn_City", "person_city", "isLocatedIn", "Person", "City"),
    ("Forum_hasMember_Person", "hasmember", "hasMember", "Forum", "Person"),
    ("Forum_containerOf_Post", "containerof", "containerOf", "Forum", "Post"),
    ("Comment_replyOf_Post", "reply_post", "replyOf", "Comment", "Post"),
    ("Comment_replyOf_Comment", "reply_comment", "replyOf", "Comment", "Comment"),
    ("Comment_hasTag_Tag", "comment_hastag", "hasTag", "Comment", "Tag"),
    ("Post_hasTag_Tag", "post_hastag", "hasTag", "Post", "Tag"),
    ("Tag_hasType_TagClass", "tag_class", "hasType", "Tag", "TagClass"),
    ("Comment_hasCreator_Person", "comment_hascreator", "hasCreator", "Comment", "Person"),
    ("Post_hasCreator_Person", "post_hascreator", "hasCreator", "Post", "Person"),
    ("Person_likes_Comment", "likes_comment", "likes", "Person", "Comment"),
    ("Person_likes_Post", "likes_post", "likes", "Person", "Post"),
    ("Person_hasInterest_Tag", "hasinterest", "hasInterest", "Person", "Tag"),
    ("Person_knows_Person", "knows", "knows", "Person", "Person"),
]


def serve(load, run):
    """Loads, says how long it took, then answers until the input ends."""
    started = time.perf_counter()
    load()
    say({"loaded": time.perf_counter() - started})
    queries = {query.name: query for query in QUERIES}
    for line in sys.stdin:
        query = queries[line.strip()]
        started = time.perf_counter()
        try:
            rows = run(query)
        except Exception as error:  # a peer that can't run a query is a result too
            say({"error": str(error).splitlines()[0]})
            continue
        say({"seconds": time.perf_counter() - started, "rows": [[int(cell) for cell in row] for row in rows]})


def say(answer):
    print(json.dumps(answer), flush=True)
