"""Same input, same bytes: from run to run, in any order, locale, and number of threads."""
import subprocess
import unittest

from acceptance import CORPUS, ENGLISH, EXAMPLES, PERSIAN, AcceptanceTest, tree


class Determinism(AcceptanceTest):

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.documents = EXAMPLES + sorted(CORPUS.glob("*.txt"))
        cls.locales = subprocess.run(["locale", "-a"], capture_output=True, check=False).stdout.decode().lower()

    def built(self, *arguments, **settings):
        out = self.folder / f"out{len(list(self.folder.glob('out*')))}"
        self.run_ok("-q", "build", *arguments, "-o", out, **settings)
        return tree(out)

    def assert_same(self, files, others):
        self.assertEqual(sorted(files), sorted(others))
        for name, content in files.items():
            self.assertTrue(content == others[name], f"{name} differs")

    def test_two_runs_give_identical_bytes(self):
        first = self.built(*self.documents)
        self.assertGreater(len(first), len(self.documents))
        self.assert_same(first, self.built(*self.documents))

    def test_the_order_of_arguments_does_not_matter(self):
        self.write("in/caspian.txt", ENGLISH)
        self.write("in/b/caspian.txt", PERSIAN)
        arguments = [*self.documents, self.folder / "in"]
        self.assert_same(self.built(*arguments), self.built(*reversed(arguments)))

    def test_the_number_of_threads_does_not_matter(self):
        for number in range(60):
            self.write(f"in/{number}.txt", (ENGLISH + PERSIAN) * (number % 7 + 1))
        arguments = [*self.documents, self.folder / "in"]
        first = self.built(*arguments, "-j", 1)
        for threads in (2, 7):
            self.assert_same(first, self.built(*arguments, "-j", threads))

    def test_the_locale_does_not_matter(self):
        first = self.built(*self.documents, environment={"LC_ALL": "C"})
        for locale in ("de_DE.UTF-8", "fa_IR.UTF-8"):
            with self.subTest(locale=locale):
                if locale.lower().replace("-", "") not in self.locales:
                    self.skipTest(f"SKIPPED: there is no locale {locale}; scripts/install-dependencies test makes it")
                self.assert_same(first, self.built(*self.documents, environment={"LC_ALL": locale}))

    def test_the_folder_one_works_in_and_the_clock_zone_do_not_matter(self):
        document = self.write("a.txt", ENGLISH)
        first = self.built(document)
        self.assert_same(first, self.built("a.txt", cwd=self.folder, environment={"TZ": "Asia/Tehran"}))


if __name__ == "__main__":
    unittest.main()
