"""`diplograph rules` and packs of rules that a user brings."""
import json
import unittest

from acceptance import EXAMPLES, AcceptanceTest, run


class Rules(AcceptanceTest):

    def pack(self, name, **changes):
        rule = {"id": "en/bless", "relation": "supports", "trigger": ["blessed"],
                "source": {"types": ["Actor"], "where": "subject"},
                "target": {"types": ["Agreement"], "where": "after"}, "confidence": 0.6,
                "examples": [{"text": "Germany blessed the Paris Agreement.",
                              "finds": [["Germany", "Paris Agreement"]]}],
                "counterexamples": ["Germany blessed nobody."]}
        rule.update(changes)
        return self.write(name, json.dumps({"kind": "rules", "id": "en/mine", "version": 1,
                                            "language": "en", "rules": [rule]}))

    def relations(self, *arguments):
        claims = map(json.loads, self.run_ok("-q", "extract", *arguments).splitlines())
        return [claim for claim in claims if claim["claim"] == "relation"]

    def test_every_built_in_rule_is_listed_and_holds(self):
        rows = [line.split("\t") for line in self.run_ok("rules", "--list").splitlines()]
        self.assertGreater(len(rows), 100)
        self.assertTrue(all(len(row) == 5 and row[4] for row in rows))
        self.assertEqual(len({row[0] for row in rows}), len(rows))
        said = self.run_ok("rules", "--test")
        self.assertIn(f"{len(rows)} rules, ", said)
        self.assertIn(" 0 failed", said)

    def test_a_rule_of_ones_own_finds_what_the_built_in_ones_do_not(self):
        text = self.write("a.txt", "Kenya blessed the Paris Agreement.\n")
        own = self.pack("own.json")
        self.assertEqual(self.relations(text), [])
        found = self.relations("--rules", own, text)
        self.assertEqual([(c["source"], c["relation"], c["evidence"]["rule"]) for c in found],
                         [("state/kenya", "supports", "en/bless")])
        self.assertIn("1 rules, 2 examples, 0 failed", self.run_ok("rules", "--test", own))
        said = self.run_ok("-q", "rules", "--diff", "built-in", own, text)
        self.assertIn("+ state/kenya supports", said)
        self.assertIn("Kenya blessed the Paris Agreement", said)
        self.assertIn("0 removed, 1 added, 0 kept", said)
        self.assertIn("1 removed, 0 added, 0 kept", self.run_ok("-q", "rules", "--diff", own, "built-in", text))

    def test_a_pack_whose_example_fails_does_not_load(self):
        wrong = self.pack("wrong.json", examples=[{"text": "Germany blessed the Paris Agreement.",
                                                   "finds": [["Germany", "Treaty of Rome"]]}])
        loud = self.pack("loud.json", counterexamples=["Kenya blessed the Paris Agreement."])
        for pack, word in ((wrong, "Treaty of Rome"), (loud, "must not")):
            out = self.folder / "out"
            self.assert_fails(run("build", EXAMPLES[0], "--rules", pack, "-o", out), 2, pack.name,
                              "/rules/0", "en/bless", word)
            self.assertFalse(out.exists())
            result = run("rules", "--test", pack)
            self.assertEqual(result.returncode, 1)
            self.assertIn("1 failed", result.stdout.decode("utf-8"))

    def test_a_pack_that_is_none_is_refused_with_its_place(self):
        self.assert_fails(run("rules", "--test", self.pack("a.json", relation="loves")), 2,
                          "a.json:1", "/rules/0/relation", "loves")
        self.assert_fails(run("rules", "--test", self.write("b.json", "{")), 2, "b.json:1")
        self.assert_fails(run("rules", "--diff", "built-in"), 2, "document")


if __name__ == "__main__":
    unittest.main()
