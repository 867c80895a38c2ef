"""`--same`, `--different`, `--across-scripts`, merge.log and `extract --explain`."""
import csv
import unittest

from acceptance import AcceptanceTest, run

ENGLISH = "Vladimir Petrov, the president of Russia, supports the Nairobi Agreement. Petrov opposes the war in Sudan.\n"
PERSIAN = "ولادیمیر پتروف، رئیس‌جمهور روسیه، از پیمان نایروبی حمایت کرد.\n"


class Identity(AcceptanceTest):

    def nodes(self, folder):
        with open(folder / "nodes.csv", encoding="utf-8-sig", newline="") as file:
            return {row["id"]: row for row in csv.DictReader(file)}

    def log(self, folder):
        lines = (folder / "merge.log").read_text("utf-8").splitlines()
        self.assertEqual(lines[0], "what\tentity\tname\twhy\ttimes\tplace")
        return [line.split("\t") for line in lines[1:]]

    def build(self, name, *options):
        out = self.folder / name
        self.run_ok("-q", "build", self.write("petrov.en.txt", ENGLISH),
                    self.write("petrov.fa.txt", PERSIAN), "-o", out, *options)
        return out

    def persons(self, folder):
        return {node for node in self.nodes(folder) if node.startswith("person/")}

    def test_the_log_says_why_two_names_are_one_and_who_may_be_one(self):
        out = self.build("out")
        rows = self.log(out)
        names = {(row[1], row[2], row[3]) for row in rows if row[0] == "name"}
        self.assertIn(("person/vladimir-petrov", "Petrov", "pattern/surname"), names)
        candidates = [row[1:3] for row in rows if row[0] == "candidate"]
        self.assertEqual(len(candidates), 1)
        kept, other = candidates[0]
        self.assertEqual(kept, "person/vladimir-petrov")
        self.assertEqual(self.persons(out), {kept, other})

        # The two ids of a candidate are a row of --same; what was decided survives every later run.
        same = self.write("same.csv", f"# who is who\n{kept},{other}\n")
        one = self.build("one", "--same", same)
        self.assertEqual(self.persons(one), {kept})
        self.assertIn(["same", kept, other], [row[:3] for row in self.log(one)])
        self.assertEqual((one / "graph.jsonld").read_bytes(),
                         (self.build("again", "--same", same) / "graph.jsonld").read_bytes())
        assembled = self.run_ok("-q", "assemble", one / "claims.jsonl", "--same", same,
                                "--merge-log", self.folder / "merges.tsv")
        self.assertEqual(assembled, (one / "graph.jsonld").read_text("utf-8"))
        self.assertEqual((self.folder / "merges.tsv").read_bytes(), (one / "merge.log").read_bytes())
        self.assertEqual(self.persons(self.build("across", "--across-scripts")), {kept})
        two = self.write("two.csv", f"{other},{kept}\n")
        self.assertEqual(self.persons(self.build("apart", "--across-scripts", "--different", two)),
                         {kept, other})

    def test_a_name_that_means_another_is_parted(self):
        two = self.write("two.csv", "person/vladimir-petrov,Petrov,person/anna-petrova\n")
        out = self.build("out", "--different", two)
        nodes = self.nodes(out)
        self.assertEqual(nodes["person/anna-petrova"]["label"], "Petrov")
        self.assertNotIn("Petrov", nodes["person/vladimir-petrov"]["aliases"].split("|"))
        with open(out / "edges.csv", encoding="utf-8-sig", newline="") as file:
            sources = {row["source"] for row in csv.DictReader(file) if row["relation"] == "opposes"}
        self.assertEqual(sources, {"person/anna-petrova"})

    def test_rows_that_meet_nothing_are_named_and_broken_ones_refused(self):
        text = self.write("petrov.en.txt", ENGLISH)
        same = self.write("same.csv", "person/vladimir-petrov,person/nobody\n")
        result = run("build", text, "-o", self.folder / "out", "--same", same)
        self.assertEqual(result.returncode, 0)
        self.assertIn("same.csv:1 (person/nobody)", result.stderr.decode("utf-8"))
        broken = self.write("broken.csv", "person/a,person/b\nPetrov\n")
        out = self.folder / "none"
        self.assert_fails(run("build", text, "-o", out, "--same", broken), 2, "broken.csv:2")
        self.assertFalse(out.exists())

    def test_explain_says_which_rules_fired_and_where_others_stopped(self):
        text = self.write("note.txt", "In 2010 Kenya signed the Nairobi Agreement. "
                                      "It signed nothing else. Nobody has backed it.\n")
        lines = self.run_ok("-q", "extract", "--explain", text).splitlines()
        self.assertTrue(lines[0].endswith(
            "note.txt:1: In 2010 Kenya signed the Nairobi Agreement."), lines[0])
        self.assertIn('  + en/sign "signed": state/kenya partyTo agreement/nairobi-agreement (0.8, dated 2010)',
                      lines)
        self.assertTrue(any(line.startswith("  - ") and "nothing fills its source" in line
                            for line in lines))
        # Every line with a plus is a statement of the claims file, and the other way round.
        claims = self.run_ok("-q", "extract", text)
        self.assertEqual(sum(line.startswith("  + ") for line in lines),
                         claims.count('"claim":"relation"'))


if __name__ == "__main__":
    unittest.main()
