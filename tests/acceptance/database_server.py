"""A server of the tests' own that speaks the HTTP interfaces of Neo4j and of RDF stores, and fails
as real ones do, on purpose."""
import base64
import json
import re
import socket
import struct
from urllib.parse import parse_qs, urlsplit

from loopback_server import LoopbackServer

MERGE_NODES = re.compile(r"UNWIND \$rows AS row MERGE \(n:`(\w+)` \{id: row\.id\}\) "
                         r"SET n \+= row\.properties RETURN count\(\*\) AS done")
MERGE_EDGES = re.compile(r"UNWIND \$rows AS row MATCH \(a:`(\w+)` \{id: row\.source\}\) "
                         r"MATCH \(b:`(\w+)` \{id: row\.target\}\) MERGE \(a\)-\[r:`(\w+)` "
                         r"\{id: row\.id\}\]->\(b\) SET r \+= row\.properties "
                         r"RETURN count\(\*\) AS done")
CONSTRAINT = re.compile(r"CREATE CONSTRAINT `\w+` IF NOT EXISTS FOR \(n:`\w+`\) "
                        r"REQUIRE n\.id IS UNIQUE")


class DatabaseServer(LoopbackServer):
    """Listens on a free port of this machine. `faults` are what happens to the next requests, each
    once: None (works), a status, (status, headers), "drop" (carried out, but the connection ends
    before the answer), "silence" (no answer until the server is closed), or a function of the
    request handler that answers itself."""

    def __init__(self, query_api=True, authorization=None, page=None):
        self.query_api = query_api
        self.authorization = authorization  # the header that every request must have
        self.page = page  # HTML that answers everything
        self.nodes, self.edges = {}, {}  # Neo4j's, by (type, id) and (relation, source, target, id)
        self.graphs = {}  # the store's triples by graph; "" is the default one
        self.faults = []
        self.requests = []  # (method, path, headers, body)
        super().__init__()
        self.url = self.origin

    # ---- answers

    def handle(self, request):
        body = request.rfile.read(int(request.headers.get("Content-Length", 0)))
        self.requests.append((request.command, request.path, dict(request.headers), body))
        fault = self.faults.pop(0) if self.faults else None
        if callable(fault):
            fault(request)
        elif fault == "silence":
            self.closed.wait(60)
            request.close_connection = True
        elif isinstance(fault, int):
            self.answer(request, fault, "text/plain", b"not now")
        elif isinstance(fault, tuple):
            self.answer(request, fault[0], "text/plain", b"not now", fault[1])
        elif self.authorization and request.headers.get("Authorization") != self.authorization:
            self.answer_json(request, 401, {"errors": [
                {"code": "Neo.ClientError.Security.Unauthorized", "message": "Invalid credential."}]})
        elif self.page:
            self.answer(request, 200, "text/html; charset=utf-8", self.page.encode())
        else:
            status, kind, content = self.carry_out(request, body)
            if fault == "drop":
                linger = struct.pack("ii", 1, 0)  # the connection is reset
                request.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, linger)
                request.close_connection = True
                return
            self.answer(request, status, kind, content)

    @staticmethod
    def answer(request, status, kind, content, headers=None):
        request.send_response(status)
        for name, value in (headers or {}).items():
            request.send_header(name, value)
        if status != 204:
            request.send_header("Content-Type", kind)
            request.send_header("Content-Length", str(len(content)))
        request.end_headers()
        if status != 204:
            request.wfile.write(content)

    def answer_json(self, request, status, value):
        self.answer(request, status, "application/json", json.dumps(value).encode())

    def carry_out(self, request, body):
        path = urlsplit(request.path)
        if path.path == "/store" and request.command in ("POST", "PUT"):
            return self.store(request, path.query, body)
        if request.command == "POST" and path.path == "/db/neo4j/tx/commit":
            statement = json.loads(body)["statements"][0]
            error, done = self.run(statement["statement"], statement["parameters"])
            rows = [] if done is None else [{"row": [done], "meta": [None]}]
            return self.json(200, {"results": [{"columns": ["done"], "data": rows}],
                                   "errors": error})
        if request.command == "POST" and path.path == "/db/neo4j/query/v2" and self.query_api:
            statement = json.loads(body)
            error, done = self.run(statement["statement"], statement["parameters"])
            if error:
                return self.json(400, {"errors": error})
            rows = [] if done is None else [[done]]
            return self.json(202, {"data": {"fields": ["done"], "values": rows}})
        if path.path.startswith("/db/") and path.path.endswith("/query/v2") and self.query_api:
            return self.json(404, {"errors": [{"code": "Neo.ClientError.Database.DatabaseNotFound",
                                               "message": "no such database"}]})
        return 404, "text/plain", b"nothing here"

    @staticmethod
    def json(status, value):
        return status, "application/json", json.dumps(value).encode()

    def run(self, statement, parameters):
        """Carries out the three statements that there are, and no other."""
        if statement == "RETURN 0 AS done":
            return [], 0
        if CONSTRAINT.fullmatch(statement):
            return [], None
        if found := MERGE_NODES.fullmatch(statement):
            for row in parameters["rows"]:
                merge(self.nodes.setdefault((found[1], row["id"]), {}), row["properties"])
            return [], len(parameters["rows"])
        if found := MERGE_EDGES.fullmatch(statement):
            done = 0
            for row in parameters["rows"]:
                ends = (found[1], row["source"]), (found[2], row["target"])
                if all(end in self.nodes for end in ends):
                    key = (found[3], row["source"], row["target"], row["id"])
                    merge(self.edges.setdefault(key, {}), row["properties"])
                    done += 1
            return [], done
        return [{"code": "Neo.ClientError.Statement.SyntaxError", "message": statement}], None

    def store(self, request, query, body):
        if request.headers["Content-Type"] != "application/n-triples":
            return 415, "text/plain", b"no such syntax here"
        parameters = parse_qs(query, keep_blank_values=True)
        name = "" if "default" in parameters else parameters["graph"][0]
        lines = body.decode("utf-8").split("\n")
        if lines.pop() != "" or not all(line.endswith(" .") for line in lines):
            return 400, "text/plain", b"that is no N-Triples"
        if request.command == "PUT":
            self.graphs[name] = set()
        self.graphs.setdefault(name, set()).update(lines)
        return 204, "", b""


def merge(properties, changes):
    """SET n += changes: a null removes."""
    for name, value in changes.items():
        if value is None:
            properties.pop(name, None)
        else:
            properties[name] = value


def basic(user, password):
    return "Basic " + base64.b64encode(f"{user}:{password}".encode()).decode()
