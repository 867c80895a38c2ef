"""`diplograph table`: tables for papers."""
import csv
import html.parser
import io
import shutil
import subprocess
import unittest

from acceptance import ENGLISH, PERSIAN, SOURCE, AcceptanceTest, run

KINDS = ("goals", "agreements", "actors", "evidence")
ENDINGS = {"md": "markdown", "csv": "csv", "tex": "latex", "html": "html"}
HOSTILE = ("Iran and Kazakhstan signed the Tehran Convention <script>alert(1)</script> & 100% $peace$ "
           "| =1+1 \U0001f600 \u202e\\end{document}.\n")


class Rows(html.parser.HTMLParser):
    """The rows of an HTML table, and its tags."""

    def __init__(self, text):
        super().__init__()
        self.rows, self.tags, self.open = [], [], False
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))
        if tag == "tr":
            self.rows.append([])
        self.open = tag in ("td", "th", "p") and bool(self.rows)
        if tag in ("td", "th"):
            self.rows[-1].append("")

    def handle_data(self, data):
        if self.open and self.rows[-1]:
            self.rows[-1][-1] += data


class Tables(AcceptanceTest):

    def setUp(self):
        super().setUp()
        self.file = self.graph() / "graph.jsonld"

    def table(self, kind, *options):
        return self.run_ok("table", self.file, "--kind", kind, *options)

    def test_the_ending_or_an_option_says_the_format_and_the_same_graph_gives_the_same_bytes(self):
        for kind in KINDS:
            for ending, name in ENDINGS.items():
                with self.subTest(kind=kind, format=name):
                    out = self.folder / f"{kind}.{ending}"
                    self.table(kind, "-o", out)
                    self.assertEqual(out.read_text(encoding="utf-8"), self.table(kind, "--to", name))
        self.assertEqual(self.table("goals"), self.table("goals", "--to", "markdown"))

    def test_goals_have_their_means_and_actors(self):
        rows = list(csv.reader(io.StringIO(self.table("goals", "--to", "csv").lstrip("\ufeff"))))
        self.assertEqual(rows[0], ["Goal", "Agreements and events", "Pursued by", "Passages"])
        (row,) = rows[1:]
        self.assertEqual(row[2], "Kazakhstan")
        self.assertEqual(row[3], "2")

    def test_csv_has_the_right_columns_for_every_reader(self):
        for kind in KINDS:
            rows = list(csv.reader(io.StringIO(self.table(kind, "--to", "csv").lstrip("\ufeff"))))
            self.assertGreater(len(rows), 1)
            self.assertEqual({len(row) for row in rows}, {len(rows[0])}, kind)

    def test_a_spreadsheet_opens_the_csv_with_the_right_columns(self):
        office = shutil.which("soffice") or shutil.which("libreoffice")
        if office is None:
            self.skipTest("SKIPPED LOUDLY: no LibreOffice")
        self.file = self.graph(HOSTILE + ENGLISH + PERSIAN, "hostile.txt") / "graph.jsonld"
        sources = []
        for language in ("en", "fa"):
            for kind in KINDS:
                sources.append(self.folder / f"{kind}-{language}.csv")
                self.table(kind, "--lang", language, "-o", sources[-1])
        (self.folder / "out").mkdir()
        # Read as UTF-8 with commas, written the same way.
        subprocess.run([office, f"-env:UserInstallation=file://{self.folder}/profile", "--headless",
                        "--infilter=CSV:44,34,76,1", "--convert-to",
                        "csv:Text - txt - csv (StarCalc):44,34,76,1", "--outdir",
                        self.folder / "out", *sources], check=True, capture_output=True, timeout=180)

        def rows(path):
            return list(csv.reader(io.StringIO(path.read_text(encoding="utf-8-sig"))))

        for source in sources:
            with self.subTest(source.name):
                self.assertGreater(len(rows(source)), 1)
                self.assertEqual(rows(self.folder / "out" / source.name), rows(source))

    def test_a_persian_table_runs_from_right_to_left(self):
        self.file = self.graph(PERSIAN, "fa.txt") / "graph.jsonld"
        page = Rows(self.table("actors", "--to", "html"))
        self.assertIn(("html", {"lang": "fa", "dir": "rtl"}), page.tags)
        self.assertEqual(page.rows[0][0], "بازیگر")
        self.assertIn("ایران", [row[0] for row in page.rows])
        self.assertIn('<div dir="rtl" lang="fa">', self.table("actors"))
        latex = self.table("actors", "--to", "latex")
        self.assertIn("\\setRTL", latex)
        self.assertIn("XePersian", latex)
        self.assertIn(("html", {"lang": "en", "dir": "ltr"}),
                      Rows(self.table("actors", "--to", "html", "--lang", "en")).tags)

    def test_types_and_a_number_of_rows_limit_it(self):
        rows = Rows(self.table("actors", "--to", "html", "--top", "1")).rows
        self.assertEqual(len(rows), 2)
        self.assertIn("of 2 rows with most evidence are shown", self.table("actors", "--top", "1"))
        self.assertEqual(len(Rows(self.table("actors", "--to", "html", "--types",
                                             "Organization")).rows), 1)

    def test_hostile_texts_are_text(self):
        self.file = self.graph(HOSTILE + "Iran opposes " + "very" * 300 + ".\n",
                               "hostile.txt") / "graph.jsonld"
        for kind in KINDS:
            page = self.table(kind, "--to", "html")
            allowed = {"html", "head", "meta", "title", "style", "body", "table", "caption",
                       "colgroup", "col", "thead", "tbody", "tr", "th", "td", "p"}
            self.assertEqual({tag for tag, _ in Rows(page).tags} - allowed, set())
            latex = self.table(kind, "--to", "latex")
            self.assertEqual(latex.count("\\end{document}"), 2)  # in a comment, and at the end
            for name in ENDINGS.values():
                self.assertNotIn("\u202e", self.table(kind, "--to", name))
        self.assertIn("&lt;script>alert(1)&lt;/script> &amp; 100% $peace$ \\| =1+1",
                      self.table("evidence"))
        self.assertIn("100\\% \\$peace\\$ | =1+1 [U+1F600] \\textbackslash{}end\\{document\\}",
                      self.table("evidence", "--to", "latex"))

    def test_the_tables_of_the_documentation_are_those_of_the_examples(self):
        page = (SOURCE / "docs/tables.md").read_text(encoding="utf-8")
        commands = [line[4:-1].split() for line in page.splitlines()
                    if line.startswith("## `diplograph ")]
        self.assertEqual(len(commands), 8)
        for command in commands:
            with self.subTest(command):
                self.assertIn(self.run_ok(*command[1:], cwd=SOURCE), page + "\n",
                              "run scripts/update-examples")

    def test_wrong_options_say_what_is_right(self):
        out = self.folder / "table.gif"
        for options, words in ((["--kind", "goal"], "agreements"),
                               (["--kind", "goals", "-o", out], ".md, .csv, .tex or .html"),
                               (["--kind", "goals", "--to", "pdf"], "markdown"),
                               (["--kind", "actors", "--types", "Stat"], "did you mean State?"),
                               ([], "--kind")):
            with self.subTest(options):
                self.assert_fails(run("table", self.file, *options), 2, words)
        self.assertFalse(out.exists())
        broken = self.write("broken.jsonld", "{")
        self.assert_fails(run("table", broken, "--kind", "goals", "-o", self.folder / "t.md"), 2,
                          "broken.jsonld")
        self.assertFalse((self.folder / "t.md").exists())
        self.assert_nothing_left()


if __name__ == "__main__":
    unittest.main()
