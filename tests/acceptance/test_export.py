"""`diplograph export`: the list of formats, each format, what it loses."""
import re
import unittest

from acceptance import FILES, AcceptanceTest, run


class Export(AcceptanceTest):

    def formats(self):
        return re.findall(r"^(\S+)  ", self.run_ok("export", "--list"), re.M)

    def test_the_list_names_every_format_and_what_it_leaves_out(self):
        text = self.run_ok("export", "--list")
        self.assertLessEqual({"jsonld", "graphml", "gexf", "dot", "svg", "pdf", "nodes-csv", "edges-csv",
                              "matrix"}, set(self.formats()))
        self.assertIn("leaves out", text)

    def test_each_format_gives_the_bytes_of_the_file_that_build_writes(self):
        built = self.graph()
        files = {path.read_bytes() for path in built.iterdir() if path.is_file()}
        for name in self.formats():
            with self.subTest(format=name):
                target = self.folder / "export"
                self.run_ok("export", built / "graph.jsonld", "--to", name, "-o", target)
                self.assertIn(target.read_bytes(), files)
        self.assertGreaterEqual(len(self.formats()), len(FILES) - 2)

    def test_a_graph_comes_from_standard_input_and_goes_to_standard_output(self):
        graph = (self.graph() / "graph.jsonld").read_bytes()
        self.assertEqual(self.run_ok("export", "-", "--to", "jsonld", stdin=graph).encode(), graph)

    def test_what_a_format_leaves_out_is_said_and_never_on_standard_output(self):
        graph = self.graph() / "graph.jsonld"
        self.assertEqual(run("export", graph, "--to", "jsonld").stderr, b"")
        result = run("export", graph, "--to", "gexf")
        self.assertIn(b"gexf leaves out", result.stderr)
        self.assertNotIn(b"leaves out", result.stdout)

    def test_a_format_that_is_not_there_is_refused_before_anything_is_read(self):
        result = run("export", self.folder / "missing.jsonld", "--to", "gexff")
        self.assert_fails(result, 2, "gexff", "did you mean gexf?", "--list")


if __name__ == "__main__":
    unittest.main()
