"""Reads an exported file with a program that somebody else wrote, and says what came in.

usage: python readers.py CLIENT FORMAT PATH [OUTPUT]      (networkx writes what it read to OUTPUT)

Prints a JSON object: nodes, edges, types and relations (with their counts) and quotes (their hash),
or triples (their hash and count). scripts/interop compares it with the graph.
"""

import csv
import hashlib
import json
import re
import sqlite3
import sys
import warnings
import zipfile
from collections import Counter
from pathlib import Path

# What XML cannot hold becomes U+FFFD in XML formats, so quotes are compared that way in all.
FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f]")


def quote_hash(quotes):
    lines = sorted(FORBIDDEN.sub("\ufffd", q).replace("\r\n", "\n").replace("\r", "\n")
                   for q in quotes if q)
    return hashlib.sha256("\0".join(lines).encode("utf-8")).hexdigest()[:16]


def answer(nodes, edges, relations, quotes=None, types=None):
    result = {"nodes": nodes, "edges": edges}
    if types is not None:
        result["types"] = {name: count for name, count in sorted(Counter(types).items()) if count}
    if relations is not None:
        result["relations"] = dict(sorted(Counter(relations).items()))
    if quotes is not None:
        result["quotes"] = quote_hash(quotes)
    return result


def networkx_answer(graph):
    data = [d for _, _, d in graph.edges(data=True)]
    return answer(graph.number_of_nodes(), graph.number_of_edges(), (d["relation"] for d in data),
                  (d.get("quote") for d in data),
                  types=(d["class"] for _, d in graph.nodes(data=True)))


def networkx_graph(path, form, output=None):
    import networkx
    if form.startswith("gexf"):
        graph = networkx.read_gexf(path)
    else:
        graph = networkx.read_graphml(path, force_multigraph=True)
        if not all(isinstance(d["confidence"], float) for _, _, d in graph.edges(data=True)):
            raise ValueError("a confidence is no float")
    if output:
        (networkx.write_gexf if form.startswith("gexf") else networkx.write_graphml)(graph, output)
    return networkx_answer(graph)


def igraph_graphml(path):
    import igraph
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        graph = igraph.Graph.Read_GraphML(path)
    quotes = graph.es["quote"] if "quote" in graph.es.attributes() else []
    return answer(graph.vcount(), graph.ecount(), graph.es["relation"] if graph.ecount() else [],
                  quotes)


def graph_tool_graphml(path):
    """Boost's reader of GraphML."""
    import graph_tool
    graph = graph_tool.load_graph(path, fmt="graphml")
    columns = graph.edge_properties
    # Cells that a file leaves out are empty texts here.
    return answer(graph.num_vertices(), graph.num_edges(), list(columns["relation"]),
                  list(columns["quote"]) if "quote" in columns else [],
                  types=list(graph.vertex_properties["class"]))


def graph_tool_dot(path):
    """Boost's reader of DOT."""
    import graph_tool
    graph = graph_tool.load_graph(path, fmt="dot")
    return answer(graph.num_vertices(), graph.num_edges(), list(graph.edge_properties["relation"]))


def pygraphviz_dot(path):
    import pygraphviz
    graph = pygraphviz.AGraph(path)
    return answer(graph.number_of_nodes(), graph.number_of_edges(),
                  (e.attr["relation"] for e in graph.edges()))


def pydot_dot(path):
    import pydot
    graph, = pydot.graph_from_dot_file(path, encoding="utf-8")
    # Version 1.4 takes the line end behind the last statement for a node.
    nodes = [node for node in graph.get_nodes() if node.get_name() != '"\\n"']
    return answer(len(nodes), len(graph.get_edges()),
                  (e.get("relation").strip('"') for e in graph.get_edges()))


def literal(text, language, datatype):
    if language:
        return f"{json.dumps(text)}@{language.lower()}"
    return f"{json.dumps(text)}^{datatype or 'http://www.w3.org/2001/XMLSchema#string'}"


