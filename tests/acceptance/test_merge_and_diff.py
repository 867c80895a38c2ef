"""`diplograph merge` and `diplograph diff`: graphs into one, and what differs between two."""
import itertools
import json
import random
import unittest

from acceptance import CORPUS, ENGLISH, EXAMPLES, PERSIAN, AcceptanceTest, run

THIRD = "Norway signed the Antarctic Treaty.\n"
EARLIER = "Peru and Chile signed the Lima Accord on 3 May 2015.\n"
LATER = "Peru and Chile signed the Lima Accord on 4 June 2016.\n"


def document_of(line):
    claim = json.loads(line)
    return claim["id"] if claim["claim"] == "document" else claim["evidence"]["document"]


def dealt_by_document(lines, count, dice):
    """The claims in parts; each document's claims stay together."""
    documents = sorted({document_of(line) for line in lines})
    dice.shuffle(documents)
    parts = [[] for _ in range(count)]
    for line in lines:
        parts[documents.index(document_of(line)) % count].append(line)
    return parts


def dealt_by_claim(lines, count, dice):
    """The claims in parts; each part has the documents that it quotes."""
    documents = {document_of(line): line for line in lines
                 if json.loads(line)["claim"] == "document"}
    others = [line for line in lines if line not in set(documents.values())]
    dice.shuffle(others)
    parts = []
    for number in range(count):
        part = others[number::count]
        quoted = sorted({document_of(line) for line in part})
        # A document that nothing quotes is in the first part.
        lone = sorted(set(documents) - {document_of(line) for line in others}) if number == 0 else []
        parts.append([documents[name] for name in quoted + lone] + part)
    return parts


