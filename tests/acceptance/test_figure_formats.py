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
from acceptance import EXAMPLES, SOURCE, AcceptanceTest, run
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

    def test_a_pdf_has_its_fonts_and_words_that_are_found(self):
        if shutil.which("pdftotext") is None:
            skip(self, "there is no pdftotext; scripts/install-dependencies test installs it")
        graph = self.persian_example()
        for kind in ([], ["--theme", "print-mono", "--width", "170mm"], ["--matrix"], ["--timeline"]):
            with self.subTest(kind):
                pdf = self.drawn(graph, "figure.pdf", *kind)
                listed = subprocess.run(["pdffonts", pdf], capture_output=True, check=True).stdout.decode()
                fonts = [line.split() for line in listed.splitlines()[2:]]
                self.assertTrue(fonts)
                for font in fonts:
                    self.assertRegex(font[0], r"^[A-Z]{6}\+NotoSans(Arabic)?-Regular$")
                    self.assertEqual(font[-5:-2], ["yes", "yes", "yes"], font)  # embedded, subset, unicode
                text = subprocess.run(["pdftotext", pdf, "-"], capture_output=True, check=True).stdout.decode()
                found = set(re.findall(r"\w+", acceptance.plain(text)))
                root = ElementTree.parse(self.drawn(graph, "figure.svg", *kind)).getroot()
                words = {word for label in root.iter(SVG_TEXT)
                         for word in re.findall(r"\w+", acceptance.plain(label.text or ""))}
                self.assertGreater(len(words), 20)
                # pdftotext takes the gap between two letters of a label of one short word for a space
                # now and then, though it is under a fiftieth of the letters' height.
                self.assertLessEqual(len(words - found), len(words) // 20, words - found)

    def test_fonts_that_are_missing_are_named_with_a_remedy(self):
        graph = self.persian_example()
        for font, words in (("No Such Font", ["No Such Font is not installed", "apt-cache search fonts"]),
                            ("Noto Sans", ["do not have", "fonts-noto-core"])):
            with self.subTest(font):
                result = run("draw", graph, "-o", self.folder / "figure.pdf", "--font", font)
                self.assert_fails(result, 0, *words)
        result = run("draw", graph, "-o", self.folder / "figure.pdf")
        self.assertEqual(result.stderr, b"")

    def test_two_thousand_nodes_are_drawn_in_time(self):
        graph = self.large()
        for options, most in ((["--top", 40], 2), (["--layout", "sfdp", "--top", 0], 20)):
            with self.subTest(options):
                begin = time.monotonic()
                self.drawn(graph, "figure.svg", *options)
                taken = time.monotonic() - begin
                print(f"2,000 nodes, {options}: {taken:.1f} s", file=sys.stderr)
                self.assertLess(taken, most)

    def test_an_interrupted_drawing_leaves_nothing_behind(self):
        graph = self.large()
        out = self.folder / "figure.pdf"
        process = subprocess.Popen([acceptance.PROGRAM, "draw", graph, "-o", out, "--layout", "sfdp", "--top", "0"])
        time.sleep(0.7)
        process.send_signal(signal.SIGINT)
        self.assertEqual(process.wait(20), -signal.SIGINT)
        self.assertFalse(out.exists())
        self.assert_nothing_left()

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
