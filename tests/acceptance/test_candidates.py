"""`diplograph import` of candidates: what other programs say a text states, held against it."""
import json
import shutil
import unittest

from acceptance import PERSIAN, SOURCE, AcceptanceTest, run

TEXT = ("Norway and Iceland signed the Treaty of Oslo on 3 May 2015. Norway wants cleaner ports. "
        "China did not join the Treaty of Oslo.\n")
FACTS = ("subject,predicate,object,subject_type,object_type,quote\n"
         "Norway,party to,Treaty of Oslo,State,Agreement,Norway and Iceland signed the Treaty of Oslo\n"
         "China,party to,Treaty of Oslo,State,Agreement,China did not join the Treaty of Oslo.\n"
         "Norway,pursues,cleaner ports,State,Goal,Norway wants cleaner harbours\n")


class Candidates(AcceptanceTest):

    def setUp(self):
        super().setUp()
        self.text = self.write("a.txt", TEXT)
        self.out = self.folder / "g.jsonld"

    def lines(self, path):
        return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]

    def imported(self, name, *files, status=3, options=()):
        """What is printed, and the rejections."""
        result = run("import", "--from", name, *files, *options, "-o", self.out)
        self.assertEqual(result.returncode, status, result.stderr.decode())
        return result.stdout.decode(), self.lines(self.folder / "rejected.jsonl")

    def test_what_the_text_supports_becomes_a_graph_and_the_rest_is_refused(self):
        facts = self.write("facts.csv", FACTS)
        claims = self.folder / "claims.jsonl"
        said, rejected = self.imported(
            "triples", facts, options=("--documents", self.text, "--claims", claims))
        self.assertIn("supported relations       2", said)
        self.assertIn("contradicted by the text  1", said)
        self.assertEqual([each["reason"] for each in rejected], ["quote-not-found"])
        self.assertEqual(rejected[0]["origin"], {"file": str(facts), "line": 4})
        relations = [c for c in self.lines(claims) if c["claim"] == "relation"]
        self.assertEqual({(c["source"], c["polarity"]) for c in relations},
                         {("state/norway", "affirmed"), ("state/china", "negated")})
        stored = self.text.read_bytes()
        for claim in relations:
            begin, end = claim["evidence"]["source"]
            self.assertEqual(stored[begin:end].decode(), claim["evidence"]["quote"])
        self.assertEqual([c.get("said") for c in relations if c["polarity"] == "negated"],
                         [{"polarity": "affirmed"}])
        # The claims give the same graph, and it keeps to the schema.
        again = self.folder / "again.jsonld"
        self.run_ok("assemble", claims, "-o", again)
        self.assertEqual(again.read_bytes(), self.out.read_bytes())
        self.run_ok("validate", again)

    def test_the_same_input_gives_the_same_bytes(self):
        facts = self.write("facts.csv", FACTS)
        self.imported("triples", facts, options=("--documents", self.text))
        first = self.out.read_bytes(), (self.folder / "rejected.jsonl").read_bytes()
        self.imported("triples", facts, options=("--documents", self.text))
        self.assertEqual(first, (self.out.read_bytes(), (self.folder / "rejected.jsonl").read_bytes()))

    def test_rejected_lines_can_be_mended_and_read_again(self):
        facts = self.write("facts.csv", FACTS)
        self.imported("triples", facts, options=("--documents", self.text))
        mended = (self.folder / "rejected.jsonl").read_text(encoding="utf-8")
        again = self.write("mended.jsonl", mended.replace("harbours", "ports"))
        said, rejected = self.imported("candidates", again, status=0,
                                       options=("--documents", self.text))
        self.assertIn("supported relations  1", said)
        self.assertEqual(rejected, [])

    def test_formats_with_texts_need_no_documents(self):
        line = {"document_id": "oslo", "text": TEXT + PERSIAN, "extractions": [
            {"extraction_class": "State", "extraction_text": "Norway",
             "char_interval": {"start_pos": 0, "end_pos": 6}},
            {"extraction_class": "pursues", "extraction_text": "Norway wants cleaner ports",
             "attributes": {"subject": "Norway", "object": "cleaner ports", "object_type": "Goal"}}]}
        extractions = self.write("e.jsonl", json.dumps(line, ensure_ascii=False) + "\n")
        self.imported("langextract", extractions, status=0)
        graph = self.out.read_text(encoding="utf-8")
        self.assertIn("oslo.txt", graph)
        self.assertIn("goal/cleaner-ports", graph)
        self.write("b.txt", TEXT)
        annotation = self.write("b.ann", "T1\tState 0 6\tNorway\nT2\tAgreement 30 44\tTreaty of Oslo\n"
                                         "R1\tpartyTo Arg1:T1 Arg2:T2\n")
        self.imported("brat", annotation, status=0)
        self.assertIn("partyTo", self.out.read_text(encoding="utf-8"))

    def test_annotations_are_found_in_documents_of_another_layout(self):
        # The annotated text has other spaces and Arabic letters.
        document = self.write("c.txt", PERSIAN)
        other = PERSIAN.replace("ی", "ي").replace(" ", "  ")
        begin = other.index("ايران")
        target = other.index("سازمان  ملل  متحد")
        doc = {"text": other, "ents": [], "meta": {"source": "c.txt"}, "relations": [{
            "label": "memberOf",
            "head_span": {"start": other.index("ايران", begin + 1),
                          "end": other.index("ايران", begin + 1) + 5, "label": "State"},
            "child_span": {"start": target, "end": target + len("سازمان  ملل  متحد"),
                           "label": "Organization"}}]}
        docs = self.write("docs.json", json.dumps(doc))
        self.imported("spacy", docs, status=0, options=("--documents", document))
        self.assertIn("organization/united-nations", self.out.read_text(encoding="utf-8"))

    def test_words_of_others_are_mapped_by_options_and_files(self):
        facts = self.write("facts.csv", "who,verb,whom,quote\n"
                                        "Norway,SIGNED,Treaty of Oslo,signed the Treaty of Oslo\n"
                                        "Norway,KNOWS,Iceland,Norway and Iceland\n")
        words = self.write("words.txt", "# columns\nwho=source\nwhom=target\nverb=relation\n")
        result = run("import", "--from", "triples", facts, "--documents", self.text, "--map", words,
                     "--map", "SIGNED=partyTo", "--map", "KNOWS=-", "-o", self.out)
        self.assertEqual(result.returncode, 0, result.stderr)
        self.assertIn(b"1 candidates of \"KNOWS\" are left out", result.stderr)
        self.assertIn(b"supported relations  1", result.stdout)
        self.assert_fails(run("import", "--from", "triples", facts, "--documents", self.text, "--map",
                              words, "--map", "OWNS=partyTo", "-o", self.out), 2, "OWNS")

    def test_what_is_wrong_is_said_and_nothing_is_written(self):
        facts = self.write("facts.csv", FACTS)
        broken = self.write("broken.json", "{\"nodes\": [")
        empty = self.write("empty.csv", "")
        for arguments, words in (
                (("--from", "triples", facts), ("--documents",)),
                (("--from", "triples", facts, "--documents", self.folder / "none"), ("none",)),
                (("--from", "triples", facts, "--base", self.out), ("--base is for graphs",)),
                (("--from", "langchain", broken, "--documents", self.text), ("broken.json:1",)),
                (("--from", "triples", empty, "--documents", self.text), ("is empty",)),
                (("--from", "graphml", facts, "--documents", self.text), ("is for candidates",)),
                (("--from", "langchian", facts), ("did you mean langchain?",)),
                (("--from", "brat", facts), ("no candidates",))):
            self.assert_fails(run("import", *arguments, "-o", self.out), 2, *words)
            self.assertFalse(self.out.exists())

    def test_candidates_that_nothing_supports_leave_the_reasons(self):
        facts = self.write("facts.csv", FACTS.splitlines()[0] + "\n" + FACTS.splitlines()[3] + "\n")
        self.assert_fails(run("import", "--from", "triples", facts, "--documents", self.text,
                              "-o", self.out), 2, "support none", "rejected.jsonl")
        self.assertEqual(len(self.lines(self.folder / "rejected.jsonl")), 1)
        self.assertFalse(self.out.exists())

    def test_a_candidate_belongs_to_the_document_that_it_names_or_that_has_its_words(self):
        other = self.write("other.txt", "Kenya supports the Nairobi Pact.\n")
        facts = self.write("facts.csv", "subject,relation,object,object_type,quote,document\n"
                           "Kenya,supports,Nairobi Pact,Agreement,Kenya supports the Nairobi Pact,\n"
                           "Norway,pursues,cleaner ports,Goal,Norway wants cleaner ports,x/a.txt\n"
                           "Norway,pursues,cleaner ports,Goal,Norway wants cleaner ports,other\n"
                           "Norway,pursues,cleaner ports,Goal,Norway wants cleaner ports,third.txt\n")
        claims = self.folder / "claims.jsonl"
        _, rejected = self.imported("triples", facts, options=(
            "--documents", self.text, "--documents", other, "--claims", claims))
        found = {c["evidence"]["document"] for c in self.lines(claims) if c["claim"] == "relation"}
        self.assertEqual(found, {"a", "other"})
        self.assertEqual([each["reason"] for each in rejected],
                         ["quote-not-found", "unknown-document"])

    def test_extractors_agree_or_are_told_apart(self):
        claims = self.folder / "rules.jsonl"
        self.run_ok("extract", self.text, "-o", claims)
        facts = self.write("facts.csv", FACTS)
        theirs = self.folder / "theirs.jsonl"
        self.imported("triples", facts, options=("--documents", self.text, "--claims", theirs,
                                                 "--by", "model:x"))

        def edges(*options):
            graph = self.folder / "both.jsonld"
            self.run_ok("assemble", claims, theirs, *options, "-o", graph)
            items = json.loads(graph.read_text(encoding="utf-8"))["@graph"]
            return {i["@id"].split("/id/")[-1]: float(i["dg:confidence"]) for i in items
                    if "dg:confidence" in i and "#" in i["@id"] and "dg:evidence" in i}

        everything, rules = edges(), edges("--rules-only")
        model, both = edges("--model-only"), edges("--require-agreement")
        self.assertEqual(set(everything), set(rules) | set(model))
        self.assertEqual(set(both), set(rules) & set(model))
        self.assertTrue(both)
        for edge, confidence in both.items():
            self.assertGreater(confidence, max(rules[edge], model[edge]))
            self.assertAlmostEqual(confidence, 1 - (1 - rules[edge]) * (1 - model[edge]), places=2)
        self.assert_fails(run("assemble", claims, "--require-agreement", "-o", self.out), 2,
                          "only those of diplograph")
        self.assert_fails(run("assemble", claims, "--rules-only", "--model-only", "-o", self.out), 2,
                          "--rules-only")

    def test_an_evaluation_tells_extractors_apart(self):
        gold = self.write("gold.json", json.dumps({
            "document": {"id": "a"},
            "nodes": [{"id": "no", "type": "State", "label": "Norway", "core": True},
                      {"id": "is", "type": "State", "label": "Iceland", "core": True},
                      {"id": "oslo", "type": "Agreement", "label": "Treaty of Oslo", "core": True}],
            "edges": [{"source": "no", "relation": "partyTo", "target": "oslo", "core": True},
                      {"source": "is", "relation": "partyTo", "target": "oslo", "core": True}]}))
        rules, theirs = self.folder / "rules.jsonl", self.folder / "theirs.jsonl"
        self.run_ok("extract", self.text, "-o", rules)
        facts = self.write("facts.csv", FACTS)
        self.imported("triples", facts, options=("--documents", self.text, "--claims", theirs,
                                                 "--by", "model:x"))
        graph = self.folder / "both.jsonld"
        self.run_ok("assemble", rules, theirs, "-o", graph)
        found = json.loads(self.run_ok("evaluate", gold, graph, "--json"))
        scores = {each["extractor"]: each for each in found["byExtractor"]}
        self.assertEqual(list(scores), ["diplograph", "model:x", "agreement"])
        self.assertEqual(found["edges"]["coreFound"], 2)
        self.assertEqual(scores["diplograph"]["edges"]["coreFound"], 2)
        self.assertEqual(scores["model:x"]["edges"]["coreFound"], 1)
        self.assertEqual(scores["agreement"]["edges"]["coreFound"], 1)
        self.assertEqual(scores["agreement"]["edges"]["precision"], 1)
        text = self.run_ok("evaluate", gold, graph)
        self.assertIn("by model:x\n", text)
        self.assertIn("by agreement\n", text)
        alone = self.folder / "alone.jsonld"
        self.run_ok("assemble", rules, "-o", alone)
        self.assertEqual(json.loads(self.run_ok("evaluate", gold, alone, "--json"))["byExtractor"], [])

    def test_the_example_of_the_manual_is_what_it_says(self):
        for name in ("accord.txt", "facts.csv"):
            shutil.copy(SOURCE / "examples/candidates" / name, self.folder / name)
        page = (SOURCE / "docs/candidates.md").read_text(encoding="utf-8")
        block = page.split("<!-- example -->")[1].split("```")[1].strip("\n").split("\n", 1)
        command = block[0].removeprefix("$ diplograph ").split()
        result = run(*command, cwd=self.folder)
        self.assertEqual(result.stdout.decode().strip(), block[1].strip())

    def test_every_format_and_reason_stands_in_the_manual(self):
        page = (SOURCE / "docs/candidates.md").read_text(encoding="utf-8")
        listed = self.run_ok("import", "--list").splitlines()
        for name in (line.split()[0] for line in listed if line.split()[0] not in
                     ("graphml", "gexf", "csv")):
            self.assertIn(f"| `{name}` |", page)
        schema = json.loads((SOURCE / "schemas/rejection.schema.json").read_text(encoding="utf-8"))
        for reason in schema["properties"]["reason"]["enum"]:
            self.assertIn(f"| `{reason}` |", page)


if __name__ == "__main__":
    unittest.main()
