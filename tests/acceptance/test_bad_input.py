"""What goes wrong outside: no crash, no hang, no partial file, one clear line."""
import os
import resource
import signal
import subprocess
import sys
import time
import unittest

from acceptance import ENGLISH, FILES, PERSIAN, PROGRAM, AcceptanceTest, run, tree

# The full sizes of the longest inputs take minutes; .ci/run asks for them.
LONG = os.environ.get("DIPLOGRAPH_LONG_TESTS") == "1"
LINE_BYTES = 100_000_000 if LONG else 10_000_000
MANY_FILES = 100_000 if LONG else 5_000
LINE_SECONDS = 300 if LONG else 60  # about 1 MB/s; with a square of the length it would take days
MANY_SECONDS = 300 if LONG else 60


# What a program reports as its peak counts what its parent held when it was started: so a parent
# that holds little starts it.
MEASURE = """
import resource, subprocess, sys
status = subprocess.run(sys.argv[1:], stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL).returncode
print(status, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)
"""


def peak_memory(*arguments):
    """(status, most resident megabytes) of a run."""
    command = [sys.executable, "-c", MEASURE, PROGRAM, *map(str, arguments)]
    status, kilobytes = subprocess.run(command, stdout=subprocess.PIPE, check=True).stdout.split()
    return int(status), int(kilobytes) / 1024


