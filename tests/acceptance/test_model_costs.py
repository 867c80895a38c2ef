"""What `--model` costs: plans, budgets, the cache, questions asked at once; and recorded answers."""
import json
import os
import signal
import sqlite3
import stat
import subprocess
import time
import unittest

from acceptance import PROGRAM, AcceptanceTest, run
from model_server import fact, facts, window_of
from model_test import INVENTED, NO_KEY, SMALL, WINDOWS, ModelTest
from replay import expected, replay


class Costs(ModelTest):

    def setUp(self):
        super().setUp()
        self.document = self.write("long.txt", WINDOWS)

    @staticmethod
    def answer(body):
        """Of every window the first signing."""
        text = window_of(body)
        number = text.split("treaty number ")[1].split()[0]
        return facts(fact(f"Kazakhstan and Oman signed treaty number {number}", "Oman", "State",
                          "partyTo", f"treaty number {number}", "Agreement"), INVENTED)

    def test_a_second_run_costs_nothing_and_gives_the_same_bytes(self):
        server = self.server(self.answer)
        self.asked(server, *SMALL)
        first = self.claims.read_bytes(), (self.folder / "rejected.jsonl").read_bytes()
        asked = len(server.bodies)
        self.assertGreater(asked, 4)
        server.close()
        said = self.asked(server, *SMALL)
        self.assertEqual(first, (self.claims.read_bytes(), (self.folder / "rejected.jsonl").read_bytes()))
        self.assert_says(said, "requests 0", f"answers from the cache {asked}", "tokens sent 0")
        self.assertEqual(stat.S_IMODE(self.cache.stat().st_mode), 0o600)

    def test_the_result_does_not_depend_on_how_many_are_asked_at_once(self):
        results = set()
        for parallel in (1, 3, 16):
            for budget in ((), ("--max-requests", 3), ("--max-tokens", 12000)):
                server = self.server(self.answer, delay=0.05 if parallel > 1 else 0)
                self.cache.unlink(missing_ok=True)
                self.ask(server, *SMALL, "--parallel", parallel, *budget)
                results.add((budget, self.claims.read_bytes()))
                if parallel == 3 and not budget:
                    self.assertIn(server.most_at_once, (2, 3))
        self.assertEqual(len(results), 3)

    def test_a_budget_stops_cleanly_and_keeps_what_is_done(self):
        server = self.server(self.answer)
        said = self.assert_fails(self.ask(server, *SMALL, "--max-requests", 2), 3, "--max-requests")
        self.assertEqual(len(server.bodies), 2)
        self.assert_says(said, "requests 2", "read 2")
        self.assertEqual(len(self.of_model()), 2)
        # The rest, and no more.
        self.asked(server, *SMALL)
        windows = [window_of(body) for body in server.bodies]
        self.assertEqual(len(windows), len(set(windows)))
        self.cache.unlink()
        seen = len(server.bodies)
        said = self.assert_fails(self.ask(server, *SMALL, "--max-tokens", 1000), 3, "--max-tokens",
                                 "may take up to")
        self.assertEqual(len(server.bodies), seen)
        self.assertEqual(self.of_model(), [])

    def test_a_dry_run_says_what_would_be_sent_and_cost_and_sends_nothing(self):
        server = self.server(self.answer)
        requests = self.folder / "requests.jsonl"
        result = self.ask(server, *SMALL, "--dry-run", "--price-in", 2, "--price-out", 10,
                          "--requests", requests)
        self.assertEqual(result.returncode, 0, result.stderr)
        said = result.stdout.decode()
        self.assertEqual(server.bodies, [])
        self.assertFalse(self.claims.exists())
        self.assertFalse(self.cache.exists())
        plan = dict(line.rsplit(None, 1) for line in said.splitlines() if line[:1].isalpha()
                    or line.startswith("  "))
        sent = self.lines(requests)
        self.assertEqual(int(plan["requests"]), len(sent))
        tokens, answered = int(plan["tokens sent (estimated)"]), int(plan["tokens answered (estimated)"])
        self.assertAlmostEqual(float(plan["money (estimated)"]), (tokens * 2 + answered * 10) / 1e6, 4)
        self.assertIn(server.url, said)
        self.assertIn("nothing was sent", said)
        self.asked(server, *SMALL)
        self.assertEqual(server.bodies, sent)
        again = self.ask(server, *SMALL, "--dry-run").stdout.decode()
        self.assertIn("to be sent", again)
        self.assert_says(again, f"in the cache {len(sent)}", "to be sent 0")

    def test_build_has_the_same_options(self):
        server = self.server(self.answer)
        result = self.ask(server, *SMALL, "--dry-run", command="build")
        self.assertEqual(result.returncode, 0, result.stderr)
        self.assertFalse((self.folder / "out").exists())
        result = self.ask(server, *SMALL, command="build")
        self.assertIn(result.returncode, (0, 1), result.stderr)
        self.assert_says(result.stdout.decode(), f"requests {len(server.bodies)}",
                         f"quote-not-found {len(server.bodies)}")
        self.assertTrue((self.folder / "out/rejected.jsonl").stat().st_size > 0)
        graph = (self.folder / "out/graph.jsonld").read_text(encoding="utf-8")
        self.assertIn("model:m", graph)
        self.assertNotIn("in anger", graph)

    def test_what_it_cost_is_counted_by_the_server_or_estimated(self):
        said = self.asked(self.server(self.answer), "--price-in", 1, "--price-out", 1)
        self.assertIn("money", said)
        self.assertNotIn("estimated", said)
        self.cache.unlink()
        self.assertIn("(estimated)", self.asked(self.server(self.answer, count_tokens=False)))

    def test_an_interrupted_run_goes_on_where_it_was(self):
        server = self.server(self.answer, delay=0.3)
        process = subprocess.Popen(
            [PROGRAM, "extract", self.document, "--model", "m", "--endpoint", server.url, "-o",
             self.claims, "--cache", self.cache, *map(str, SMALL)],
            stderr=subprocess.DEVNULL, env={**os.environ, **NO_KEY})
        end = time.monotonic() + 30
        while len(server.bodies) < 3 and time.monotonic() < end:
            time.sleep(0.01)
        process.send_signal(signal.SIGINT)
        self.assertEqual(process.wait(30), -signal.SIGINT)
        self.assertFalse(self.claims.exists())
        self.assert_nothing_left()
        server.delay = 0
        said = self.asked(server, *SMALL)
        self.assertNotIn("answers from the cache  0", said)
        windows = [window_of(body) for body in server.bodies]
        self.assertLessEqual(len(windows) - len(set(windows)), 1)  # the one on its way

    def test_a_file_that_is_no_cache_is_not_touched(self):
        server = self.server(self.answer)
        other = self.folder / "other.sqlite"
        connection = sqlite3.connect(other)
        connection.execute("CREATE TABLE t (x)")
        connection.commit()
        connection.close()
        before = other.read_bytes()
        for path, word in ((other, "something else"), (self.write("text", "no database" * 100), "--cache"),
                           (self.folder, "folder")):
            said = self.assert_fails(self.ask(server, cache=path), 2, word)
            self.assertIn(str(path), said)
        self.assertEqual(other.read_bytes(), before)
        self.assertEqual(server.bodies, [])

    def test_the_cache_lies_where_caches_do_and_can_be_left_out(self):
        server = self.server(self.answer)
        home = self.folder / "home"
        arguments = ("extract", self.document, "--model", "m", "--endpoint", server.url, "-o", self.claims)
        environment = {**NO_KEY, "HOME": str(home), "XDG_CACHE_HOME": ""}
        self.assertEqual(run(*arguments, "--no-cache", environment=environment).returncode, 0)
        self.assertFalse(home.exists())
        self.assertEqual(run(*arguments, environment=environment).returncode, 0)
        self.assertTrue((home / ".cache/diplograph/answers.sqlite").exists())
        xdg = self.folder / "xdg"
        environment["XDG_CACHE_HOME"] = str(xdg)
        self.assertEqual(run(*arguments, environment=environment).returncode, 0)
        self.assertTrue((xdg / "diplograph/answers.sqlite").exists())


