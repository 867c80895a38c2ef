"""What the acceptance tests share: the command, temporary folders, and small documents."""
import os
import pty
import re
import resource
import shutil
import subprocess
import tempfile
import unittest
from pathlib import Path

PROGRAM = os.environ.get("DIPLOGRAPH", "")
SOURCE = Path(os.environ.get("DIPLOGRAPH_SOURCE", Path(__file__).resolve().parents[2]))
if not PROGRAM:
    PROGRAM = str(SOURCE / "build/release/diplograph")
EXAMPLES = sorted((SOURCE / "examples/documents").glob("*.txt"))
CORPUS = SOURCE.parent / "shared/corpus"

# Every file that `build` writes beside text/NAME.txt and what further formats add.
FILES = {"claims.jsonl", "graph.jsonld", "graph.graphml", "graph.gexf", "graph.dot", "figure.svg",
         "figure.pdf", "nodes.csv", "edges.csv", "validation.json", "matrix.md"}

ENGLISH = ("Kazakhstan seeks to protect the Caspian Sea through the Tehran Convention. "
           "Iran and Kazakhstan signed the Tehran Convention. "
           "Iran does not oppose the Tehran Convention.\n")
PERSIAN = "ایران به دنبال گسترش همکاری با قزاقستان است. ایران عضو سازمان ملل متحد است.\n"


def run(*arguments, stdin=b"", environment=None, cwd=None, timeout=300, limits=None):
    """Runs the command. Output is bytes; `limits` are (resource, bytes) pairs."""
    def restrict():
        for kind, value in limits or ():
            resource.setrlimit(kind, (value, value))

    settings = {**os.environ, "TERM": "dumb", **(environment or {})}
    return subprocess.run([PROGRAM, *map(str, arguments)], input=stdin, capture_output=True,
                          env=settings, cwd=cwd, timeout=timeout, check=False,
                          preexec_fn=restrict if limits else None)


def on_terminal(*arguments):
    """What the command writes when standard output and standard error are a terminal."""
    master, slave = pty.openpty()
    with subprocess.Popen([PROGRAM, *map(str, arguments)], stdin=slave, stdout=slave, stderr=slave,
                          env={**os.environ, "TERM": "xterm", "NO_COLOR": ""}) as process:
        os.close(slave)
        output = b""
        while True:
            try:
                block = os.read(master, 65536)
            except OSError:  # the other end is closed
                break
            if not block:
                break
            output += block
        os.close(master)
    return process.returncode, output


def tree(folder):
    """All files of a folder by their path in it, with their bytes; hidden ones too."""
    folder = Path(folder)
    return {str(path.relative_to(folder)): path.read_bytes()
            for path in sorted(folder.rglob("*")) if path.is_file()}


def words(text):
    """The words of a text, letter by letter: with their joiners and marks, without what only steers
    directions."""
    return set(re.findall("[\\w\u200c\u0610-\u061a\u064b-\u065f\u0670]+", text))


class AcceptanceTest(unittest.TestCase):
    """A test with a folder of its own and assertions on what the command did."""

    def setUp(self):
        self.folder = Path(tempfile.mkdtemp(prefix="diplograph-test-"))
        self.addCleanup(shutil.rmtree, self.folder, ignore_errors=True)

    def write(self, name, content):
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode("utf-8") if isinstance(content, str) else content)
        return path

    def run_ok(self, *arguments, **settings):
        """Runs the command, which has to end with status 0; its standard output as text."""
        result = run(*arguments, **settings)
        self.assertEqual(result.returncode, 0, result.stderr.decode("utf-8", "replace"))
        return result.stdout.decode("utf-8")

    def assert_fails(self, result, status, *words):
        """The status, one line per message, each of `words` said, and no crash."""
        said = result.stderr.decode("utf-8", "replace")
        self.assertEqual(result.returncode, status, said)
        for word in words:
            self.assertIn(word, said)
        for line in said.splitlines():
            self.assertTrue(line.startswith("diplograph: "), line)
        return said

    def assert_nothing_left(self, folder=None):
        """No temporary file of ours."""
        left = [str(path) for path in (folder or self.folder).rglob(".diplograph-*")]
        self.assertEqual(left, [])

    def graph(self, text=ENGLISH, name="caspian.txt"):
        """The folder that `build` made of a small document."""
        out = self.folder / "built"
        self.run_ok("-q", "build", self.write(name, text), "-o", out)
        return out
