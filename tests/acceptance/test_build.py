"""`diplograph build`: every file, the summary, the ids of documents."""
import csv
import json
import re
import unittest

from acceptance import CORPUS, ENGLISH, EXAMPLES, FILES, PERSIAN, AcceptanceTest, run, tree


class Build(AcceptanceTest):

    def test_every_file_of_the_main_job_is_written(self):
        out = self.folder / "out"
        self.run_ok("build", *EXAMPLES, "-o", out)
        files = tree(out)
        self.assertLessEqual(FILES, set(files))
        for document in EXAMPLES:
            self.assertGreater(len(files[f"text/{document.stem}.txt"]), 3000)
        for name in FILES:
            self.assertGreater(len(files[name]), 100, name)
        self.assertTrue(files["figure.pdf"].startswith(b"%PDF-"))
        self.assert_nothing_left()

    def test_tables_begin_with_the_promised_columns(self):
        files = tree(self.graph())
        nodes = list(csv.reader(files["nodes.csv"].decode("utf-8-sig").splitlines()))
        edges = list(csv.reader(files["edges.csv"].decode("utf-8-sig").splitlines()))
        self.assertEqual(nodes[0][:4], ["id", "type", "label", "aliases"])
        self.assertEqual(edges[0][:8], ["source", "relation", "target", "polarity", "confidence",
                                        "document", "line", "quote"])
        self.assertIn("state/kazakhstan", [row[0] for row in nodes[1:]])
        self.assertGreater(len(edges), 1)

    def test_the_summary_counts_what_the_files_hold(self):
        out = self.folder / "out"
        summary = self.run_ok("build", *EXAMPLES, "-o", out)
        numbers = dict(re.findall(r"^ *(\w+) +([\d.]+)$", summary, re.M))
        files = tree(out)
        report = json.loads(files["validation.json"])
        self.assertEqual(int(numbers["documents"]), len(EXAMPLES))
        self.assertEqual(int(numbers["nodes"]), report["nodes"])
        self.assertEqual(int(numbers["edges"]), report["edges"])
        self.assertEqual(int(numbers["violations"]), 0)
        self.assertIn("seconds", numbers)
        self.assertEqual(int(numbers["nodes"]),
                         len(list(csv.reader(files["nodes.csv"].decode().splitlines()))) - 1)

    def test_each_edge_has_evidence_whose_quote_stands_in_the_text(self):
        out = self.folder / "out"
        self.run_ok("build", *EXAMPLES, "-o", out)
        lines = (out / "claims.jsonl").read_text(encoding="utf-8").splitlines()
        relations = [claim for claim in map(json.loads, lines) if claim["claim"] == "relation"]
        self.assertGreater(len(relations), 5)
        for claim in relations:
            evidence = claim["evidence"]
            text = (out / "text" / (evidence["document"] + ".txt")).read_bytes()
            begin, end = evidence["span"]
            self.assertEqual(text[begin:end].decode("utf-8"), evidence["quote"])

    def test_standard_input_is_a_document(self):
        out = self.folder / "out"
        self.run_ok("build", "-", "-o", out, stdin=ENGLISH.encode())
        self.assertEqual((out / "text/standard-input.txt").read_text(), ENGLISH)

    def test_folders_are_searched_and_the_output_folder_is_not(self):
        self.write("in/a.txt", ENGLISH)
        self.write("in/deep/b.md", PERSIAN)
        self.write("in/deep/.hidden.txt", ENGLISH)
        self.write("in/picture.png", b"\x89PNG\r\n\0\0")
        out = self.folder / "in/out"
        for _ in range(2):
            summary = self.run_ok("build", self.folder / "in", "-o", out)
            self.assertRegex(summary, r"documents +2\n")
        self.assertEqual(sorted(path.name for path in (out / "text").iterdir()), ["a.txt", "b.txt"])

    def test_different_files_of_one_name_get_ids_that_no_order_changes(self):
        first = self.write("one/report.txt", ENGLISH)
        second = self.write("two/report.txt", PERSIAN)
        ids = []
        for order in ((first, second), (second, first)):
            out = self.folder / f"out{len(ids)}"
            self.run_ok("build", *order, "-o", out)
            ids.append(sorted(path.name for path in (out / "text").iterdir()))
        self.assertEqual(ids[0], ids[1])
        self.assertEqual(len(ids[0]), 2)
        for name in ids[0]:
            self.assertRegex(name, r"^report-[0-9a-f]{8}\.txt$")

    def test_a_file_that_is_named_twice_is_read_once(self):
        document = self.write("a.txt", ENGLISH)
        (self.folder / "link.txt").symlink_to(document)
        self.write("copy/a.txt", ENGLISH)
        summary = self.run_ok("build", document, self.folder / "link.txt", self.folder / "copy/a.txt",
                              document, "-o", self.folder / "out")
        self.assertRegex(summary, r"documents +1\n")

    def test_a_name_with_spaces_and_persian_letters_is_kept_where_it_can_be(self):
        document = self.write("سند دوم.txt", PERSIAN)
        self.run_ok("build", document, "-o", self.folder / "out")
        self.assertTrue((self.folder / "out/text/سند-دوم.txt").exists())

    def test_quiet_says_nothing_but_the_summary(self):
        result = run("build", "-q", self.write("a.txt", ENGLISH), "-o", self.folder / "out")
        self.assertEqual((result.returncode, result.stderr), (0, b""))

    def test_progress_is_not_written_into_a_pipe(self):
        for number in range(300):
            self.write(f"in/{number}.txt", ENGLISH * 20)
        result = run("build", self.folder / "in", "-o", self.folder / "out")
        self.assertEqual(result.returncode, 0, result.stderr)
        self.assertNotIn(b"\r", result.stderr)
        self.assertNotIn(b"\x1b", result.stderr)


@unittest.skipUnless(CORPUS.is_dir(), f"SKIPPED: there is no corpus in {CORPUS}")
class Corpus(AcceptanceTest):

    def test_every_document_gives_a_valid_graph_of_actors_goals_strategies_and_agreements(self):
        documents = sorted(CORPUS.glob("*.txt"))
        self.assertGreater(len(documents), 0)
        for document in documents:
            with self.subTest(document=document.name):
                out = self.folder / document.stem
                self.run_ok("-q", "build", document, "-o", out)
                with (out / "edges.csv").open(encoding="utf-8", newline="") as table:
                    edges = list(csv.DictReader(table))
                self.assertGreater(len(edges), 0)
                self.assertTrue(all(edge["quote"] for edge in edges))
                with (out / "nodes.csv").open(encoding="utf-8", newline="") as table:
                    types = {node["type"] for node in csv.DictReader(table)}
                actors = {"State", "Organization", "GovernmentBody", "Company", "Group", "Person"}
                self.assertTrue(types & actors, types)
                self.assertLessEqual({"Goal", "Strategy", "Agreement"}, types)


if __name__ == "__main__":
    unittest.main()
