"""Figures in their formats: the same picture everywhere, words that can be searched, fonts that are there."""
import re
import shlex
import shutil
import signal
import subprocess
import sys
import time
import unittest
import xml.etree.ElementTree as ElementTree

import acceptance
from acceptance import CORPUS, EXAMPLES, SOURCE, AcceptanceTest, run
from pictures import difference

LABELS = ["چین (China) «خلق» [۱۴۰۳]", "می‌خواهد (NATO) را", "اجلاس «آستانه» در Aktau"]
SVG_TEXT = "{http://www.w3.org/2000/svg}text"
ISOLATES = re.compile("[\u2066-\u2069]")


def skip(test, reason):
    print(f"SKIPPED: {reason}", file=sys.stderr)
    test.skipTest(reason)


class FigureFormats(AcceptanceTest):

    def imported(self, nodes, edges):
        """A graph file of CSV rows."""
        self.write("nodes.csv", "id,label\n" + "".join(f'{key},"{label}"\n' for key, label in nodes))
        self.write("edges.csv", "source,relation,target\n" + "".join(",".join(row) + "\n" for row in edges))
        out = self.folder / "imported.jsonld"
        self.run_ok("-q", "import", self.folder / "nodes.csv", self.folder / "edges.csv", "-o", out,
                    "--allow-unsupported")
        return out

    def large(self):
        """2,000 nodes and 4,000 relations."""
        nodes = [(f"state/s{number}", f"State {number}") for number in range(1000)]
        nodes += [(f"goal/g{number}", f"keep the peace of region {number}") for number in range(1000)]
        edges = [(f"state/s{number}", "pursues", f"goal/g{number * step % 1000}")
                 for number in range(1000) for step in (3, 7, 11, 13)]
        return self.imported(nodes, sorted(set(edges)))

    def persian_example(self):
        document = next(path for path in EXAMPLES if path.name.endswith(".fa.txt"))
        out = self.folder / "example"
        self.run_ok("-q", "build", document, "-o", out)
        return out / "graph.jsonld"

    def drawn(self, graph, name, *options):
        out = self.folder / name
        self.run_ok("draw", graph, "-o", out, *options)
        return out

    def test_the_png_and_other_renderers_of_the_svg_agree_on_letters_brackets_and_words(self):
        if shutil.which("rsvg-convert") is None:
            skip(self, "there is no rsvg-convert; scripts/install-dependencies test installs it")
        nodes = [(f"state/s{number}", label) for number, label in enumerate(LABELS)]
        graph = self.imported(nodes, [("state/s0", "opposes", "state/s1"), ("state/s0", "opposes", "state/s2")])
        png = self.drawn(graph, "figure.png", "--lang", "fa").read_bytes()
        svg = self.drawn(graph, "figure.svg", "--lang", "fa")
        wrong = self.write("wrong.svg", ISOLATES.sub("", svg.read_text(encoding="utf-8")))

        def by_librsvg(path):
            return subprocess.run(["rsvg-convert", "-z", "2", path], capture_output=True, check=True).stdout

        agreed, disagreed = difference(png, by_librsvg(svg)), difference(png, by_librsvg(wrong))
        self.assertLess(agreed, disagreed * 2 / 3, (agreed, disagreed))
        if shutil.which("chromium") is None:
            skip(self, "there is no chromium; scripts/install-dependencies browser installs it")

        def by_chromium(path):
            picture = self.folder / "browser.png"
            subprocess.run(["chromium", "--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars",
                            f"--user-data-dir={self.folder / 'profile'}", "--window-size=1000,800",
                            "--force-device-scale-factor=2",
                            f"--screenshot={picture}", path.as_uri()],
                           capture_output=True, check=True, timeout=120)
            return picture.read_bytes()

        agreed, disagreed = difference(png, by_chromium(svg)), difference(png, by_chromium(wrong))
        self.assertLess(agreed, disagreed * 2 / 3, (agreed, disagreed))

    def fonts_and_words(self, graph, *options):
        """The fonts of a figure's PDF, checked to be embedded, and the words of the figure that a search
        of the PDF does not find."""
        pdf = self.drawn(graph, "figure.pdf", *options)
        listed = subprocess.run(["pdffonts", pdf], capture_output=True, check=True).stdout.decode()
        rows = [line.split() for line in listed.splitlines()[2:]]
        for row in rows:
            self.assertEqual(row[-5:-2], ["yes", "yes", "yes"], row)  # embedded, subset, with letters
            self.assertNotIn("Type 3", " ".join(row))
        text = subprocess.run(["pdftotext", pdf, "-"], capture_output=True, check=True).stdout.decode()
        root = ElementTree.parse(self.drawn(graph, "figure.svg", *options)).getroot()
        shown = set().union(*(acceptance.words(label.text or "") for label in root.iter(SVG_TEXT)))
        return {row[0].partition("+")[2] for row in rows}, shown, shown - acceptance.words(text)

    def test_a_pdf_has_its_fonts_and_every_word_is_found(self):
        if shutil.which("pdftotext") is None:
            skip(self, "there is no pdftotext; scripts/install-dependencies test installs it")
        documents = [*EXAMPLES, *sorted(CORPUS.glob("*.txt"))]
        all_words = 0
        for document in documents:
            out = self.folder / document.stem
            self.run_ok("-q", "build", document, "-o", out)
            for kind in ([], ["--theme", "print-mono", "--width", "170mm", "--lang", "fa"], ["--matrix"],
                         ["--timeline", "--lang", "fa"]):
                with self.subTest(document=document.name, kind=kind):
                    fonts, words, lost = self.fonts_and_words(out / "graph.jsonld", *kind)
                    self.assertLessEqual(fonts, {"NotoSans-Regular", "NotoSansArabic-Regular"})
                    self.assertEqual(lost, set())
                    all_words += len(words)
        self.assertGreater(all_words, 400)
        print(f"{all_words} words of the figures of {len(documents)} documents are found in their PDFs",
              file=sys.stderr)

    def test_ligatures_joiners_and_marks_are_found_in_a_pdf(self):
        if shutil.which("pdftotext") is None:
            skip(self, "there is no pdftotext; scripts/install-dependencies test installs it")
        labels = ["سلام اسلامی کالاها", "می‌خواهد شمال‌شرق‌ها", "توسعهٔ مسئلهٔ خانهٔ", "الله لأجل آلات قرآن",
                  "محمّد مُلک", "کــــشیده ۱۲۳ (NATO)"]
        graph = self.imported([(f"state/s{number}", label) for number, label in enumerate(labels)],
                              [(f"state/s{number}", "opposes", "state/s0") for number in range(1, 6)])
        fonts, words, lost = self.fonts_and_words(graph)
        self.assertLessEqual(set("سلام کالاها می‌خواهد توسعهٔ الله قرآن محمّد کــــشیده NATO".split()), words)
        self.assertEqual(lost, set())
        self.assertEqual(fonts, {"NotoSans-Regular", "NotoSansArabic-Regular"})

    def test_letters_that_the_fonts_do_not_have_are_not_left_to_chance(self):
        graph = self.imported([("state/a", "საქართველო \U0001f600 Iran"), ("state/b", "ایران \U0001f600")],
                              [("state/a", "opposes", "state/b")])
        result = run("draw", graph, "-o", self.folder / "figure.svg")
        self.assert_fails(result, 0, "do not have \U0001f600", "as in [U+1F600]", "--font")
        fonts, words, lost = self.fonts_and_words(graph)
        self.assertIn("1F600", words)
        self.assertIn("საქართველო", words)  # another Noto Sans, which looks the same
        self.assertEqual(lost, set())
        for font in fonts:
            self.assertRegex(font, "^NotoSans(Arabic|Georgian)?-Regular$")
        result = run("draw", graph, "-o", self.folder / "figure.svg", "--font", "Noto Serif,Noto Sans Arabic")
        self.assertNotIn("draws them", result.stderr.decode())

    def test_fonts_that_are_missing_are_named_with_a_remedy(self):
        graph = self.persian_example()
        for font, words in (("No Such Font", ["No Such Font is not installed", "apt-cache search fonts"]),
                            ("Noto Naskh Arabic,DejaVu Sans", [])):
            with self.subTest(font):
                result = run("draw", graph, "-o", self.folder / "figure.pdf", "--font", font)
                self.assert_fails(result, 0, *words)
        for font in ([], ["--font", "Noto Sans"]):
            self.assertEqual(run("draw", graph, "-o", self.folder / "figure.pdf", *font).stderr, b"")

    def test_a_system_without_fonts_is_told_of_by_every_command_that_draws(self):
        settings = self.write("fonts.conf", '<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd">'
                              f"<fontconfig><dir>{self.folder}/none</dir>"
                              f"<cachedir>{self.folder}/cache</cachedir></fontconfig>")
        environment = {"FONTCONFIG_FILE": str(settings)}
        graph = self.persian_example()
        for command in (["draw", graph, "-o", self.folder / "figure.pdf"],
                        ["timeline", graph, "-o", self.folder / "time.pdf"],
                        ["export", graph, "--to", "pdf", "-o", self.folder / "exported.pdf"],
                        ["build", EXAMPLES[0], "-o", self.folder / "without fonts"]):
            with self.subTest(command[0]):
                result = run(*command, environment=environment)
                self.assertIn("the font Noto Sans is not installed", result.stderr.decode())
                self.assertIn("fonts-noto-core", result.stderr.decode())

    def test_two_thousand_nodes_are_drawn_in_time(self):
        graph = self.large()
        for options, most in ((["--top", 40], 2), (["--layout", "sfdp", "--top", 0], 20)):
            with self.subTest(options):
                begin = time.monotonic()
                self.drawn(graph, "figure.svg", *options)
                taken = time.monotonic() - begin
                print(f"2,000 nodes, {options}: {taken:.1f} s", file=sys.stderr)
                self.assertLess(taken, most)

    def test_an_interrupted_drawing_ends_within_a_second_and_leaves_nothing_behind(self):
        graph = self.large()
        out = self.write("figure.pdf", "an older figure")
        for ending in (signal.SIGINT, signal.SIGTERM):
            process = subprocess.Popen([acceptance.PROGRAM, "draw", graph, "-o", out, "--layout", "sfdp",
                                        "--top", "0"])
            time.sleep(0.7)
            self.assertIsNone(process.poll(), "the drawing was done before it could be interrupted")
            begin = time.monotonic()
            process.send_signal(ending)
            self.assertEqual(process.wait(20), -ending)
            self.assertLess(time.monotonic() - begin, 1)
            self.assertEqual(out.read_text(encoding="utf-8"), "an older figure")
            self.assert_nothing_left()

    def test_a_person_at_a_terminal_is_told_what_is_done_how_long_already_and_how_to_stop(self):
        status, said = acceptance.on_terminal("draw", self.large(), "-o", self.folder / "figure.svg",
                                              "--layout", "sfdp", "--top", 0)
        self.assertEqual(status, 0)
        # Of the phases only the last to begin in a second may be seen on a fast machine.
        self.assertRegex(said.decode(), r"(laying out 2000 nodes with sfdp|placing labels and the legend|drawing) "
                                        r"\(Ctrl-C stops; nothing is written then\), [1-9]\d* s")

    def test_the_gallery_is_what_its_commands_draw(self):
        commands = [shlex.split(line) for line in
                    (SOURCE / "docs/gallery.md").read_text(encoding="utf-8").splitlines()
                    if line.startswith("diplograph draw ")]
        self.assertGreater(len(commands), 4)
        for command in commands:
            place = command.index("-o") + 1
            picture = SOURCE / command[place]
            if picture.suffix != ".svg":
                self.assertTrue(picture.with_suffix(".png").exists(), picture)
                continue
            with self.subTest(picture.name):
                out = self.folder / picture.name
                graph = SOURCE / command[2]
                self.run_ok("draw", graph, *command[3:place], out, *command[place + 1:], "--check")
                new, old = out.read_text(encoding="utf-8"), picture.read_text(encoding="utf-8")
                if re.search("graphviz version .*", new)[0] != re.search("graphviz version .*", old)[0]:
                    skip(self, "the gallery was drawn by another version of Graphviz")
                self.assertTrue(new == old, f"{picture} is not up to date; run scripts/gallery")


if __name__ == "__main__":
    unittest.main()
