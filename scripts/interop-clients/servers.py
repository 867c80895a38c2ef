"""Databases that run for a while: what they hold after files were loaded or pushed into them."""

import json
import os
import re
import shutil
import socket
import subprocess
import time
import urllib.error
import urllib.request

import readers
from running import CLIENTS, PROGRAM, PYTHON, WORK, java, last_complaint, run

# A proxy would not know this machine's own servers.
direct = urllib.request.build_opener(urllib.request.ProxyHandler({}))
STATEMENTS_OF_A_REQUEST = 1000


def fetch(url, body=None, **headers):
    request = urllib.request.Request(url, body, {k.replace("_", "-"): v for k, v in headers.items()})
    with direct.open(request, timeout=600) as answer:
        return answer.read()


def push(graph, url):
    """Twice, since pushing again must change nothing."""
    environment = {**os.environ, "no_proxy": "127.0.0.1,localhost", "DIPLOGRAPH_USER": "",
                   "DIPLOGRAPH_PASSWORD": "", "DIPLOGRAPH_TOKEN": ""}
    for _ in range(2):
        run([PROGRAM, "push", graph, url], env=environment)


class Server:
    """A program that is ended when the block that uses it is left."""

    def __init__(self, name, command):
        self.log = WORK / f"{name}.log"
        with open(self.log, "wb") as log:
            self.process = subprocess.Popen([str(part) for part in command], stdin=subprocess.PIPE,
                                            stdout=log, stderr=log)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.process.stdin.close()
        self.process.terminate()
        try:
            self.process.wait(timeout=60)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()

    def text(self):
        return self.log.read_text(encoding="utf-8", errors="replace")

    def wait_until(self, ready):
        """What `ready` returns once that is something; raises if the program ends before."""
        for _ in range(600):
            answer = ready()
            if answer:
                return answer
            if self.process.poll() is not None:
                break
            time.sleep(0.2)
        self.__exit__()
        raise RuntimeError(f"did not start: {last_complaint(self.text()) or 'without a word'}")


# ---- Neo4j

class Neo4j(Server):
    """With APOC, and the databases that neo4j-admin made in `home`."""

    def __init__(self, name, home):
        self.folder = WORK / f"neo4j-import-{name}"
        shutil.rmtree(self.folder, ignore_errors=True)
        self.folder.mkdir()
        super().__init__(f"neo4j-{name}", java("neo4j", CLIENTS / "Neo4jServer.java", self.folder,
                                               *([home] if home else [])))

    def __enter__(self):
        self.url = self.wait_until(lambda: re.search("^http.*/$", self.text(), re.M)).group()
        return self

    def post(self, statements):
        body = json.dumps({"statements": [{"statement": one, "parameters": parameters}
                                          for one, parameters in statements]}).encode()
        answer = json.loads(fetch(f"{self.url}db/neo4j/tx/commit", body,
                                  Content_Type="application/json"))
        if answer["errors"]:
            raise RuntimeError(answer["errors"][0]["message"][:160])
        return [[item["row"] for item in result["data"]] for result in answer["results"]]

    def rows(self, statement, **parameters):
        return self.post([(statement, parameters)])[0]

    def run_script(self, path, at_once=1):
        """`at_once` statements are a transaction; cypher-shell makes one of each."""
        batch = []
        for statement in readers.statements(path.read_text(encoding="utf-8")):
            batch.append((statement, {}))
            if len(batch) == at_once:
                self.post(batch)
                batch = []
        if batch:
            self.post(batch)

    def clear(self):
        self.rows("MATCH (n) CALL (n) { DETACH DELETE n } IN TRANSACTIONS OF 5000 ROWS")
        for name, in self.rows("SHOW CONSTRAINTS YIELD name"):
            self.rows(f"DROP CONSTRAINT `{name}`")

    def answer(self):
        types = self.rows("MATCH (n) RETURN labels(n), count(*)")
        if any(len(labels) != 1 for labels, _ in types):
            raise ValueError("a node has not one label")
        edges = self.rows("MATCH ()-[r]->() RETURN type(r), r.quote")
        return readers.answer(sum(number for _, number in types), len(edges),
                              (relation for relation, _ in edges),
                              (quote for _, quote in edges),
                              types={labels[0]: number for labels, number in types})