def triple_answer(lines):
    lines = sorted(set(lines))
    digest = hashlib.sha256("\n".join(lines).encode("utf-8", "surrogatepass")).hexdigest()[:16]
    return {"triples": len(lines), "hash": digest}


RDF_FORMATS = {"jsonld": ("json-ld", "JSON_LD"), "nquads": ("nquads", "N_QUADS"),
               "turtle": ("turtle", "TURTLE"), "trig": ("trig", "TRIG")}


def rdflib_triples(path, form):
    import rdflib
    rdflib.NORMALIZE_LITERALS = False
    graph = rdflib.Dataset(default_union=True)
    graph.parse(path, format=RDF_FORMATS[form][0])

    def lines():
        for subject, predicate, object_, _ in graph.quads((None, None, None, None)):
            shown = (literal(str(object_), object_.language, object_.datatype)
                     if isinstance(object_, rdflib.Literal) else f"<{object_}>")
            yield f"{subject} {predicate} {shown}"
    return triple_answer(lines())


def oxigraph_triples(path, form):
    import pyoxigraph

    def lines():
        parsed = pyoxigraph.parse(path=path, format=getattr(pyoxigraph.RdfFormat,
                                                            RDF_FORMATS[form][1]))
        for quad in parsed:
            object_ = quad.object
            shown = (literal(object_.value, object_.language, object_.datatype.value)
                     if isinstance(object_, pyoxigraph.Literal) else f"<{object_.value}>")
            yield f"{quad.subject.value} {quad.predicate.value} {shown}"
    return triple_answer(lines())


def pyld_triples(path, form):
    from pyld import jsonld
    document = json.loads(Path(path).read_text(encoding="utf-8"))

    def lines():
        for triple in jsonld.to_rdf(document)["@default"]:
            object_ = triple["object"]
            shown = (literal(object_["value"], object_.get("language"), object_["datatype"])
                     if object_["type"] == "literal" else f"<{object_['value']}>")
            yield f"{triple['subject']['value']} {triple['predicate']['value']} {shown}"
    return triple_answer(lines())


def kuzu_answer(connection):
    def column(query):
        result = connection.execute(query)
        values = []
        while result.has_next():
            values.append(result.get_next()[0])
        result.close()
        return values
    def count(kind, pattern):
        tables = column(f"CALL show_tables() WHERE type = '{kind}' RETURN name")
        return Counter({table: column(f"MATCH {pattern.format(table)} RETURN count(x)")[0]
                        for table in tables})
    types, relations = count("NODE", "(x:`{}`)"), count("REL", "()-[x:`{}`]->()")
    return answer(column("MATCH (n) RETURN count(n)")[0],
                  column("MATCH ()-[r]->() RETURN count(r)")[0] if relations else 0,
                  relations.elements(),
                  column("MATCH ()-[r]->() RETURN r.quote") if relations else [], types=types)


# Up to a semicolon outside of strings and names, in which a backslash and a backtick escape.
STATEMENT = re.compile(r"\s*((?:[^;'`]+|'(?:[^'\\]+|\\.)*'|`[^`]*`)+);", re.S)


def statements(script):
    """The statements of a Cypher script, without the comments before the first one."""
    script = re.sub(r"\A(?://.*\n|\s)+", "", script)
    at = 0
    while found := STATEMENT.match(script, at):
        yield found.group(1)
        at = found.end()
    if script[at:].strip():
        raise ValueError(f"no end of the statement {script[at:at + 60]!r}")


def kuzu_csv(path):
    import os
    import kuzu
    connection = kuzu.Connection(kuzu.Database(":memory:"))
    os.chdir(path)
    for script in ("schema.cypher", "copy.cypher"):
        for statement in statements(Path(script).read_text(encoding="utf-8")):
            connection.execute(statement).close()
    return kuzu_answer(connection)


