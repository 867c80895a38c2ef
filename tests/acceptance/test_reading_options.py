"""`--fast`, `--without` and `--lexicon petrarch:FILE` of extract and build."""
import json
import unittest

from acceptance import EXAMPLES, AcceptanceTest, run


class ReadingOptions(AcceptanceTest):

    def claims(self, *arguments):
        lines = self.run_ok("-q", "extract", *arguments).splitlines()
        return [json.loads(line) for line in lines]

    def edges(self, claims):
        return {(c["source"], c["relation"], c["target"]) for c in claims if c["claim"] == "relation"}

    def test_fast_finds_names_and_what_words_say_with_evidence(self):
        for example in EXAMPLES:
            whole, fast = self.claims(example), self.claims("--fast", example)
            self.assertEqual(whole[0], fast[0])
            text = fast[0]["text"].encode("utf-8")
            for claim in fast[1:]:
                begin, end = claim["evidence"]["span"]
                self.assertEqual(text[begin:end].decode("utf-8"), claim["evidence"]["quote"])
            # States stand in the lexicon: both find the same.
            states = [{c["entity"] for c in claims if c.get("type") == "State"} for claims in (whole, fast)]
            self.assertEqual(*states)
            self.assertGreater(len(self.edges(fast)), 0)
            self.assertLess(len(fast), len(whole))
        self.assert_fails(run("extract", "--fast", "--conllu", "x.conllu", EXAMPLES[0]), 2, "--fast")

    def test_a_rule_that_is_left_out_finds_nothing(self):
        text = self.write("note.txt", "Kenya signed the Nairobi Agreement. Uganda supports the Nairobi Agreement.\n")
        rules = {c["evidence"]["rule"] for c in self.claims(text) if c["claim"] == "relation"}
        self.assertEqual(rules, {"en/sign", "en/support"})
        left = self.claims("--without", "en/sign,en/support", text)
        self.assertFalse({"en/sign", "en/support"} &
                         {c["evidence"]["rule"] for c in left if c["claim"] == "relation"})
        one = self.claims("--without", "en/support", text)
        self.assertEqual({relation for _, relation, _ in self.edges(one)}, {"partyTo"})
        self.assert_fails(run("extract", "--without", "en/nothing", text), 2, "en/nothing", "rules --list")

    def test_a_dictionary_of_actors_gives_names_and_codes_and_tells_its_broken_lines(self):
        dictionary = self.write("actors.txt", "JANE_HARBOUR_\n\t[KENGOV 20030315-20130314]\n"
                                              "\t[KENGOV 2004017-20061201]\nHARBOUR_FRONT_ [KENREB]\n")
        text = self.write("note.txt", "Jane Harbour supports the Harbour Front.\n")
        result = run("extract", "--lexicon", f"petrarch:{dictionary}", text)
        self.assertEqual(result.returncode, 0)
        self.assertIn("actors.txt:3:", result.stderr.decode("utf-8"))
        claims = [json.loads(line) for line in result.stdout.decode("utf-8").splitlines()]
        self.assertIn(("person/jane-harbour", "supports", "group/harbour-front"), self.edges(claims))
        jane = next(c for c in claims if c.get("entity") == "person/jane-harbour" and "properties" in c)
        self.assertEqual(jane["properties"]["actorCode"], ["KENGOV 2003-03-15/2013-03-14"])
        self.assert_fails(run("extract", "--lexicon", "petrarch:nowhere.txt", text), 2, "nowhere.txt")


if __name__ == "__main__":
    unittest.main()
