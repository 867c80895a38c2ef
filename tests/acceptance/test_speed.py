"""How long a user waits. CTest runs nothing else beside these tests."""
import os
import time
import unittest

from acceptance import CORPUS, AcceptanceTest, run


def processor_seconds(*arguments):
    begin = os.times()
    result = run(*arguments)
    end = os.times()
    if result.returncode != 0:
        raise AssertionError(result.stderr.decode())
    return end.children_user - begin.children_user + end.children_system - begin.children_system


class Start(AcceptanceTest):

    def test_starting_takes_less_than_30_ms(self):
        def seconds():
            begin = time.perf_counter()
            run("--version")
            return time.perf_counter() - begin
        # The best of many: the machine has other work too.
        self.assertLess(min(seconds() for _ in range(20)), 0.030)


@unittest.skipUnless(CORPUS.is_dir(), f"SKIPPED: there is no corpus in {CORPUS}")
class Corpus(AcceptanceTest):

    def test_every_document_is_built_in_less_than_3_s(self):
        documents = sorted(CORPUS.glob("*.txt"))
        self.assertGreater(len(documents), 0)
        for document in documents:
            with self.subTest(document=document.name):
                out = self.folder / document.stem
                # Of the processor; machines have slow phases, so a slow run is run again.
                seconds = []
                while len(seconds) < 2 or (min(seconds) >= 3 and len(seconds) < 6):
                    seconds.append(processor_seconds("-q", "build", document, "-o", out))
                self.assertLess(min(seconds), 3)


if __name__ == "__main__":
    unittest.main()
