"""The queries of the benchmark, each in the words of every engine.

LSQB is the labelled subgraph query benchmark of LDBC (q1 to q9). Its variants change a label, a key, a filter, so that
a trick that knows only the nine shows itself. Everyday patterns need the graph with properties.
Texts use Message for Post and Comment together, as LSQB does.
"""

from dataclasses import dataclass, field


@dataclass
class Query:
    name: str
    gql: str
    sql: str
    cypher: str
    parameters: dict = field(default_factory=dict)
    family: str = "lsqb"


KNOWS = "(SELECT a, b FROM knows UNION ALL SELECT b AS a, a AS b FROM knows)"
MESSAGE_TAG = "(SELECT a, b FROM comment_hastag UNION ALL SELECT a, b FROM post_hastag)"
MESSAGE_CREATOR = "(SELECT a, b FROM comment_hascreator UNION ALL SELECT a, b FROM post_hascreator)"
LIKES = "(SELECT a, b FROM likes_comment UNION ALL SELECT a, b FROM likes_post)"
REPLY = "(SELECT a, b FROM reply_comment UNION ALL SELECT a, b FROM reply_post)"

QUERIES = [
    Query(
        "q1",
        "MATCH (:Country)<-[:isPartOf]-(:City)<-[:isLocatedIn]-(:Person)<-[:hasMember]-(:Forum)-[:containerOf]->(:Post)"
        "<-[:replyOf]-(:Comment)-[:hasTag]->(:Tag)-[:hasType]->(:TagClass) RETURN count(*) AS n",
        "SELECT count(*) FROM city_country, person_city, hasmember, containerof, reply_post, comment_hastag, tag_class "
        "WHERE city_country.a = person_city.b AND person_city.a = hasmember.b AND hasmember.a = containerof.a "
        "AND containerof.b = reply_post.b AND reply_post.a = comment_hastag.a AND comment_hastag.b = tag_class.a",
        "MATCH (:Country)<-[:City_isPartOf_Country]-(:City)<-[:Person_isLocatedIn_City]-(:Person)<-[:Forum_hasMember_Person]-(:Forum)-[:Forum_containerOf_Post]->(:Post)"
        "<-[:Comment_replyOf_Post]-(:Comment)-[:Comment_hasTag_Tag]->(:Tag)-[:Tag_hasType_TagClass]->(:TagClass) RETURN count(*)",
    ),
    Query(
        "q2",
        "MATCH (p1:Person)-[:knows]-(p2:Person), "
        "(p1)<-[:hasCreator]-(c:Comment)-[:replyOf]->(post:Post)-[:hasCreator]->(p2) RETURN count(*) AS n",
        f"SELECT count(*) FROM {KNOWS} k, comment_hascreator c, reply_post r, post_hascreator p "
        "WHERE k.a = c.b AND c.a = r.a AND r.b = p.a AND p.b = k.b",
        "MATCH (p1:Person)-[:Person_knows_Person]-(p2:Person), "
        "(p1)<-[:Comment_hasCreator_Person]-(c:Comment)-[:Comment_replyOf_Post]->(post:Post)-[:Post_hasCreator_Person]->(p2) RETURN count(*)",
    ),
    Query(
        "q3",
        "MATCH (country:Country) MATCH (p1:Person)-[:isLocatedIn]->(:City)-[:isPartOf]->(country) "
        "MATCH (p2:Person)-[:isLocatedIn]->(:City)-[:isPartOf]->(country) "
        "MATCH (p3:Person)-[:isLocatedIn]->(:City)-[:isPartOf]->(country) "
        "MATCH (p1)-[:knows]-(p2)-[:knows]-(p3)-[:knows]-(p1) RETURN count(*) AS n",
        "WITH pc AS (SELECT person_city.a AS p, city_country.b AS c FROM person_city, city_country "
        "WHERE person_city.b = city_country.a) "
        f"SELECT count(*) FROM {KNOWS} k1, {KNOWS} k2, {KNOWS} k3, pc p1, pc p2, pc p3 "
        "WHERE k1.b = k2.a AND k2.b = k3.a AND k3.b = k1.a AND k1.a = p1.p AND k2.a = p2.p AND k3.a = p3.p "
        "AND p1.c = p2.c AND p2.c = p3.c",
        "MATCH (country:Country) MATCH (p1:Person)-[:Person_isLocatedIn_City]->(:City)-[:City_isPartOf_Country]->(country) "
        "MATCH (p2:Person)-[:Person_isLocatedIn_City]->(:City)-[:City_isPartOf_Country]->(country) "
        "MATCH (p3:Person)-[:Person_isLocatedIn_City]->(:City)-[:City_isPartOf_Country]->(country) "
        "MATCH (p1)-[:Person_knows_Person]-(p2)-[:Person_knows_Person]-(p3)-[:Person_knows_Person]-(p1) RETURN count(*)",
    ),
    Query(
        "q4",
        "MATCH (:Tag)<-[:hasTag]-(m:Message)-[:hasCreator]->(:Person), (m)<-[:likes]-(:Person), "
        "(m)<-[:replyOf]-(:Comment) RETURN count(*) AS n",
        f"SELECT count(*) FROM {MESSAGE_TAG} t, {MESSAGE_CREATOR} c, {LIKES} l, {REPLY} r "
        "WHERE t.a = c.a AND t.a = l.b AND t.a = r.b",
        "MATCH (:Tag)<-[:Message_hasTag_Tag]-(m:Message)-[:Message_hasCreator_Person]->(:Person), (m)<-[:Person_likes_Message]-(:Person), "
        "(m)<-[:Comment_replyOf_Message]-(:Comment) RETURN count(*)",
    ),
    Query(
        "q5",
        "MATCH (t1:Tag)<-[:hasTag]-(:Message)<-[:replyOf]-(:Comment)-[:hasTag]->(t2:Tag) WHERE t1 <> t2 "
        "RETURN count(*) AS n",
        f"SELECT count(*) FROM {MESSAGE_TAG} t1, {REPLY} r, comment_hastag t2 "
        "WHERE t1.a = r.b AND r.a = t2.a AND t1.b <> t2.b",
        "MATCH (t1:Tag)<-[:Message_hasTag_Tag]-(:Message)<-[:Comment_replyOf_Message]-(:Comment)-[:Comment_hasTag_Tag]->(t2:Tag) WHERE t1.id <> t2.id "
        "RETURN count(*)",
    ),
    Query(
        "q6",
        "MATCH (p1:Person)-[:knows]-(:Person)-[:knows]-(p3:Person)-[:hasInterest]->(:Tag) WHERE p1 <> p3 "
        "RETURN count(*) AS n",
        f"SELECT count(*) FROM {KNOWS} k1, {KNOWS} k2, hasinterest i "
        "WHERE k1.b = k2.a AND k2.b = i.a AND k1.a <> k2.b",
        "MATCH (p1:Person)-[:Person_knows_Person]-(:Person)-[:Person_knows_Person]-(p3:Person)-[:Person_hasInterest_Tag]->(:Tag) WHERE p1.id <> p3.id "
        "RETURN count(*)",
    ),
    Query(
        "q7",
        "MATCH (:Tag)<-[:hasTag]-(m:Message)-[:hasCreator]->(:Person) OPTIONAL MATCH (m)<-[:likes]-(liker:Person) "
        "OPTIONAL MATCH (m)<-[:replyOf]-(c:Comment) RETURN count(*) AS n",
        f"SELECT count(*) FROM {MESSAGE_TAG} t JOIN {MESSAGE_CREATOR} c ON t.a = c.a "
        f"LEFT JOIN {LIKES} l ON l.b = t.a LEFT JOIN {REPLY} r ON r.b = t.a",
        "MATCH (:Tag)<-[:Message_hasTag_Tag]-(m:Message)-[:Message_hasCreator_Person]->(:Person) OPTIONAL MATCH (m)<-[:Person_likes_Message]-(liker:Person) "
        "OPTIONAL MATCH (m)<-[:Comment_replyOf_Message]-(c:Comment) RETURN count(*)",
    ),
    Query(
        "q8",
        "MATCH (t1:Tag)<-[:hasTag]-(:Message)<-[:replyOf]-(c:Comment)-[:hasTag]->(t2:Tag) "
        "WHERE t1 <> t2 AND NOT EXISTS { (c)-[:hasTag]->(t1) } RETURN count(*) AS n",
        f"SELECT count(*) FROM {MESSAGE_TAG} t1, {REPLY} r, comment_hastag t2 "
        "WHERE t1.a = r.b AND r.a = t2.a AND t1.b <> t2.b "
        "AND NOT EXISTS (SELECT 1 FROM comment_hastag x WHERE x.a = r.a AND x.b = t1.b)",
        "MATCH (t1:Tag)<-[:Message_hasTag_Tag]-(:Message)<-[:Comment_replyOf_Message]-(c:Comment)-[:Comment_hasTag_Tag]->(t2:Tag) "
        "WHERE t1.id <> t2.id AND NOT EXISTS { MATCH (c)-[:Comment_hasTag_Tag]->(t1) } RETURN count(*)",
    ),
    Query(
        "q9",
        "MATCH (p1:Person)-[:knows]-(:Person)-[:knows]-(p3:Person)-[:hasInterest]->(:Tag) "
        "WHERE p1 <> p3 AND NOT EXISTS { (p1)-[:knows]-(p3) } RETURN count(*) AS n",
        f"SELECT count(*) FROM {KNOWS} k1, {KNOWS} k2, hasinterest i "
        "WHERE k1.b = k2.a AND k2.b = i.a AND k1.a <> k2.b "
        f"AND NOT EXISTS (SELECT 1 FROM {KNOWS} x WHERE x.a = k1.a AND x.b = k2.b)",
        "MATCH (p1:Person)-[:Person_knows_Person]-(:Person)-[:Person_knows_Person]-(p3:Person)-[:Person_hasInterest_Tag]->(:Tag) "
        "WHERE p1.id <> p3.id AND NOT EXISTS { MATCH (p1)-[:Person_knows_Person]-(p3) } RETURN count(*)",
    ),
    Query(
        "q1 by country",
        "MATCH (x:Country)<-[:isPartOf]-(:City)<-[:isLocatedIn]-(:Person)<-[:hasMember]-(:Forum)-[:containerOf]->(:Post)"
        "<-[:replyOf]-(:Comment)-[:hasTag]->(:Tag)-[:hasType]->(:TagClass) RETURN x, count(*) AS n "
        "NEXT RETURN sum(n) AS n, count(*) AS groups",
        "SELECT sum(n), count(*) FROM (SELECT city_country.b, count(*) AS n "
        "FROM city_country, person_city, hasmember, containerof, reply_post, comment_hastag, tag_class "
        "WHERE city_country.a = person_city.b AND person_city.a = hasmember.b AND hasmember.a = containerof.a "
        "AND containerof.b = reply_post.b AND reply_post.a = comment_hastag.a AND comment_hastag.b = tag_class.a "
        "GROUP BY city_country.b)",
        "MATCH (x:Country)<-[:City_isPartOf_Country]-(:City)<-[:Person_isLocatedIn_City]-(:Person)<-[:Forum_hasMember_Person]-(:Forum)-[:Forum_containerOf_Post]->(:Post)"
        "<-[:Comment_replyOf_Post]-(:Comment)-[:Comment_hasTag_Tag]->(:Tag)-[:Tag_hasType_TagClass]->(:TagClass) WITH x.id AS x, count(*) AS n "
        "RETURN sum(n), count(*)",
        family="variant",
    ),
    Query(
        "q4 by tag",
        "MATCH (x:Tag)<-[:hasTag]-(m:Message)-[:hasCreator]->(:Person), (m)<-[:likes]-(:Person), "
        "(m)<-[:replyOf]-(:Comment) RETURN x, count(*) AS n NEXT RETURN sum(n) AS n, count(*) AS groups",
        f"SELECT sum(n), count(*) FROM (SELECT t.b, count(*) AS n "
        f"FROM {MESSAGE_TAG} t, {MESSAGE_CREATOR} c, {LIKES} l, {REPLY} r "
        "WHERE t.a = c.a AND t.a = l.b AND t.a = r.b GROUP BY t.b)",
        "MATCH (x:Tag)<-[:Message_hasTag_Tag]-(m:Message)-[:Message_hasCreator_Person]->(:Person), (m)<-[:Person_likes_Message]-(:Person), "
        "(m)<-[:Comment_replyOf_Message]-(:Comment) WITH x.id AS x, count(*) AS n RETURN sum(n), count(*)",
        family="variant",
    ),
    Query(
        "q6 by tag",
        "MATCH (p1:Person)-[:knows]-(:Person)-[:knows]-(p3:Person)-[:hasInterest]->(x:Tag) WHERE p1 <> p3 "
        "RETURN x, count(*) AS n NEXT RETURN sum(n) AS n, count(*) AS groups",
        f"SELECT sum(n), count(*) FROM (SELECT i.b, count(*) AS n FROM {KNOWS} k1, {KNOWS} k2, hasinterest i "
        "WHERE k1.b = k2.a AND k2.b = i.a AND k1.a <> k2.b GROUP BY i.b)",
        "MATCH (p1:Person)-[:Person_knows_Person]-(:Person)-[:Person_knows_Person]-(p3:Person)-[:Person_hasInterest_Tag]->(x:Tag) WHERE p1.id <> p3.id "
        "WITH x.id AS x, count(*) AS n RETURN sum(n), count(*)",
        family="variant",
    ),
    Query(
        "q9 by tag",
        "MATCH (p1:Person)-[:knows]-(:Person)-[:knows]-(p3:Person)-[:hasInterest]->(x:Tag) "
        "WHERE p1 <> p3 AND NOT EXISTS { (p1)-[:knows]-(p3) } RETURN x, count(*) AS n "
        "NEXT RETURN sum(n) AS n, count(*) AS groups",
        f"SELECT sum(n), count(*) FROM (SELECT i.b, count(*) AS n FROM {KNOWS} k1, {KNOWS} k2, hasinterest i "
        "WHERE k1.b = k2.a AND k2.b = i.a AND k1.a <> k2.b "
        f"AND NOT EXISTS (SELECT 1 FROM {KNOWS} x WHERE x.a = k1.a AND x.b = k2.b) GROUP BY i.b)",
        "MATCH (p1:Person)-[:Person_knows_Person]-(:Person)-[:Person_knows_Person]-(p3:Person)-[:Person_hasInterest_Tag]->(x:Tag) "
        "WHERE p1.id <> p3.id AND NOT EXISTS { MATCH (p1)-[:Person_knows_Person]-(p3) } WITH x.id AS x, count(*) AS n "
        "RETURN sum(n), count(*)",
        family="variant",
    ),
    Query(
        "q3 by country",
        "MATCH (country:Country) MATCH (p1:Person)-[:isLocatedIn]->(:City)-[:isPartOf]->(country) "
        "MATCH (p2:Person)-[:isLocatedIn]->(:City)-[:isPartOf]->(country) "
        "MATCH (p3:Person)-[:isLocatedIn]->(:City)-[:isPartOf]->(country) "
        "MATCH (p1)-[:knows]-(p2)-[:knows]-(p3)-[:knows]-(p1) RETURN country, count(*) AS n "
        "NEXT RETURN sum(n) AS n, count(*) AS groups",
        "WITH pc AS (SELECT person_city.a AS p, city_country.b AS c FROM person_city, city_country "
        "WHERE person_city.b = city_country.a) SELECT sum(n), count(*) FROM (SELECT p1.c, count(*) AS n "
        f"FROM {KNOWS} k1, {KNOWS} k2, {KNOWS} k3, pc p1, pc p2, pc p3 "
        "WHERE k1.b = k2.a AND k2.b = k3.a AND k3.b = k1.a AND k1.a = p1.p AND k2.a = p2.p AND k3.a = p3.p "
        "AND p1.c = p2.c AND p2.c = p3.c GROUP BY p1.c)",
        "MATCH (country:Country) MATCH (p1:Person)-[:Person_isLocatedIn_City]->(:City)-[:City_isPartOf_Country]->(country) "
        "MATCH (p2:Person)-[:Person_isLocatedIn_City]->(:City)-[:City_isPartOf_Country]->(country) "
        "MATCH (p3:Person)-[:Person_isLocatedIn_City]->(:City)-[:City_isPartOf_Country]->(country) "
        "MATCH (p1)-[:Person_knows_Person]-(p2)-[:Person_knows_Person]-(p3)-[:Person_knows_Person]-(p1) "
        "WITH country.id AS x, count(*) AS n RETURN sum(n), count(*)",
        family="variant",
    ),
    Query(
        "q8 over posts",
        "MATCH (t1:Tag)<-[:hasTag]-(:Post)<-[:replyOf]-(c:Comment)-[:hasTag]->(t2:Tag) "
        "WHERE t1 <> t2 AND NOT EXISTS { (c)-[:hasTag]->(t1) } RETURN count(*) AS n",
        "SELECT count(*) FROM post_hastag t1, reply_post r, comment_hastag t2 "
        "WHERE t1.a = r.b AND r.a = t2.a AND t1.b <> t2.b "
        "AND NOT EXISTS (SELECT 1 FROM comment_hastag x WHERE x.a = r.a AND x.b = t1.b)",
        "MATCH (t1:Tag)<-[:Post_hasTag_Tag]-(:Post)<-[:Comment_replyOf_Post]-(c:Comment)-[:Comment_hasTag_Tag]->(t2:Tag) "
        "WHERE t1.id <> t2.id AND NOT EXISTS { MATCH (c)-[:Comment_hasTag_Tag]->(t1) } RETURN count(*)",
        family="variant",
    ),
    Query(
        "q6 among some persons",
        "MATCH (p1:Person)-[:knows]-(:Person)-[:knows]-(p3:Person)-[:hasInterest]->(:Tag) "
        "WHERE p1 <> p3 AND p1.id % 7 = 0 RETURN count(*) AS n",
        f"SELECT count(*) FROM {KNOWS} k1, {KNOWS} k2, hasinterest i "
        "WHERE k1.b = k2.a AND k2.b = i.a AND k1.a <> k2.b AND k1.a % 7 = 0",
        "MATCH (p1:Person)-[:Person_knows_Person]-(:Person)-[:Person_knows_Person]-(p3:Person)-[:Person_hasInterest_Tag]->(:Tag) "
        "WHERE p1.id <> p3.id AND p1.id % 7 = 0 RETURN count(*)",
        family="variant",
    ),
    Query(
        "q5 over posts",
        "MATCH (t1:Tag)<-[:hasTag]-(:Post)<-[:replyOf]-(:Comment)-[:hasTag]->(t2:Tag) WHERE t1 <> t2 "
        "RETURN count(*) AS n",
        "SELECT count(*) FROM post_hastag t1, reply_post r, comment_hastag t2 "
        "WHERE t1.a = r.b AND r.a = t2.a AND t1.b <> t2.b",
        "MATCH (t1:Tag)<-[:Post_hasTag_Tag]-(:Post)<-[:Comment_replyOf_Post]-(:Comment)-[:Comment_hasTag_Tag]->(t2:Tag) WHERE t1.id <> t2.id "
        "RETURN count(*)",
        family="variant",
    ),
    Query(
        "three hops of knows",
        "MATCH (a:Person)-[:knows]-(b:Person)-[:knows]-(c:Person)-[:knows]-(d:Person) WHERE a <> c AND b <> d "
        "RETURN count(*) AS n",
        f"SELECT count(*) FROM {KNOWS} k1, {KNOWS} k2, {KNOWS} k3 "
        "WHERE k1.b = k2.a AND k2.b = k3.a AND k1.a <> k2.b AND k2.a <> k3.b",
        "MATCH (a:Person)-[:Person_knows_Person]-(b:Person)-[:Person_knows_Person]-(c:Person)-[:Person_knows_Person]-(d:Person) "
        "WHERE a.id <> c.id AND b.id <> d.id RETURN count(*)",
        family="variant",
    ),
    Query(
        "q1 top classes",
        "MATCH (:Country)<-[:isPartOf]-(:City)<-[:isLocatedIn]-(:Person)<-[:hasMember]-(:Forum)-[:containerOf]->(:Post)"
        "<-[:replyOf]-(:Comment)-[:hasTag]->(:Tag)-[:hasType]->(x:TagClass) RETURN x.id AS id, count(*) AS n ORDER BY n DESC, id LIMIT 10",
        "SELECT tag_class.b AS id, count(*) AS n FROM city_country, person_city, hasmember, containerof, reply_post, comment_hastag, tag_class "
        "WHERE city_country.a = person_city.b AND person_city.a = hasmember.b AND hasmember.a = containerof.a "
        "AND containerof.b = reply_post.b AND reply_post.a = comment_hastag.a AND comment_hastag.b = tag_class.a "
        "GROUP BY 1 ORDER BY n DESC, id LIMIT 10",
        "MATCH (:Country)<-[:City_isPartOf_Country]-(:City)<-[:Person_isLocatedIn_City]-(:Person)<-[:Forum_hasMember_Person]-(:Forum)-[:Forum_containerOf_Post]->(:Post)"
        "<-[:Comment_replyOf_Post]-(:Comment)-[:Comment_hasTag_Tag]->(:Tag)-[:Tag_hasType_TagClass]->(x:TagClass) RETURN x.id AS id, count(*) AS n ORDER BY n DESC, id LIMIT 10",
        family="variant",
    ),
    Query(
        "q5 top tags",
        "MATCH (t1:Tag)<-[:hasTag]-(:Message)<-[:replyOf]-(:Comment)-[:hasTag]->(t2:Tag) WHERE t1 <> t2 "
        "RETURN t1.id AS id, count(*) AS n ORDER BY n DESC, id LIMIT 10",
        f"SELECT t1.b AS id, count(*) AS n FROM {MESSAGE_TAG} t1, {REPLY} r, comment_hastag t2 "
        "WHERE t1.a = r.b AND r.a = t2.a AND t1.b <> t2.b GROUP BY 1 ORDER BY n DESC, id LIMIT 10",
        "MATCH (t1:Tag)<-[:Message_hasTag_Tag]-(:Message)<-[:Comment_replyOf_Message]-(:Comment)-[:Comment_hasTag_Tag]->(t2:Tag) WHERE t1.id <> t2.id "
        "RETURN t1.id AS id, count(*) AS n ORDER BY n DESC, id LIMIT 10",
        family="variant",
    ),
    Query(
        "q6 top persons",
        "MATCH (p1:Person)-[:knows]-(:Person)-[:knows]-(p3:Person)-[:hasInterest]->(:Tag) WHERE p1 <> p3 "
        "RETURN p3.id AS id, count(*) AS n ORDER BY n DESC, id LIMIT 10",
        f"SELECT k2.b AS id, count(*) AS n FROM {KNOWS} k1, {KNOWS} k2, hasinterest i "
        "WHERE k1.b = k2.a AND k2.b = i.a AND k1.a <> k2.b GROUP BY 1 ORDER BY n DESC, id LIMIT 10",
        "MATCH (p1:Person)-[:Person_knows_Person]-(:Person)-[:Person_knows_Person]-(p3:Person)-[:Person_hasInterest_Tag]->(:Tag) WHERE p1.id <> p3.id "
        "RETURN p3.id AS id, count(*) AS n ORDER BY n DESC, id LIMIT 10",
        family="variant",
    ),
    Query(
        "q4 distinct messages",
        "MATCH (:Tag)<-[:hasTag]-(m:Message)-[:hasCreator]->(:Person), (m)<-[:likes]-(:Person), "
        "(m)<-[:replyOf]-(:Comment) RETURN count(DISTINCT m) AS n",
        f"SELECT count(DISTINCT t.a) FROM {MESSAGE_TAG} t, {MESSAGE_CREATOR} c, {LIKES} l, {REPLY} r "
        "WHERE t.a = c.a AND t.a = l.b AND t.a = r.b",
        "MATCH (:Tag)<-[:Message_hasTag_Tag]-(m:Message)-[:Message_hasCreator_Person]->(:Person), (m)<-[:Person_likes_Message]-(:Person), "
        "(m)<-[:Comment_replyOf_Message]-(:Comment) RETURN count(DISTINCT m.id)",
        family="variant",
    ),
    Query(
        "q6 distinct persons",
        "MATCH (p1:Person)-[:knows]-(:Person)-[:knows]-(p3:Person)-[:hasInterest]->(:Tag) WHERE p1 <> p3 "
        "RETURN count(DISTINCT p3) AS n",
        f"SELECT count(DISTINCT k2.b) FROM {KNOWS} k1, {KNOWS} k2, hasinterest i "
        "WHERE k1.b = k2.a AND k2.b = i.a AND k1.a <> k2.b",
        "MATCH (p1:Person)-[:Person_knows_Person]-(:Person)-[:Person_knows_Person]-(p3:Person)-[:Person_hasInterest_Tag]->(:Tag) WHERE p1.id <> p3.id "
        "RETURN count(DISTINCT p3.id)",
        family="variant",
    ),
    Query(
        "q8 both ways",
        "MATCH (t1:Tag)<-[:hasTag]-(m:Message)<-[:replyOf]-(c:Comment)-[:hasTag]->(t2:Tag) "
        "WHERE t1 <> t2 AND NOT EXISTS { (c)-[:hasTag]->(t1) } AND NOT EXISTS { (m)-[:hasTag]->(t2) } RETURN count(*) AS n",
        f"SELECT count(*) FROM {MESSAGE_TAG} t1, {REPLY} r, comment_hastag t2 "
        "WHERE t1.a = r.b AND r.a = t2.a AND t1.b <> t2.b "
        "AND NOT EXISTS (SELECT 1 FROM comment_hastag x WHERE x.a = r.a AND x.b = t1.b) "
        f"AND NOT EXISTS (SELECT 1 FROM {MESSAGE_TAG} y WHERE y.a = r.b AND y.b = t2.b)",
        "MATCH (t1:Tag)<-[:Message_hasTag_Tag]-(m:Message)<-[:Comment_replyOf_Message]-(c:Comment)-[:Comment_hasTag_Tag]->(t2:Tag) "
        "WHERE t1.id <> t2.id AND NOT EXISTS { MATCH (c)-[:Comment_hasTag_Tag]->(t1) } "
        "AND NOT EXISTS { MATCH (m)-[:Message_hasTag_Tag]->(t2) } RETURN count(*)",
        family="variant",
    ),
    Query(
        "q9 with new interests",
        "MATCH (p1:Person)-[:knows]-(:Person)-[:knows]-(p3:Person)-[:hasInterest]->(t:Tag) "
        "WHERE p1 <> p3 AND NOT EXISTS { (p1)-[:knows]-(p3) } AND NOT EXISTS { (p1)-[:hasInterest]->(t) } RETURN count(*) AS n",
        f"SELECT count(*) FROM {KNOWS} k1, {KNOWS} k2, hasinterest i "
        "WHERE k1.b = k2.a AND k2.b = i.a AND k1.a <> k2.b "
        f"AND NOT EXISTS (SELECT 1 FROM {KNOWS} x WHERE x.a = k1.a AND x.b = k2.b) "
        "AND NOT EXISTS (SELECT 1 FROM hasinterest y WHERE y.a = k1.a AND y.b = i.b)",
        "MATCH (p1:Person)-[:Person_knows_Person]-(:Person)-[:Person_knows_Person]-(p3:Person)-[:Person_hasInterest_Tag]->(t:Tag) "
        "WHERE p1.id <> p3.id AND NOT EXISTS { MATCH (p1)-[:Person_knows_Person]-(p3) } "
        "AND NOT EXISTS { MATCH (p1)-[:Person_hasInterest_Tag]->(t) } RETURN count(*)",
        family="variant",
    ),
    Query(
        "q1 a reply deeper",
        "MATCH (:Country)<-[:isPartOf]-(:City)<-[:isLocatedIn]-(:Person)<-[:hasMember]-(:Forum)-[:containerOf]->(:Post)"
        "<-[:replyOf]-(:Comment)<-[:replyOf]-(:Comment)-[:hasTag]->(:Tag)-[:hasType]->(:TagClass) RETURN count(*) AS n",
        "SELECT count(*) FROM city_country, person_city, hasmember, containerof, reply_post, reply_comment, comment_hastag, tag_class "
        "WHERE city_country.a = person_city.b AND person_city.a = hasmember.b AND hasmember.a = containerof.a "
        "AND containerof.b = reply_post.b AND reply_post.a = reply_comment.b AND reply_comment.a = comment_hastag.a "
        "AND comment_hastag.b = tag_class.a",
        "MATCH (:Country)<-[:City_isPartOf_Country]-(:City)<-[:Person_isLocatedIn_City]-(:Person)<-[:Forum_hasMember_Person]-(:Forum)-[:Forum_containerOf_Post]->(:Post)"
        "<-[:Comment_replyOf_Post]-(:Comment)<-[:Comment_replyOf_Comment]-(:Comment)-[:Comment_hasTag_Tag]->(:Tag)-[:Tag_hasType_TagClass]->(:TagClass) RETURN count(*)",
        family="variant",
    ),
    Query(
        "q5 a reply deeper",
        "MATCH (t1:Tag)<-[:hasTag]-(:Message)<-[:replyOf]-(:Comment)<-[:replyOf]-(:Comment)-[:hasTag]->(t2:Tag) WHERE t1 <> t2 "
        "RETURN count(*) AS n",
        f"SELECT count(*) FROM {MESSAGE_TAG} t1, {REPLY} r, reply_comment s, comment_hastag t2 "
        "WHERE t1.a = r.b AND r.a = s.b AND s.a = t2.a AND t1.b <> t2.b",
        "MATCH (t1:Tag)<-[:Message_hasTag_Tag]-(:Message)<-[:Comment_replyOf_Message]-(:Comment)<-[:Comment_replyOf_Comment]-(:Comment)-[:Comment_hasTag_Tag]->(t2:Tag) "
        "WHERE t1.id <> t2.id RETURN count(*)",
        family="variant",
    ),
]
