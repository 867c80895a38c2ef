"""`diplograph analyse`: sentences and words as CoNLL-U."""
import unittest

from acceptance import ENGLISH, EXAMPLES, PERSIAN, AcceptanceTest, run


def words_of(conllu):
    return [line.split("\t") for line in conllu.splitlines() if line and not line.startswith("#")]


class Analyse(AcceptanceTest):

    def test_every_word_has_ten_columns_and_every_sentence_one_root(self):
        for document in EXAMPLES:
            with self.subTest(document=document.name):
                conllu = self.run_ok("-q", "analyse", document)
                for block in conllu.strip().split("\n\n"):
                    words = words_of(block)
                    self.assertTrue(all(len(word) == 10 for word in words))
                    self.assertEqual([word[6] for word in words].count("0"), 1)
                    self.assertEqual([word[0] for word in words],
                                     [str(i + 1) for i in range(len(words))])

    def test_the_same_document_gives_the_same_bytes(self):
        for text in (ENGLISH, PERSIAN):
            runs = {self.run_ok("-q", "analyse", "-", stdin=text.encode("utf-8")) for _ in range(2)}
            self.assertEqual(len(runs), 1)

    def test_given_words_are_kept(self):
        first = self.run_ok("-q", "analyse", "--lines", "--language", "en", "-",
                            stdin=b"Iran and Russia did not sign it.\n")
        again = self.run_ok("-q", "analyse", "--words", "--language", "en", "-",
                            stdin=first.encode("utf-8"))
        self.assertEqual(first, again)
        self.assertEqual([word[1] for word in words_of(first)],
                         ["Iran", "and", "Russia", "did", "not", "sign", "it", "."])

    def test_words_without_a_language_are_refused(self):
        path = self.write("a.conllu", "1\ta\ta\tNOUN\t_\t_\t0\troot\t_\t_\n\n")
        self.assert_fails(run("analyse", "--words", path), 2, "--language")

    def test_broken_conllu_is_refused_with_its_line(self):
        path = self.write("a.conllu", "1\ta\n\n")
        self.assert_fails(run("analyse", "--words", "--language", "fa", path), 2, "a.conllu:1")


if __name__ == "__main__":
    unittest.main()
