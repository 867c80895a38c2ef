"""`cmake --install`: the program with its manual and completions, and find_package(Diplograph)."""
import os
import shutil
import subprocess
import unittest
from pathlib import Path

from acceptance import FILES, PROGRAM, SOURCE, AcceptanceTest

BUILD = Path(PROGRAM).parent


@unittest.skipUnless((BUILD / "cmake_install.cmake").exists(), f"SKIPPED: {BUILD} is not a build folder")
class Install(AcceptanceTest):

    def cmake(self, *arguments):
        result = subprocess.run(["cmake", *map(str, arguments)], capture_output=True, check=False)
        self.assertEqual(result.returncode, 0, result.stdout.decode() + result.stderr.decode())

    def test_an_installed_diplograph_serves_users_and_other_projects(self):
        prefix = self.folder / "prefix"
        self.cmake("--install", BUILD, "--prefix", prefix)

        with self.subTest("the program runs from there"):
            version = subprocess.run([prefix / "bin/diplograph", "--version"], capture_output=True, check=True)
            self.assertIn(b"diplograph ", version.stdout)
        with self.subTest("manual and completions lie where they are looked for"):
            pages = {path.name for path in (prefix / "share/man/man1").iterdir()}
            self.assertLessEqual({"diplograph.1", "diplograph-build.1", "diplograph-explain.1"}, pages)
            self.assertTrue((prefix / "share/bash-completion/completions/diplograph").is_file())
            self.assertTrue((prefix / "share/zsh/site-functions/_diplograph").is_file())
        with self.subTest("no file names a folder of this machine"):
            for path in prefix.rglob("*"):
                if path.suffix in (".cmake", ".hpp", ".1", ".md"):
                    self.assertNotIn(os.fsencode(SOURCE), path.read_bytes(), path)

        with self.subTest("another project finds the libraries"):
            build = self.folder / "by_hand"
            example = shutil.copytree(SOURCE / "examples/by_hand", self.folder / "example")
            launcher = [] if not shutil.which("ccache") else ["-DCMAKE_CXX_COMPILER_LAUNCHER=ccache"]
            self.cmake("-S", example, "-B", build, f"-DCMAKE_PREFIX_PATH={prefix}", *launcher)
            self.cmake("--build", build)
            written = self.folder / "written"
            written.mkdir()
            result = subprocess.run([build / "by_hand", written], capture_output=True, check=False)
            self.assertEqual(result.returncode, 0, result.stderr)
            self.assertIn(b" 0 violations", result.stdout)
            names = {path.name for path in written.iterdir()}
            self.assertLessEqual(FILES - {"claims.jsonl", "validation.json"}, names)


if __name__ == "__main__":
    unittest.main()