class Replay(AcceptanceTest):
    """Answers that were recorded, written for these tests, through the whole pipeline."""

    def test_recorded_answers_give_a_fixed_graph_byte_for_byte(self):
        cache = self.folder / "answers.sqlite"
        kept, said, requests = replay(self.folder / "one", cache)
        self.assertEqual(requests, 7)  # six windows, one asked again
        for name, content in expected().items():
            self.assertEqual(kept[name], content, f"{name}; scripts/update-replay after a change on purpose")
        at_once, _, _ = replay(self.folder / "two", self.folder / "other.sqlite", "--parallel", 4)
        self.assertEqual(kept, at_once)

    def test_nothing_false_is_in_the_graph_of_the_recorded_answers(self):
        kept, said, _ = replay(self.folder / "out", self.folder / "answers.sqlite")
        graph = kept["graph.jsonld"].decode()
        for false in ("owns the strait", "Oman started", "belongsTo"):
            self.assertNotIn(false, graph)
            self.assertIn(false, kept["rejected.jsonl"].decode())
        claims = [json.loads(line) for line in kept["claims.jsonl"].decode().splitlines()]
        texts = {c["id"]: c["text"].encode() for c in claims if c["claim"] == "document"}
        model = [c for c in claims if c["claim"] == "relation"
                 and c["evidence"]["extractor"] == "model:recorded"]
        self.assertGreater(len(model), 8)
        for claim in model:
            evidence = claim["evidence"]
            begin, end = evidence["span"]
            self.assertEqual(texts[evidence["document"]][begin:end].decode(), evidence["quote"])
        denied, = [c for c in model if c["source"] == "state/denmark" and c["relation"] == "supports"]
        self.assertEqual(denied["polarity"], "negated")
        self.assertEqual(denied["said"]["polarity"], "affirmed")
        self.assertIn("answers that were cut off", said)


if __name__ == "__main__":
    unittest.main()