class Documents(AcceptanceTest):

    def build(self, *inputs, **settings):
        self.out = self.folder / "out"
        return run("build", *inputs, "-o", self.out, **settings)

    def assert_nothing_written(self):
        self.assertFalse(self.out.exists(), tree(self.out) if self.out.exists() else "")
        self.assert_nothing_left()

    def test_a_missing_file(self):
        result = self.build(self.folder / "missing.txt")
        self.assert_fails(result, 2, "missing.txt: does not exist; check the path")
        self.assert_nothing_written()

    def test_a_missing_file_among_others_is_skipped(self):
        result = self.build(self.write("a.txt", ENGLISH), self.folder / "missing.txt")
        self.assert_fails(result, 3, "skipped", "missing.txt: does not exist")
        self.assertIn(b"skipped", result.stdout)
        self.assertLessEqual(FILES, set(tree(self.out)))

    def test_a_folder_without_documents(self):
        (self.folder / "empty").mkdir()
        self.assert_fails(self.build(self.folder / "empty"), 2, "no document was found in", "empty", ".txt")
        self.assert_nothing_written()

    def test_an_empty_file(self):
        for content in ("", "\n\n  \n", "\ufeff"):
            self.assert_fails(self.build(self.write("a.txt", content)), 2, "a.txt: is empty")
            self.assert_nothing_written()

    def test_a_binary_file(self):
        for name, content in (("a.txt", bytes(range(256)) * 10), ("b.txt", b"\x7fELF\x02\x01\x01" + bytes(90))):
            self.assert_fails(self.build(self.write(name, content)), 2, f"{name}: is a binary file")
            self.assert_nothing_written()

    def test_the_bad_documents_of_a_folder_are_named_and_the_good_ones_read(self):
        self.write("in/good.txt", ENGLISH)
        self.write("in/empty.txt", "")
        self.write("in/deep/binary.txt", bytes(100))
        result = self.build(self.folder / "in")
        self.assert_fails(result, 3, "in/empty.txt: is empty", "in/deep/binary.txt: is a binary file")
        self.assertRegex(result.stdout.decode(), r"documents +1\n +skipped +2\n")

    def test_invalid_utf8_is_named_by_its_byte_and_the_rest_is_read(self):
        text = ENGLISH.encode() + b"A stray byte \xff here.\n" + PERSIAN.encode("utf-8")
        result = self.build(self.write("a.txt", text))
        self.assertEqual(result.returncode, 0, result.stderr)
        self.assertIn(f"a.txt:2: invalid UTF-8 at byte {text.index(0xff)}".encode(), result.stderr)
        repaired = tree(self.out)["text/a.txt"].decode("utf-8")
        self.assertIn("A stray byte \ufffd here.", repaired)
        self.assertIn("state/iran", tree(self.out)["nodes.csv"].decode())

    def test_utf16_and_line_ends_of_windows_give_the_same_graph(self):
        graphs = []
        for index, content in enumerate((PERSIAN.encode("utf-8"), PERSIAN.encode("utf-16-le"),
                                         PERSIAN.encode("utf-16-be"), PERSIAN.replace("\n", "\r\n").encode())):
            mark = {1: b"\xff\xfe", 2: b"\xfe\xff"}.get(index, b"")
            self.write(f"{index}/a.txt", mark + content)
            out = self.folder / f"out{index}"
            self.run_ok("build", self.folder / f"{index}/a.txt", "-o", out)
            # The document's node has the checksum of its bytes, which are others each time.
            nodes = [row for row in tree(out)["nodes.csv"].splitlines() if not row.startswith(b"document/")]
            graphs.append((nodes, tree(out)["edges.csv"], tree(out)["text/a.txt"]))
        self.assertGreater(graphs[0][1].count(b"\n"), 1)
        for graph in graphs[1:]:
            self.assertEqual(graph, graphs[0])

    def test_a_line_of_100_mb(self):
        words = b"words without a meaning run along here and then on and on "
        line = (words * (LINE_BYTES // len(words) + 1))[:LINE_BYTES]
        for name, content in (("spaces", line + b"\n"), ("letters", b"a" * LINE_BYTES)):
            with self.subTest(line=name):
                begin = time.monotonic()
                result = self.build(self.write("a.txt", content), timeout=LINE_SECONDS * 3)
                self.assertEqual(result.returncode, 0, result.stderr)
                self.assertLess(time.monotonic() - begin, LINE_SECONDS)
                repaired = run("repair", self.folder / "a.txt", timeout=LINE_SECONDS * 3)
                self.assertEqual(repaired.stdout.count(b"\n"), 1)
                self.assertGreaterEqual(len(repaired.stdout), LINE_BYTES)

    def test_100_000_short_files(self):
        for number in range(MANY_FILES):
            if number % 1000 == 0:
                (self.folder / f"in/{number // 1000}").mkdir(parents=True)
            path = self.folder / f"in/{number // 1000}/note{number}.txt"
            path.write_text(f"Note {number}. Iran signed the Tehran Convention.\n")
        begin = time.monotonic()
        status, megabytes = peak_memory("-q", "build", self.folder / "in", "-o", self.folder / "out")
        self.assertEqual(status, 0)
        self.assertLess(time.monotonic() - begin, MANY_SECONDS)
        self.assertEqual(sum(1 for _ in os.scandir(self.folder / "out/text")), MANY_FILES)
        # The graph grows with the claims, 2 kB for each of these; nothing else may grow.
        self.assertLess(megabytes, 100 + MANY_FILES * 0.004)
        self.assert_nothing_left()

    def test_an_article_of_60_kb_takes_less_than_100_mb(self):
        article = (ENGLISH * (60_000 // len(ENGLISH)))
        status, megabytes = peak_memory("-q", "build", self.write("a.txt", article), "-o", self.folder / "out")
        self.assertEqual(status, 0)
        self.assertLess(megabytes, 100)


class Output(AcceptanceTest):

    def setUp(self):
        super().setUp()
        self.document = self.write("a.txt", ENGLISH)

    def test_a_place_below_a_file(self):
        result = run("build", self.document, "-o", self.document / "out")
        self.assert_fails(result, 2, "cannot be written", "Not a directory")
        self.assertEqual(self.document.read_text(), ENGLISH)

    def test_a_folder_where_a_file_should_be(self):
        (self.folder / "out/graph.dot").mkdir(parents=True)
        result = run("build", self.document, "-o", self.folder / "out")
        self.assert_fails(result, 2, "graph.dot", "it is a folder")
        self.assertEqual(tree(self.folder / "out"), {})
        self.assert_nothing_left()

    def test_a_folder_that_is_not_there(self):
        result = run("extract", self.document, "-o", self.folder / "no/claims.jsonl")
        self.assert_fails(result, 2, "no/claims.jsonl", "make its folder first")

    @unittest.skipIf(os.geteuid() == 0, "SKIPPED: root may write everywhere; see the read-only disk")
    def test_no_permission_to_write(self):
        place = self.folder / "locked"
        place.mkdir(mode=0o555)
        for arguments in (("build", self.document, "-o", place / "out"),
                          ("extract", self.document, "-o", place / "claims.jsonl")):
            self.assert_fails(run(*arguments), 2, "Permission denied", "choose a place that you may write to")

    def on_small_disk(self, options, script):
        """Runs a script with $0 the program, $1 the document, $2 a disk of its own."""
        disk = self.folder / "disk"
        disk.mkdir()
        mount = f'mount -t tmpfs -o {options} tmpfs "$2" || exit 99; '
        result = subprocess.run(["unshare", "-rm", "bash", "-c", mount + script, PROGRAM, self.document, disk],
                                capture_output=True, check=False)
        if result.returncode == 99 or b"unshare" in result.stderr:
            self.skipTest("SKIPPED: this system lets nobody mount a disk of his own (unshare -rm)")
        return result

    def test_a_disk_that_may_only_be_read(self):
        result = self.on_small_disk("ro", '"$0" build "$1" -o "$2/out"')
        self.assert_fails(result, 2, "Read-only file system", "choose a place that you may write to")

    def test_a_full_disk_keeps_the_older_files_and_leaves_nothing(self):
        self.write("a.txt", ENGLISH * 400)
        result = self.on_small_disk("size=100k", 'echo older >"$2/graph.dot"; "$0" build "$1" -o "$2"; '
                                                 'status=$?; ls -A "$2"; cat "$2/graph.dot"; exit $status')
        self.assert_fails(result, 2, "No space left on device", "free some space")
        self.assertEqual(result.stdout, b"graph.dot\nolder\n")

    def test_a_full_device(self):
        graph = self.graph() / "graph.jsonld"
        with open("/dev/full", "wb") as full:
            for arguments in (("repair", self.document), ("extract", self.document), ("stats", graph),
                              ("validate", graph), ("export", graph, "--to", "svg"), ("explain", graph, "Iran"),
                              ("assemble", self.folder / "built/claims.jsonl"), ("--help",), ("--version",),
                              ("build", self.document, "-o", self.folder / "out"), ("export", "--list")):
                with self.subTest(arguments=arguments):
                    result = subprocess.run([PROGRAM, *map(str, arguments)], stdout=full,
                                            stderr=subprocess.PIPE, check=False)
                    self.assert_fails(result, 2, "standard output: cannot be written", "No space left")
        self.assert_fails(run("extract", self.document, "-o", "/dev/full"), 2, "/dev/full", "No space left")

    def test_a_limit_on_the_size_of_files_keeps_the_older_ones(self):
        out = self.graph()
        before = tree(out)
        result = run("build", self.write("a.txt", PERSIAN * 50), "-o", out,
                     limits=[(resource.RLIMIT_FSIZE, 4096)])
        self.assert_fails(result, 2, "cannot be written", "File too large")
        self.assertEqual(tree(out), before)

    def test_an_older_file_stays_if_nothing_can_be_read(self):
        target = self.write("claims.jsonl", "older\n")
        self.assert_fails(run("extract", self.folder / "missing.txt", "-o", target), 2)
        self.assertEqual(target.read_text(), "older\n")

    def test_a_link_and_permissions_are_kept(self):
        target = self.write("real/claims.jsonl", "older\n")
        target.chmod(0o640)
        link = self.folder / "claims.jsonl"
        link.symlink_to(target)
        self.run_ok("extract", self.document, "-o", link)
        self.assertTrue(link.is_symlink())
        self.assertIn('"claim"', target.read_text(encoding="utf-8"))
        self.assertEqual(target.stat().st_mode & 0o777, 0o640)

    def test_an_interruption_leaves_nothing_half_written(self):
        for number in range(3000):
            self.write(f"in/{number}.txt", ENGLISH * 20)
        claims = self.write("old/claims.jsonl", "older\n")
        for sent in (signal.SIGINT, signal.SIGTERM):
            for arguments, place in ((("build", self.folder / "in", "-o", self.folder / "new/out"), self.folder),
                                     (("extract", self.folder / "in", "-o", claims), claims.parent)):
                with self.subTest(signal=sent, command=arguments[0]):
                    process = subprocess.Popen([PROGRAM, "-q", *map(str, arguments)], stdout=subprocess.DEVNULL)
                    deadline = time.monotonic() + 30
                    while not any(place.rglob(".diplograph-*")) and time.monotonic() < deadline:
                        self.assertIsNone(process.poll(), "it ended before it could be interrupted")
                        time.sleep(0.002)
                    time.sleep(0.05)
                    process.send_signal(sent)
                    self.assertEqual(process.wait(timeout=30), -sent)
                    self.assertFalse((self.folder / "new").exists())
                    self.assertEqual(claims.read_text(), "older\n")
                    self.assert_nothing_left()


if __name__ == "__main__":
    unittest.main()
