"""What the tests of `--model` share: a document, what a model says of it, and how it is asked."""
import json

from acceptance import ENGLISH, AcceptanceTest, run
from model_server import ModelServer, fact, facts

NO_KEY = {"DIPLOGRAPH_API_KEY": "", "no_proxy": "127.0.0.1"}
SIGNED = fact("Iran and Kazakhstan signed the Tehran Convention", "Iran", "State", "partyTo",
              "Tehran Convention", "Agreement")
SUPPORTS = fact("Iran does not oppose the Tehran Convention", "Iran", "State", "opposes",
                "Tehran Convention", "Agreement", polarity="negated")
INVENTED = fact("Iran left the Tehran Convention in anger", "Iran", "State", "opposes",
                "Tehran Convention", "Agreement")
WINDOWS = "".join(f"Kazakhstan and Oman signed treaty number {i} about the harbour and the road. "
                  f"Oman keeps the road of treaty number {i} open through the long winter, and says "
                  "that it will go on to do so for as long as there are ships in the harbour.\n\n"
                  for i in range(12))
SMALL = ("--window", 100, "--overlap", 20)


class ModelTest(AcceptanceTest):

    def setUp(self):
        super().setUp()
        self.document = self.write("caspian.txt", ENGLISH)
        self.claims = self.folder / "claims.jsonl"
        self.cache = self.folder / "answers.sqlite"

    def server(self, answer=facts(SIGNED), **options):
        server = ModelServer(answer, **options)
        self.addCleanup(server.close)
        return server

    def ask(self, server, *arguments, document=None, environment=None, command="extract",
            cache=None, **settings):
        url = server if isinstance(server, str) else server.url
        out = ("-o", self.claims) if command == "extract" else ("-o", self.folder / "out")
        return run(command, document or self.document, "--model", "m", "--endpoint", url, *out,
                   "--cache", cache or self.cache, "--wait", 0.01, *arguments,
                   environment={**NO_KEY, **(environment or {})}, timeout=120, **settings)

    def asked(self, server, *arguments, **settings):
        result = self.ask(server, *arguments, **settings)
        self.assertEqual(result.returncode, 0, result.stderr.decode())
        return result.stderr.decode()

    def lines(self, path=None):
        return [json.loads(line) for line in
                (path or self.claims).read_text(encoding="utf-8").splitlines()]

    def of_model(self, kind="relation"):
        return [claim for claim in self.lines() if claim["claim"] == kind
                and claim["evidence"]["extractor"] == "model:m"]

    def rejected(self):
        return self.lines(self.folder / "rejected.jsonl")

    def assert_says(self, said, *counts):
        """Lines of the summary, "word   number"."""
        found = {" ".join(line.removeprefix("diplograph: ").split()) for line in said.splitlines()}
        for count in counts:
            self.assertIn(count, found)
