"""`diplograph push`: into servers that work, that fail for a while, and that are none."""
import json
import os
import pty
import re
import select
import signal
import subprocess
import time
import unittest

from acceptance import PROGRAM, AcceptanceTest, run
from database_server import DatabaseServer, basic

SECRETS = {"DIPLOGRAPH_USER": "maria", "DIPLOGRAPH_PASSWORD": "pa:ss wörd"}
NOBODY = {"DIPLOGRAPH_USER": "", "DIPLOGRAPH_PASSWORD": "", "DIPLOGRAPH_TOKEN": "",
          "no_proxy": "127.0.0.1"}
HOSTILE = ("'}) DETACH DELETE n //", '"}]}; MATCH (n) DETACH DELETE n', "` DETACH DELETE n //",
           "\\u0060}) DELETE n", "> . } ; DROP ALL ; INSERT { <a> <b> <c>", "\" .\n<a> <b> <c> .\n",
           "$rows", "\u0000\u2028\u202e\U0001f600 ک\u200cی")
GRAPH_IRI = "https://example.org/graphs/a?b=1&c=ک"


class Push(AcceptanceTest):

    def setUp(self):
        super().setUp()
        self.input = self.graph() / "graph.jsonld"

    def server(self, **options):
        server = DatabaseServer(**options)
        self.addCleanup(server.close)
        return server

    def push(self, url, *arguments, environment=None, graph=None, wait="0.01"):
        return run("push", graph or self.input, url, "--wait", wait, *arguments,
                   environment={**NOBODY, **(environment or {})}, timeout=60)

    def pushed(self, url, *arguments, **settings):
        result = self.push(url, *arguments, **settings)
        self.assertEqual(result.returncode, 0, result.stderr.decode())
        return result

    def items(self, graph=None):
        graph = json.loads((graph or self.input).read_text(encoding="utf-8"))["@graph"]
        nodes = {i["@id"] for i in graph if i.get("@type") and ":" not in i["@type"]}
        return nodes, [i for i in graph if i.get("@type") == "rdf:Statement"]

    def triples(self, graph=None):
        return set(self.run_ok("export", graph or self.input, "--to", "nquads").split("\n")) - {""}

    def assert_whole(self, server):
        nodes, statements = self.items()
        self.assertEqual(len(server.nodes), len(nodes))
        self.assertEqual(len(server.edges), len(statements))
        self.assertTrue(all(edge["quote"] for edge in server.edges.values()))

    # ---- what comes in

    def test_neo4j_has_every_node_and_edge_and_a_second_push_changes_nothing(self):
        for query_api in (True, False):
            with self.subTest(query_api=query_api):
                server = self.server(query_api=query_api)
                self.pushed(server.url, "--batch", 2)
                self.assert_whole(server)
                before = json.dumps([sorted(map(str, server.nodes.items())),
                                     sorted(map(str, server.edges.items()))])
                # What others added stays; what we do not say any more goes.
                node = next(iter(server.nodes.values()))
                node["pagerank"] = 0.5
                node["aliases"] = "stale"
                self.pushed(server.url + "/db/neo4j/", "--batch", 3)
                self.assertEqual(node.pop("pagerank"), 0.5)
                self.assertEqual(before, json.dumps([sorted(map(str, server.nodes.items())),
                                                     sorted(map(str, server.edges.items()))]))
                used = {path for _, path, _, _ in server.requests[1:]}
                wanted = "/db/neo4j/query/v2" if query_api else "/db/neo4j/tx/commit"
                self.assertIn(wanted, used)

    def test_a_store_has_the_triples_of_nquads_in_the_graph_that_was_named(self):
        server = self.server()
        self.pushed(server.url + "/store", "--batch", 7)
        self.assertEqual(server.graphs[""], self.triples())
        self.pushed(server.url + "/store", "--graph", GRAPH_IRI)
        self.assertEqual(server.graphs[GRAPH_IRI], self.triples())
        self.assertEqual({r[0] for r in server.requests}, {"POST"})

    def test_replacing_empties_the_graph_first_and_only_once(self):
        server = self.server()
        server.graphs = {GRAPH_IRI: {"<a:a> <a:a> <a:a> ."}, "": {"<b:b> <b:b> <b:b> ."}}
        self.pushed(server.url + "/store", "--graph", GRAPH_IRI, "--replace", "--batch", 10)
        self.assertEqual(server.graphs[GRAPH_IRI], self.triples())
        self.assertEqual(server.graphs[""], {"<b:b> <b:b> <b:b> ."})
        self.assertEqual([r[0] for r in server.requests].count("PUT"), 1)
        self.assert_fails(self.push(server.url + "/store", "--replace"), 2, "--graph")

    def test_no_label_becomes_part_of_a_statement_or_leaves_its_triple(self):
        text = json.loads(self.input.read_text(encoding="utf-8"))
        nodes = [i for i in text["@graph"] if i.get("@type") and ":" not in i["@type"]]
        for number, label in enumerate(HOSTILE):
            nodes[number % len(nodes)].setdefault("skos:altLabel", []).append(
                {"@language": "en", "@value": label})
        graph = self.write("hostile.jsonld", json.dumps(text))
        server = self.server()
        self.pushed(server.url, graph=graph)
        self.assertEqual(len(server.nodes), len(nodes))
        aliases = "|".join(node.get("aliases", "") for node in server.nodes.values())
        for label in HOSTILE:
            self.assertIn(label, aliases)
        statements = {json.loads(body)["statement"] for _, _, _, body in server.requests}
        self.assertFalse([s for s in statements if "DELETE" in s or "u0060" in s])
        self.pushed(server.url + "/store", graph=graph)
        self.assertEqual(server.graphs[""], self.triples(graph))

    def test_a_dry_run_says_what_goes_where_and_sends_nothing(self):
        server = self.server()
        for url in (server.url, server.url + "/store"):
            said = self.pushed(url, "--dry-run", "--batch", 2).stdout.decode()
            self.assertIn("POST " + url, said)
            self.assertIn("nothing was sent", said)
        self.assertEqual(server.requests, [])

    # ---- who asks

    def test_user_and_password_or_a_token_come_from_the_environment(self):
        server = self.server(authorization=basic(*SECRETS.values()))
        self.pushed(server.url, environment=SECRETS)
        self.assert_whole(server)
        server = self.server(authorization="Bearer secret-token")
        self.pushed(server.url, environment={"DIPLOGRAPH_TOKEN": "secret-token"})
        self.assert_whole(server)

    def test_who_is_not_known_is_told_how_to_say_it_and_no_secret_is_printed(self):
        server = self.server(authorization=basic("maria", "another"))
        state = self.folder / "state.json"
        for environment in ({}, SECRETS, {"DIPLOGRAPH_TOKEN": "secret-token"}):
            result = self.push(server.url, "-v", "--state", state, environment=environment)
            self.assert_fails(result, 2, "401", "DIPLOGRAPH_PASSWORD")
            self.assertNotIn(b"rd", result.stderr.replace(b"PASSWORD", b"").replace(b"password", b""))
            self.assertNotIn(b"secret-token", result.stderr)
        self.assertFalse(state.exists())

    def test_a_server_that_says_the_password_back_does_not_get_it_printed(self):
        def echo(request):
            server.answer(request, 400, "text/plain", str(request.headers).encode())
        for environment in ({"DIPLOGRAPH_USER": "m", "DIPLOGRAPH_PASSWORD": "hunter2"},
                            {"DIPLOGRAPH_TOKEN": "hunter2"}):
            server = self.server()
            server.faults = [echo]
            said = self.assert_fails(self.push(server.url + "/store", environment=environment), 2,
                                     "400", "Authorization", "***")
            self.assertNotIn("hunter2", said)
            self.assertNotIn(basic("m", "hunter2").split()[1], said)

    def test_credentials_in_the_address_are_refused_and_not_repeated(self):
        said = self.assert_fails(self.push("http://maria:hunter2@127.0.0.1:1/"), 2,
                                 "DIPLOGRAPH_PASSWORD")
        self.assertNotIn("hunter2", said)
        self.assert_fails(self.push("http://127.0.0.1/", environment={
            **SECRETS, "DIPLOGRAPH_TOKEN": "a"}), 2, "unset")
        self.assert_fails(self.push("http://127.0.0.1/", environment={
            "DIPLOGRAPH_TOKEN": "a\r\nX-Other: b"}), 2, "control character")

    def test_the_terminal_is_asked_when_the_server_wants_to_know(self):
        server = self.server(authorization=basic("maria", "hunter2"))
        process, terminal = pty.fork()
        if process == 0:
            os.environ.update(NOBODY)
            os.execv(PROGRAM, [PROGRAM, "push", str(self.input), server.url])
        seen = b""
        for question, answer in ((b"User for", b"mariq\x7fa\n"), (b"Password of maria", b"hunter2\n"),
                                 (None, b"")):
            end = time.monotonic() + 30
            while time.monotonic() < end and (question is None or question not in seen):
                if not select.select([terminal], [], [], 1)[0]:
                    continue
                try:
                    seen += os.read(terminal, 4096)
                except OSError:  # the program has ended
                    break
            os.write(terminal, answer) if answer else None
        _, status = os.waitpid(process, 0)
        os.close(terminal)
        self.assertEqual(os.waitstatus_to_exitcode(status), 0, seen)
        self.assertNotIn(b"hunter2", seen)
        self.assert_whole(server)

    # ---- servers that fail

    # An open connection that breaks is opened once more without a word: hence two drops.

    def test_what_passes_is_tried_again(self):
        server = self.server()
        server.faults = [None, 429, (503, {"Retry-After": "1"}), 500, None, "drop", "drop", None, 502]
        begin = time.monotonic()
        said = self.pushed(server.url, "--batch", 2).stderr.decode()
        self.assertGreaterEqual(time.monotonic() - begin, 1)
        self.assert_whole(server)
        for word in ("429", "503", "500", "502", "trying again in 1.0 s"):
            self.assertIn(word, said)
        self.assertEqual(said.count("trying again"), 5)

    def test_what_does_not_pass_is_not_tried_again(self):
        for fault, word in ((403, "403"), ((302, {"Location": "/login"}), "/login"), (413, "--batch"),
                            ((503, {"Retry-After": "3600"}), "3600 s")):
            server = self.server()
            server.faults = [fault]
            self.assert_fails(self.push(server.url + "/store"), 2, word)
            self.assertEqual(len(server.requests), 1)

    def test_tries_end(self):
        server = self.server()
        server.faults = [500] * 20
        self.assert_fails(self.push(server.url, "--tries", 3), 2, "goes on answering 500")
        self.assertEqual(len(server.requests), 3)

    def test_a_server_that_never_answers_is_given_up(self):
        server = self.server()
        server.faults = ["silence", "silence"]
        begin = time.monotonic()
        self.assert_fails(self.push(server.url, "--timeout", "0.3", "--tries", 2), 2, "127.0.0.1")
        self.assertLess(time.monotonic() - begin, 20)

    def test_a_broken_push_goes_on_where_it_stopped(self):
        for path in ("", "/store"):
            with self.subTest(path=path):
                server = self.server()
                state = self.folder / "state.json"
                arguments = (server.url + path, "--batch", "2", "--state", state, "--tries", "1")
                server.faults = [None] * 5 + ["drop", "drop"]
                said = self.assert_fails(self.push(*arguments), 3, "are in", "run the same command")
                done = json.loads(state.read_text())["done"]
                total = int(re.search(rf"{done} of (\d+) ", said)[1])
                self.assertEqual(done, 4 if path == "" else 5)  # Neo4j is greeted first
                before = len(server.requests)
                self.pushed(*arguments)
                # Only the rest, beginning with the request whose answer was lost.
                greeting = 1 if path == "" else 0
                again = [body for _, _, _, body in server.requests[before + greeting:]]
                self.assertEqual(again[0], server.requests[before - 1][3])
                self.assertEqual(len(again), total - done)
                self.assertFalse(state.exists())
                if path == "":
                    self.assert_whole(server)
                else:
                    self.assertEqual(server.graphs[""], self.triples())
        self.assert_nothing_left()

    def test_a_push_that_was_killed_goes_on(self):
        server = self.server()
        state = self.folder / "state.json"
        server.faults = [None] * 4 + ["silence"]
        command = [PROGRAM, "push", str(self.input), server.url, "--batch", "2", "--state", str(state)]
        process = subprocess.Popen(command, env={**os.environ, **NOBODY}, stderr=subprocess.DEVNULL)
        end = time.monotonic() + 30
        while len(server.requests) < 5 and time.monotonic() < end:
            time.sleep(0.01)
        process.send_signal(signal.SIGINT)
        self.assertEqual(process.wait(30), -signal.SIGINT)
        self.assertEqual(json.loads(state.read_text())["done"], 3)
        self.pushed(server.url, "--batch", "2", "--state", state)
        self.assert_whole(server)
        self.assertFalse(state.exists())

    def test_the_state_of_another_push_is_refused(self):
        server = self.server()
        state = self.folder / "state.json"
        server.faults = [None] * 3 + [403]
        self.assertEqual(self.push(server.url, "--batch", "2", "--state", state).returncode, 3)
        for arguments in ((server.url, "--batch", "3"), (server.url + "/store", "--batch", "2")):
            self.assert_fails(self.push(*arguments, "--state", state), 2, "remove the file")
        for text in ("", "[]", "{}", '{"place": 1}'):
            state.write_text(text)
            self.assert_fails(self.push(server.url, "--state", state), 2, "state.json")

    # ---- servers that are others

    def test_a_server_of_another_kind_is_named_as_such(self):
        server = self.server()
        self.assert_fails(self.push(server.url, "--database", "nobody"), 2, "--database", "nobody")
        self.assert_fails(self.push(server.url + "/other"), 2, "no graph store", "404", "Fuseki")
        self.assert_fails(self.push(server.url + "/other", "--to", "neo4j"), 2, "no Neo4j", "7474")
        page = self.server(page="<html>Welcome</html>")
        self.assert_fails(self.push(page.url), 2, "no Neo4j")
        self.assert_fails(self.push(page.url + "/store"), 2, "no graph store", "a web page")
        silent = self.server()
        silent.close()
        self.assert_fails(self.push(silent.url), 2, "127.0.0.1")

    def test_encryption_where_there_is_none_is_an_error_of_one_line(self):
        server = self.server()
        self.assert_fails(self.push(server.url.replace("http", "https"), "--timeout", "5"), 2, "https")

    def test_wrong_use_is_told_before_anything_is_read(self):
        missing = self.folder / "missing.jsonld"
        for url, arguments, word in (
                ("bolt://localhost:7687", (), "bolt"), ("localhost:7474", (), "http://HOST"),
                ("file:///etc/passwd", (), "file"), ("http://h/store?default", (), "?"),
                ("http://h/", ("--to", "neo4"), "did you mean neo4j?"),
                ("http://h/db/a", ("--database", "b"), "once"),
                ("http://h/", ("--graph", "a:b"), "RDF"), ("http://h/store", ("--graph", "x"), "IRI"),
                ("http://h/store", ("--no-constraints",), "Neo4j")):
            with self.subTest(url=url, arguments=arguments):
                self.assert_fails(self.push(url, *arguments, graph=missing), 2, word)
        self.assert_fails(self.push("http://127.0.0.1/", graph=missing), 2, "missing.jsonld")
        for option in ("--wait", "--timeout"):
            self.assert_fails(run("push", self.input, "http://127.0.0.1:1/", option, "nan",
                                  environment=NOBODY), 2, option)


if __name__ == "__main__":
    unittest.main()
