"""Help, version, misspelled words, loudness, exit statuses, the manual and the completions."""
import re
import shutil
import subprocess
import sys
import time
import unittest

from acceptance import ENGLISH, PROGRAM, SOURCE, AcceptanceTest, on_terminal, run

sys.path.insert(0, str(SOURCE / "cmake"))
sys.dont_write_bytecode = True
from command_help import all_help, option_names  # noqa: E402


def commands():
    overview = run("--help").stdout.decode()
    return re.findall(r"^  ([a-z]+)  ", overview[overview.index("Commands:"):], re.M)


class CommandLine(AcceptanceTest):

    def test_the_version_is_that_of_the_project(self):
        version = re.search(r"project\(Diplograph VERSION (\S+)",
                            (SOURCE / "CMakeLists.txt").read_text()).group(1)
        self.assertEqual(self.run_ok("--version"), f"diplograph {version}\n")

    def test_each_command_has_help_with_options_and_examples(self):
        self.assertLessEqual({"build", "repair", "extract", "assemble", "validate", "export", "stats",
                              "explain"}, set(commands()))
        for command in commands():
            text = self.run_ok(command, "--help")
            self.assertIn(f"Usage: diplograph {command}", text)
            for words in ("--help", "--verbose", "--quiet", "--log-level", "Examples:",
                          f"  diplograph {command} "):
                self.assertIn(words, text, command)

    def test_misspelled_words_bring_the_nearest_name(self):
        for arguments, nearest in ((("buidl", "x"), "build"), (("validte", "x"), "validate"),
                                   (("build", "--hlep"), "--help"), (("--verison",), "--version"),
                                   (("stats", "--tpo", "3", "x"), "--top"),
                                   (("export", "x", "--to", "graphlm"), "graphml"),
                                   (("build", "x", "-o", "y", "--log-level", "wran"), "warn")):
            with self.subTest(arguments=arguments):
                self.assert_fails(run(*arguments), 2, f"did you mean {nearest}?")

    def test_wrong_usage_ends_with_status_2_and_one_line(self):
        for arguments in ((), ("nonsense-beyond-repair",), ("build",), ("build", "x"), ("repair", "a", "b"),
                          ("--unknown",), ("build", "x", "-o", "y", "--threads", "0"),
                          ("build", "x", "-o", "y", "--threads", "many"), ("export", "x"),
                          ("explain", "x"), ("stats",)):
            with self.subTest(arguments=arguments):
                said = self.assert_fails(run(*arguments), 2)
                self.assertEqual(len(said.splitlines()), 1)

    def test_loudness_can_be_set_before_and_behind_the_command(self):
        graph = self.graph() / "graph.jsonld"
        for quiet in (("-q", "export"), ("export", "-q"), ("--log-level", "error", "export")):
            result = run(*quiet, graph, "--to", "dot")
            self.assertEqual((result.returncode, result.stderr), (0, b""))
        self.assertIn(b"leaves out", run("export", graph, "--to", "dot").stderr)

    def test_a_closed_pipe_ends_the_command_without_a_word(self):
        graph = self.graph() / "graph.jsonld"
        result = subprocess.run(["bash", "-c", '"$0" export "$1" --to svg -q | head -c 1', PROGRAM, graph],
                                capture_output=True, check=False)
        self.assertEqual((result.stdout, result.stderr), (b"<", b""))

    def test_a_terminal_shows_progress_when_it_takes_more_than_a_second(self):
        for number in range(400):
            self.write(f"in/{number}.txt", f"{number}. {ENGLISH * 150}")
        begin = time.monotonic()
        status, output = on_terminal("build", self.folder / "in", "-o", self.folder / "out", "-j", 1)
        seconds = time.monotonic() - begin
        self.assertEqual(status, 0, output)
        if seconds > 1.5:
            self.assertRegex(output.decode(), r"\r\x1b\[K(reading documents: \d+ of 400|[a-z .]+), \d+ s")
        self.assertTrue(output.decode().rstrip().splitlines()[-1].startswith("seconds"), output[-300:])

    def test_a_terminal_shows_the_words_behind_an_edge_in_colour_and_a_pipe_does_not(self):
        graph = self.graph() / "graph.jsonld"
        status, output = on_terminal("explain", graph, "state/kazakhstan")
        self.assertEqual(status, 0)
        self.assertIn(b"\x1b[1;", output)
        self.assertNotIn("\x1b", self.run_ok("explain", graph, "state/kazakhstan"))


class Manual(AcceptanceTest):

    def make(self):
        pages = self.folder / "pages"
        for script, *arguments in (("make_manual.py", "1.2.3", SOURCE / "man", pages),
                                   ("make_completion.py", self.folder / "bash", self.folder / "zsh")):
            subprocess.run([sys.executable, "-B", SOURCE / "cmake" / script, PROGRAM, *arguments],
                           check=True)
        return pages

    def test_every_option_stands_in_the_manual_and_in_the_completions(self):
        pages = self.make()
        bash, zsh = ((self.folder / name).read_text() for name in ("bash", "zsh"))
        overview, helps = all_help(PROGRAM)
        self.assertGreater(len(helps), 7)
        for name, text in helps.items():
            page = (pages / f"diplograph-{name}.1").read_text().replace("\\-", "-")
            options = [option for entry, _ in text.options for option in option_names(entry)]
            self.assertIn("--help", options)
            for option in options:
                self.assertIn(option, page, name)
                self.assertRegex(bash, rf'(?m)^    {name}\) options=".*{re.escape(option)}[" ]')
                self.assertRegex(zsh, rf"(?m)^      {name}\) .*'{re.escape(option)}\[")
        for name, _ in overview.options:
            for option in option_names(name):
                self.assertIn(option, (pages / "diplograph.1").read_text().replace("\\-", "-"))

    def test_the_pages_are_roff_that_a_formatter_reads_without_a_warning(self):
        formatter = shutil.which("groff")
        if not formatter:
            self.skipTest("SKIPPED: there is no groff to read the manual with")
        for page in sorted(self.make().iterdir()):
            result = subprocess.run([formatter, "-man", "-Tutf8", "-ww", "-P-cbou", page], capture_output=True,
                                    check=False)
            self.assertEqual((result.returncode, result.stderr), (0, b""), page.name)
            self.assertIn(b"EXIT STATUS" if page.name == "diplograph.1" else b"EXAMPLES", result.stdout)

    def test_bash_completes_commands_options_and_formats(self):
        self.make()
        script = """source "$1"; shift
COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); _diplograph; printf '%s\\n' "${COMPREPLY[@]}" """
        for words, wanted in ((("bu",), "build"), (("build", "--thr"), "--threads"),
                              (("export", "x", "--to", "matr"), "matrix"),
                              (("--log-level", "wa"), "warn")):
            result = subprocess.run(["bash", "-c", script, "bash", self.folder / "bash", PROGRAM, *words],
                                    capture_output=True, check=False)
            self.assertEqual(result.stdout.decode().split(), [wanted], (words, result.stderr))


if __name__ == "__main__":
    unittest.main()