class MergeAndDiff(AcceptanceTest):

    def build(self, *texts):
        """A folder built of documents that have the same names in every call."""
        names = {ENGLISH: "a.txt", PERSIAN: "b.txt", THIRD: "c.txt"}
        out = self.folder / ("built-" + "".join(names[text][0] for text in texts))
        self.run_ok("-q", "build", *(self.write(names[text], text) for text in texts), "-o", out)
        return out / "graph.jsonld"

    def test_merged_parts_are_what_building_the_whole_gives_in_any_order(self):
        whole = self.build(ENGLISH, PERSIAN, THIRD).read_bytes()
        parts = [self.build(text) for text in (ENGLISH, PERSIAN, THIRD)]
        for order in itertools.permutations(parts):
            merged = self.folder / "merged.jsonld"
            self.run_ok("merge", *order, "-o", merged)
            self.assertEqual(merged.read_bytes(), whole)
            self.run_ok("merge", merged, parts[0], "-o", merged)
            self.assertEqual(merged.read_bytes(), whole)

    def check_splits(self, documents):
        """Assembled in 1, 2 and 7 parts and merged in any order, claims give one graph."""
        built = self.folder / "split"
        self.run_ok("-q", "build", *documents, "-o", built)
        whole = (built / "graph.jsonld").read_bytes()
        lines = (built / "claims.jsonl").read_text(encoding="utf-8").splitlines(True)
        self.assertGreater(len(lines), 100)
        dice = random.Random(2026)
        for count, deal in itertools.product((1, 2, 7), (dealt_by_document, dealt_by_claim)):
            parts = []
            for number, part in enumerate(part for part in deal(lines, count, dice) if part):
                claims = self.write(f"part-{number}.jsonl", "".join(part))
                parts.append(self.folder / f"part-{number}.jsonld")
                self.run_ok("-q", "assemble", claims, "-o", parts[-1])
            for turn in range(3):
                with self.subTest(parts=count, dealt=deal.__name__, turn=turn):
                    dice.shuffle(parts)
                    self.run_ok("-q", "merge", *parts, "-o", self.folder / "whole.jsonld")
                    self.assertTrue((self.folder / "whole.jsonld").read_bytes() == whole)

    def test_the_examples_in_1_2_and_7_parts_merged_in_any_order_give_the_same_bytes(self):
        self.check_splits(EXAMPLES)

    def test_the_corpus_in_1_2_and_7_parts_merged_in_any_order_gives_the_same_bytes(self):
        documents = sorted(CORPUS.glob("*.txt"))
        if len(documents) < 7:
            self.skipTest(f"SKIPPED LOUDLY: no corpus in {CORPUS}")
        self.check_splits(documents)

    def contradiction(self):
        graphs = []
        for name, text in (("a.txt", EARLIER), ("b.txt", LATER)):
            out = self.folder / name[0]
            self.run_ok("-q", "build", self.write(name, text), "-o", out)
            graphs.append(out / "graph.jsonld")
        return graphs

    def test_values_that_contradict_each_other_are_kept_and_told_with_their_documents(self):
        graphs = self.contradiction()
        out, report = self.folder / "merged.jsonld", self.folder / "conflicts.json"
        result = run("merge", *graphs, "-o", out, "--report", report)
        self.assertEqual(result.returncode, 0)
        self.assertEqual(result.stderr.decode("utf-8"),
                         "diplograph: warning: agreement/lima-accord: date is 2015-05-03 (a, line 1) "
                         "or 2016-06-04 (b, line 1); all are kept\n")
        merged = out.read_text(encoding="utf-8")
        self.assertIn("2015-05-03", merged)
        self.assertIn("2016-06-04", merged)
        (conflict,) = json.loads(report.read_bytes())["conflicts"]
        self.assertEqual([(value["value"], value["inputs"], value["certain"],
                           [(passage["document"], passage["quote"]) for passage in value["passages"]])
                          for value in conflict["values"]],
                         [("2015-05-03", [str(graphs[0])], True, [("a", "Lima Accord")]),
                          ("2016-06-04", [str(graphs[1])], True, [("b", "Lima Accord")])])
        # The claims say the same, and so does the graph merged with itself.
        claims = [graph.parent / "claims.jsonl" for graph in graphs]
        self.run_ok("-q", "assemble", *claims, "-o", self.folder / "again.jsonld", "--report", report)
        self.assertEqual((self.folder / "again.jsonld").read_bytes(), out.read_bytes())
        (again,) = json.loads(report.read_bytes())["conflicts"]
        self.assertEqual([value["passages"] for value in again["values"]],
                         [value["passages"] for value in conflict["values"]])

    def test_graphs_that_agree_give_an_empty_report_and_no_word(self):
        report = self.folder / "conflicts.json"
        graph = self.build(ENGLISH)
        result = run("merge", graph, graph, "-o", self.folder / "merged.jsonld", "--report", report)
        self.assertEqual((result.returncode, result.stderr), (0, b""))
        self.assertEqual(json.loads(report.read_bytes()), {"conflicts": []})

    def test_a_report_that_cannot_be_written_is_an_error(self):
        self.assert_fails(run("merge", self.build(ENGLISH), "-o", self.folder / "merged.jsonld",
                              "--report", self.folder / "nowhere/conflicts.json"), 2, "nowhere")

    def test_graphs_that_do_not_differ_give_no_line(self):
        graph = self.build(ENGLISH)
        self.assertEqual(self.run_ok("diff", graph, graph), "")

    def test_what_was_added_and_removed_is_told_with_its_quote(self):
        before, after = self.build(ENGLISH), self.build(ENGLISH, THIRD)
        text = self.run_ok("diff", before, after)
        self.assertIn("+ document c", text)
        self.assertIn("+ state/norway\n", text)
        self.assertIn("Norway signed the Antarctic Treaty.", text)
        self.assertFalse([line for line in text.splitlines() if line.startswith("- ")])
        found = json.loads(self.run_ok("diff", after, before, "--json"))
        self.assertIn("state/norway", found["removedNodes"])
        self.assertEqual(found["addedNodes"], [])
        self.assertTrue(all(edge["evidence"] for edge in found["removedEdges"]))

    def test_a_difference_is_drawn_in_the_format_that_the_name_or_an_option_says(self):
        before, after = self.build(ENGLISH), self.build(ENGLISH, THIRD)
        for ending, beginning in (("svg", b"<?xml"), ("pdf", b"%PDF-"), ("png", b"\x89PNG"),
                                  ("eps", b"%!PS"), ("dot", b"digraph")):
            out = self.folder / f"changes.{ending}"
            self.run_ok("diff", before, after, "-o", out)
            self.assertTrue(out.read_bytes().startswith(beginning), ending)
            self.assertEqual(run("diff", before, after, "--to", ending).stdout, out.read_bytes())
        svg = (self.folder / "changes.svg").read_text(encoding="utf-8")
        for words in (">+ Norway<", ">+ party to<", ">+ added<", "added: 2 nodes and 1 relation."):
            self.assertIn(words, svg)
        self.assertNotIn("Kazakhstan", svg)
        persian = self.run_ok("diff", after, before, "--to", "svg", "--lang", "fa")
        self.assertIn("حذف‌شده: ۲ گره و ۱ رابطه", persian)

    def test_text_and_json_go_into_a_file_too(self):
        before, after = self.build(ENGLISH), self.build(ENGLISH, THIRD)
        for name, option in (("changes.json", "json"), ("changes.txt", "text")):
            self.run_ok("diff", before, after, "-o", self.folder / name)
            self.assertEqual((self.folder / name).read_text(encoding="utf-8"),
                             self.run_ok("diff", before, after, "--to", option))

    def test_a_figure_that_cannot_be_drawn_says_why(self):
        graph = self.build(ENGLISH)
        out = self.folder / "changes.tex"
        self.assert_fails(run("diff", graph, graph, "-o", out), 2, "draw it as .pdf")
        self.assertFalse(out.exists())
        self.assert_fails(run("diff", graph, graph, "--to", "gif"), 2, "gif")

    def test_a_graph_that_cannot_be_read_leaves_nothing(self):
        broken = self.write("broken.jsonld", "{")
        out = self.folder / "merged.jsonld"
        self.assert_fails(run("merge", self.build(ENGLISH), broken, "-o", out), 2, "broken.jsonld")
        self.assertFalse(out.exists())
        self.assert_nothing_left()


if __name__ == "__main__":
    unittest.main()