def kuzu_cypher(path):
    """The Cypher script after the tables' declarations, which lie beside it in kuzu/; twice, since
    running it again must change nothing."""
    import kuzu
    connection = kuzu.Connection(kuzu.Database(":memory:"))
    schema = Path(path).parent / "csv-kuzu" / "schema.cypher"
    for statement in statements(schema.read_text(encoding="utf-8")):
        connection.execute(statement).close()
    script = list(statements(Path(path).read_text(encoding="utf-8")))
    for statement in script + script:
        connection.execute(statement).close()
    return kuzu_answer(connection)


def rows(path, **dialect):
    csv.field_size_limit(1 << 30)
    with open(path, encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, strict=True, **dialect))


def python_csv(path, form):
    """What the database's own reader would take: header grammar, ids, ends, cells."""
    folder = Path(path)
    if form == "csv-gephi":
        dialect = {"escapechar": "\\", "doublequote": True}
        nodes, edges = rows(folder / "nodes.csv", **dialect), rows(folder / "edges.csv", **dialect)
        node_id, source, target, relation, quote = "Id", "Source", "Target", "relation", "quote"
        if not all(e["Type"] in ("Directed", "Undirected") for e in edges):
            raise ValueError("an edge has another type")
    else:
        nodes, edges = rows(folder / "nodes.csv"), rows(folder / "relationships.csv")
        node_id, source, target = "id:ID", ":START_ID", ":END_ID"
        relation, quote = ":TYPE", "quote:string"
        for row in edges:
            float(row["confidence:double"])
            int(row["line:long"] or 0)
    for row in nodes + edges:
        if None in row or None in row.values():
            raise ValueError("a row has more or fewer cells than its header")
    ids = {row[node_id] for row in nodes}
    if len(ids) != len(nodes) or not all(e[source] in ids and e[target] in ids for e in edges):
        raise ValueError("an id stands twice or an edge has no end")
    return answer(len(nodes), len(edges), (e[relation] for e in edges), (e[quote] for e in edges),
                  types=(row["class" if form == "csv-gephi" else ":LABEL"] for row in nodes))


def sqlite_dna(path):
    database = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
    if database.execute("PRAGMA integrity_check").fetchone() != ("ok",):
        raise ValueError("the database is damaged")
    if database.execute("PRAGMA foreign_key_check").fetchall():
        raise ValueError("a reference leads nowhere")
    count = database.execute("SELECT count(*) FROM STATEMENTS WHERE StatementTypeId = 2").fetchone()
    return {"statements": count[0]}


def zip_refi(path):
    import subprocess
    with zipfile.ZipFile(path) as archive:
        bad = archive.testzip()
        if bad:
            raise ValueError(f"{bad} is damaged")
        project = archive.read("project.qde").decode("utf-8")
    subprocess.run(["xmllint", "--noout", "--nonet", "--huge", "-"], input=project.encode("utf-8"),
                   check=True, capture_output=True)
    return answer(project.count("<Vertex "), project.count("<Link "), None)


READERS = {
    "networkx": networkx_graph,
    "igraph": lambda path, form: igraph_graphml(path),
    "graph-tool": lambda path, form: (graph_tool_dot if form == "dot" else graph_tool_graphml)(path),
    "pygraphviz": lambda path, form: pygraphviz_dot(path),
    "pydot": lambda path, form: pydot_dot(path),
    "rdflib": rdflib_triples,
    "oxigraph": oxigraph_triples,
    "pyld": pyld_triples,
    "kuzu": lambda path, form: (kuzu_cypher if form == "cypher" else kuzu_csv)(path),
    "csv": python_csv,
    "sqlite": lambda path, form: sqlite_dna(path),
    "zip": lambda path, form: zip_refi(path),
}


def main():
    client, form, path, *output = sys.argv[1:]
    print(json.dumps(READERS[client](path, form, *output)))


if __name__ == "__main__":
    main()
