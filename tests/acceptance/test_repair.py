"""`diplograph repair`: one line for each line, or paragraphs."""
import json
import resource
import unittest

from acceptance import CORPUS, ENGLISH, EXAMPLES, PERSIAN, AcceptanceTest, run


class Repair(AcceptanceTest):

    def test_there_is_exactly_one_line_for_each_line(self):
        for text in (PERSIAN + "\n\n" + ENGLISH, "one\n\n\nfour\n", "no line end", "a\r\nb\r\n", "\f1\n"):
            with self.subTest(text=text[:20]):
                repaired = self.run_ok("repair", "-", stdin=text.encode("utf-8"))
                lines = text.replace("\r\n", "\n").split("\n")
                self.assertEqual(repaired.count("\n"), len(lines) - (lines[-1] == ""))

    def test_the_examples_and_the_corpus_keep_their_number_of_lines(self):
        documents = EXAMPLES + sorted(CORPUS.glob("*.txt"))
        for document in documents:
            with self.subTest(document=document.name):
                text = document.read_bytes().decode("utf-8")
                repaired = self.run_ok("-q", "repair", document)
                self.assertEqual(repaired.count("\n"), text.count("\n") + (not text.endswith("\n")))

    def test_sound_text_stays_as_it_is(self):
        for text in (ENGLISH, PERSIAN):
            self.assertEqual(self.run_ok("repair", "-", stdin=text.encode("utf-8")), text)

    def test_reflow_joins_the_lines_of_a_paragraph_and_drops_page_numbers(self):
        words = ("The littoral states of the Caspian Sea agreed to share what they know of its water\n"
                 "level and to warn each other of accidents before these reach a neighbouring coast")
        pages = "\n".join(f"{words}\n{words}.\n\n{page}\n" for page in range(1, 5))
        text = self.run_ok("repair", "--reflow", "-", stdin=pages.encode())
        self.assertIn("its water level and to warn", text)
        self.assertNotIn("\n1\n", text)

    def test_the_report_names_each_line_that_was_put_into_another_order(self):
        report = self.folder / "changes.jsonl"
        damaged = ["این یک متن سالم دربارهٔ همکاری‌های منطقه‌ای است که به ترتیب درست نوشته شده است."]
        sentences = ("دولت برای گسترش همکاری با همسایگان خود تلاش کرد",
                     "کشورهای منطقه دربارهٔ امنیت دریایی با یکدیگر گفتگو کردند",
                     "وزیر امور خارجه در این نشست از صلح و ثبات در منطقه سخن گفت",
                     "این سازمان در سال گذشته چند نشست دربارهٔ تجارت برگزار کرد")
        damaged += [" ".join(reversed(sentence.split())) for sentence in sentences]
        source = self.write("damaged.txt", "\n".join(damaged) + "\n")
        repaired = self.run_ok("repair", source, "--report", report).splitlines()
        changes = [json.loads(line) for line in report.read_text(encoding="utf-8").splitlines()]
        self.assertGreaterEqual(len(changes), 3)
        for change in changes:
            self.assertEqual(change["before"], damaged[change["line"] - 1])
            self.assertEqual(change["after"], repaired[change["line"] - 1])
            self.assertNotEqual(change["before"], change["after"])
            self.assertTrue(0 < change["confidence"] <= 1)
        self.assertNotIn(1, [change["line"] for change in changes])
        self.assertIn(sentences[0], repaired)
        self.assertEqual(self.run_ok("repair", self.write("sound.txt", ENGLISH), "--report", report), ENGLISH)
        self.assertEqual(report.read_bytes(), b"")

    @unittest.skipUnless(CORPUS.is_dir(), f"SKIPPED: {CORPUS} is not there")
    def test_a_damaged_article_takes_little_memory(self):
        source = CORPUS / "china-cyber-diplomacy.fa.txt"
        limit = 150 << 20
        self.assertEqual(run("-q", "repair", source, limits=[(resource.RLIMIT_DATA, limit)]).returncode, 0)

    def test_output_goes_into_a_file(self):
        target = self.folder / "repaired.txt"
        self.assertEqual(self.run_ok("repair", self.write("a.txt", ENGLISH), "-o", target), "")
        self.assertEqual(target.read_text(), ENGLISH)
        self.assert_nothing_left()

    def test_a_file_that_is_not_text_is_refused(self):
        self.assert_fails(run("repair", self.write("a.bin", bytes(range(256)))), 2, "a.bin", "binary")


if __name__ == "__main__":
    unittest.main()