def neo4j_admin(folder, home):
    """Runs the script that lies beside the tables, with the program that Neo4j's package has."""
    shutil.rmtree(home, ignore_errors=True)
    (home / "conf").mkdir(parents=True)
    place = home / "bin"
    place.mkdir()
    program = place / "neo4j-admin"
    program.write_text(f"#!/bin/sh\nexec java -Xmx3g -cp '{WORK}/neo4j/lib/*' "
                       'org.neo4j.cli.AdminTool "$@"\n', encoding="utf-8")
    program.chmod(0o755)
    run(["sh", folder / "import.sh"],
        env={**os.environ, "PATH": f"{place}:{os.environ['PATH']}", "NEO4J_HOME": str(home),
             "NEO4J_CONF": str(home / "conf")})


def load_csv(server, folder):
    for table in ("nodes.csv", "relationships.csv"):
        shutil.copy(folder / table, server.folder)
    server.run_script(folder / "constraints.cypher")
    server.run_script(folder / "load.cypher")


def load_cypher(server, path):
    """Twice, since running it again must change nothing."""
    server.run_script(path.with_name("cypher-constraints"))
    for _ in range(2):
        server.run_script(path, STATEMENTS_OF_A_REQUEST)


def load_graphml(server, path):
    shutil.copy(path, server.folder / "graph.graphml")
    server.rows("CALL apoc.import.graphml('graph.graphml', {readLabels: true, storeNodeIds: true})")


NEO4J_WAYS = {
    ("csv-neo4j", "neo4j LOAD CSV"): load_csv,
    ("cypher", "neo4j"): load_cypher,
    ("graphml-neo4j", "neo4j APOC"): load_graphml,
    ("push", "neo4j"): lambda server, path: push(path, server.url),
}
ADMIN = ("csv-neo4j", "neo4j-admin")
NEO4J_ROWS = (ADMIN, *NEO4J_WAYS)


def neo4j_answers(name, folder, ways):
    """Yields way, and what Neo4j holds or the error, for each of the ways to load the graph."""
    ways = sorted(ways, key=lambda way: way != ADMIN)  # what is there when the server starts
    home = None
    if ADMIN in ways:
        home = WORK / f"neo4j-home-{name}"
        try:
            neo4j_admin(folder / "csv-neo4j", home)
        except RuntimeError as error:
            yield ADMIN, error
            ways.remove(ADMIN)
            home = None
    with Neo4j(name, home) as server:
        for way in ways:
            try:
                if way in NEO4J_WAYS:
                    server.clear()
                    NEO4J_WAYS[way](server, folder / ("jsonld" if way[0] == "push" else way[0]))
                yield way, server.answer()
            except (RuntimeError, ValueError, OSError) as error:
                yield way, error
    if home:
        shutil.rmtree(home)


# ---- RDF stores

def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def answers(address):
    try:
        fetch(address)
    except urllib.error.HTTPError:
        pass  # whatever the status, somebody is there
    except OSError:
        return False
    return True


def triples_of_store(server, name, graph, address, store):
    """What is in a store's default graph after the graph was pushed there."""
    with server:
        server.wait_until(lambda: answers(address))
        push(graph, address + store)
        triples = WORK / f"{name}.nt"
        triples.write_bytes(fetch(f"{address}{store}?default", Accept="application/n-triples"))
        answer = json.loads(run([PYTHON, CLIENTS / "readers.py", "oxigraph", "nquads", triples]))
        triples.unlink()
    return answer


def fuseki(name, graph):
    """In memory; its stores on disk make numbers of decimals, 1.0 of 1."""
    port = free_port()
    server = Server(f"fuseki-{name}", java("fuseki", "org.apache.jena.fuseki.main.cmds.FusekiMainCmd",
                                           "--mem", "--update", "--localhost", "--port", port,
                                           "/graph", memory="5g"))
    return triples_of_store(server, f"fuseki-{name}", graph, f"http://127.0.0.1:{port}",
                            "/graph/data")


def oxigraph(name, graph):
    port = free_port()
    server = Server(f"oxigraph-{name}", [PYTHON.parent / "oxigraph", "serve", "--bind",
                                         f"127.0.0.1:{port}"])
    return triples_of_store(server, f"oxigraph-{name}", graph, f"http://127.0.0.1:{port}",
                            "/store")
