"""`diplograph extract`: documents to claims."""
import json
import unittest

from acceptance import ENGLISH, EXAMPLES, PERSIAN, AcceptanceTest, run


class Extract(AcceptanceTest):

    def claims(self, *arguments, **settings):
        return [json.loads(line) for line in self.run_ok("extract", *arguments, **settings).splitlines()]

    def test_a_document_comes_before_what_quotes_it(self):
        claims = self.claims(*EXAMPLES)
        known = set()
        for claim in claims:
            if claim["claim"] == "document":
                known.add(claim["id"])
            else:
                self.assertIn(claim["evidence"]["document"], known)
        self.assertEqual(known, {document.stem for document in EXAMPLES})

    def test_our_own_analysis_given_as_conllu_changes_nothing(self):
        folder = self.folder / "analyses"
        folder.mkdir()
        for document in EXAMPLES:
            given = folder / (document.stem + ".conllu")
            self.run_ok("-q", "analyse", document, "-o", given)
            self.assertEqual(self.run_ok("-q", "extract", document),
                             self.run_ok("-q", "extract", "--conllu", given, document))
        self.assertEqual(self.run_ok("-q", "extract", *EXAMPLES),
                         self.run_ok("-q", "extract", "--conllu", folder, *EXAMPLES))

    def test_an_analysis_that_does_not_fit_is_refused(self):
        given = self.write("other.conllu", "1\tNothing\t_\tNOUN\t_\t_\t0\troot\t_\t_\n\n")
        self.assert_fails(run("extract", "--conllu", given, EXAMPLES[0]), 2,
                          "other.conllu:1", "Nothing", "diplograph build")
        self.assert_fails(run("extract", "--conllu", given, *EXAMPLES), 2, "folder")
        self.assert_fails(run("extract", "--conllu", self.folder / "none", EXAMPLES[0]), 2, "none")

    def test_each_quote_stands_in_the_text_and_points_into_the_source(self):
        for document in EXAMPLES:
            source = document.read_bytes()
            claims = self.claims(document)
            text = claims[0]["text"].encode("utf-8")
            self.assertGreater(len(claims), 20)
            for claim in claims[1:]:
                evidence = claim["evidence"]
                begin, end = evidence["span"]
                self.assertEqual(text[begin:end].decode("utf-8"), evidence["quote"])
                begin, end = evidence["source"]
                self.assertLessEqual(end, len(source))
                self.assertEqual(source[:begin].count(b"\n") + 1, evidence["line"])

    def test_a_statement_is_found_with_the_words_that_carry_it(self):
        claims = self.claims("-", stdin=ENGLISH.encode())
        found = {(c["source"], c["relation"], c["target"].split("/")[0]) for c in claims
                 if c["claim"] == "relation"}
        self.assertIn(("state/kazakhstan", "pursues", "goal"), found)

    def test_claims_go_into_a_file_or_to_standard_output_with_equal_bytes(self):
        document = self.write("a.txt", PERSIAN + ENGLISH)
        target = self.folder / "claims.jsonl"
        self.run_ok("extract", document, "-o", target)
        self.assertEqual(target.read_text(encoding="utf-8"), self.run_ok("extract", document))

    def test_documents_that_cannot_be_read_are_skipped_and_named(self):
        good, empty = self.write("good.txt", ENGLISH), self.write("empty.txt", "")
        result = run("extract", good, empty, self.folder / "missing.txt")
        self.assert_fails(result, 3, "empty.txt: is empty", "missing.txt: does not exist")
        self.assertIn(b'"id":"good"', result.stdout)


if __name__ == "__main__":
    unittest.main()
