"""`diplograph import`: graphs from files of other programs, and home from an edit by hand."""
import csv
import io
import json
import resource
import unittest
import xml.etree.ElementTree as ElementTree

from acceptance import ENGLISH, AcceptanceTest, run

GRAPHML = "{http://graphml.graphdrawing.org/xmlns}"
GEXF = "{http://gexf.net/1.3}"


def graphml(body, keys=""):
    return ('<?xml version="1.0" encoding="UTF-8"?>\n'
            '<graphml xmlns="http://graphml.graphdrawing.org/xmlns">\n'
            f'{keys}<graph edgedefault="directed">\n{body}</graph></graphml>\n')


class Import(AcceptanceTest):

    def setUp(self):
        super().setUp()
        self.built = self.graph()
        self.base = self.built / "graph.jsonld"
        self.out = self.folder / "home.jsonld"

    def home(self, *files, options=()):
        """Imports files with the base; what the graph holds and the changes that are listed."""
        changes = self.run_ok("import", *files, "--base", self.base, *options, "-o", self.out)
        return json.loads(self.out.read_text(encoding="utf-8"))["@graph"], changes

    def node(self, items, end):
        return next(i for i in items if i["@id"].endswith(end) and ":" not in i.get("@type", ":"))

    def test_what_nobody_changed_comes_home_byte_for_byte(self):
        for name in ("graph.graphml", "graph.gexf"):
            _, changes = self.home(self.built / name)
            self.assertEqual(changes, "")
            self.assertEqual(self.out.read_bytes(), self.base.read_bytes())
        self.home(self.built / "edges.csv", self.built / "nodes.csv")
        self.assertEqual(self.out.read_bytes(), self.base.read_bytes())

    def test_a_table_of_nodes_alone_leaves_the_edges_and_the_other_way_round(self):
        for name in ("nodes.csv", "edges.csv"):
            self.home(self.built / name)
            self.assertEqual(self.out.read_bytes(), self.base.read_bytes())

    def test_an_edge_that_was_deleted_is_removed_and_told_with_its_quote(self):
        tree = ElementTree.parse(self.built / "graph.gexf")
        edges = tree.getroot().find(f".//{GEXF}edges")
        gone = next(e for e in edges if "signed" in ElementTree.tostring(e, "unicode"))
        edges.remove(gone)
        tree.write(self.folder / "edited.gexf", encoding="utf-8", xml_declaration=True)
        items, changes = self.home(self.folder / "edited.gexf")
        self.assertIn("- " + gone.get("id"), changes)
        self.assertIn("signed the Tehran Convention", changes)
        self.assertEqual(len([line for line in changes.splitlines() if line[0] in "+-="]), 1)
        before = json.loads(self.base.read_text(encoding="utf-8"))["@graph"]
        count = lambda graph: sum(i.get("@type") == "rdf:Statement" for i in graph)
        self.assertEqual(count(items), count(before) - 1)

    def test_a_renamed_node_keeps_its_old_name_as_an_alias(self):
        text = (self.built / "graph.gexf").read_text(encoding="utf-8")
        edited = self.write("edited.gexf", text.replace('label="Kazakhstan"', 'label="KZ (new)"', 1))
        items, changes = self.home(edited)
        node = self.node(items, "state/kazakhstan")
        english = [n["@value"] for n in node["rdfs:label"] if n.get("@language") == "en"]
        self.assertEqual(english, ["KZ (new)"])
        self.assertIn("Kazakhstan", [n["@value"] for n in node["skos:altLabel"]])
        self.assertTrue(node["dg:mention"])
        self.assertIn("= state/kazakhstan", changes)

    def edges_with(self, **cells):
        """The table of edges with one more, which has these cells."""
        text = (self.built / "edges.csv").read_text(encoding="utf-8")
        header = next(csv.reader(io.StringIO(text)))
        row = io.StringIO()
        csv.DictWriter(row, header, restval="", lineterminator="\n").writerow(cells)
        return self.write("edges.csv", text + row.getvalue())

    def test_an_edge_by_hand_needs_words_of_its_document(self):
        edge = {"source": "state/iran", "relation": "cooperatesWith", "target": "state/kazakhstan"}
        result = run("import", self.edges_with(**edge), "--base", self.base, "-o", self.out)
        line = len((self.built / "edges.csv").read_text(encoding="utf-8").splitlines()) + 1
        self.assert_fails(result, 3, f"edges.csv:{line}:", "document and quote", "--allow-unsupported")
        self.assertEqual(self.out.read_bytes(), self.base.read_bytes())

        quoted = {**edge, "document": "caspian", "quote": "Iran and Kazakhstan signed"}
        table = self.edges_with(**quoted)
        items, changes = self.home(table, options=["--texts", self.built / "text", "--by", "Jane"])
        self.assertIn("+ state/iran|cooperatesWith|state/kazakhstan", changes)
        self.assertIn("Jane", [i.get("rdfs:label") for i in items])
        self.assertEqual(run("validate", self.out).returncode, 0)

        table = self.edges_with(**{**quoted, "quote": "Iran and Kazakhstan invaded"})
        result = run("import", table, "--base", self.base, "--texts", self.built / "text", "-o",
                     self.out)
        self.assert_fails(result, 3, f"edges.csv:{line}:", "does not stand in the text")

    def test_an_unsupported_edge_that_is_kept_is_named_by_validate(self):
        table = self.edges_with(source="state/iran", relation="opposes", target="state/kazakhstan")
        self.home(table, options=["--allow-unsupported"])
        result = run("validate", self.out)
        self.assertEqual(result.returncode, 1)
        self.assertIn(b"no words carry it", result.stdout + result.stderr)

    def test_a_node_added_in_gephi_gets_its_id_from_class_and_label(self):
        text = (self.built / "graph.gexf").read_text(encoding="utf-8")
        added = ('<node id="77" label="New Pact"><attvalues><attvalue for="class" '
                 'value="Agreement"/></attvalues></node></nodes>')
        _, changes = self.home(self.write("edited.gexf", text.replace("</nodes>", added)))
        self.assertIn("+ agreement/new-pact\n", changes)

    def test_columns_that_say_nothing_are_named_and_can_be_mapped(self):
        keys = ('<key id="d0" for="node" attr.name="Modularity Class" attr.type="int"/>\n'
                '<key id="d1" for="node" attr.name="wann" attr.type="string"/>\n')
        pact = '<node id="agreement/p"><data key="d0">3</data><data key="d1">2015-09</data></node>\n'
        path = self.write("g.graphml", graphml(pact, keys))
        said = self.assert_fails(run("import", path), 0, "g.graphml:3", '"Modularity Class"',
                                 '"wann"', "--map")
        self.assertIn('such as "3"', said)
        result = run("import", path, "--map", "wann=date", "--map", "modularity class=-")
        self.assertNotIn(b"not read", result.stderr)
        self.assertIn(b'"2015-09"', result.stdout)
        self.assert_fails(run("import", path, "--map", "wann=dat"), 2, "dat", "no property")
        self.assert_fails(run("import", path, "--map", "weg=date"), 2, '"weg"', "no file has")

    def test_graphs_of_other_programs_need_types_and_relations_and_quotes(self):
        keys = ('<key id="d0" for="node" attr.name="label" attr.type="string"/>\n'
                '<key id="d1" for="node" attr.name="type" attr.type="string"/>\n'
                '<key id="d2" for="edge" attr.name="relation" attr.type="string"/>\n')
        body = ('<node id="n0"><data key="d0">China</data><data key="d1">state</data></node>\n'
                '<node id="n1"><data key="d0">Peace</data><data key="d1">Goal</data></node>\n'
                '<node id="n2"><data key="d0">What?</data></node>\n'
                '<edge source="n1" target="n0"><data key="d2">pursuedBy</data></edge>\n'
                '<edge source="n0" target="n1"><data key="d2">eats</data></edge>\n'
                '<edge source="n0" target="n2"><data key="d2">supports</data></edge>\n')
        path = self.write("g.graphml", graphml(body, keys))
        result = run("import", path, "--allow-unsupported", "-o", self.out)
        self.assert_fails(result, 3, "g.graphml:9:", '"n2" has no type', "g.graphml:11:",
                          'no relation "eats"', "g.graphml:12:", '"n2", which was refused')
        items = json.loads(self.out.read_text(encoding="utf-8"))["@graph"]
        statement = next(i for i in items if i.get("@type") == "rdf:Statement")
        self.assertTrue(statement["rdf:subject"].endswith("state/china"))
        self.assertTrue(statement["rdf:object"].endswith("goal/peace"))

    def test_yed_keeps_labels_in_its_drawings(self):
        keys = '<key id="d6" for="node" yfiles.type="nodegraphics"/>\n'
        body = ('<node id="state/x"><data key="d6"><y:ShapeNode xmlns:y="http://www.yworks.com/xml/'
                'graphml"><y:NodeLabel>Exland<y:LabelModel/></y:NodeLabel></y:ShapeNode></data>'
                '</node>')
        self.run_ok("import", self.write("g.graphml", graphml(body, keys)), "-o", self.out)
        self.assertIn('"Exland"', self.out.read_text(encoding="utf-8"))

    def test_files_that_are_none_are_refused_with_their_line(self):
        node = '<node id="state/a"/>\n'
        bomb = "".join(f'<!ENTITY a{i} "{f"&a{i - 1};" * 10 if i else "ha"}">' for i in range(12))
        whole = graphml(node)
        cases = {
            "truncated.graphml": (whole[:-30], "no well-formed XML", ":4"),
            "empty.graphml": ("", "is empty"),
            "other.graphml": ("<gexf/>", "expected <graphml>, found <gexf>", ":1"),
            "other.gexf": (whole, "expected <gexf>, found <graphml>", ":2"),
            "bomb.graphml": (f"<!DOCTYPE graphml [{bomb}]><graphml>&a11;</graphml>", "entity"),
            "outside.graphml": ('<!DOCTYPE graphml [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
                                "<graphml>&x;</graphml>", "entity"),
            "unknown.graphml": (graphml("&x;"), "entity"),
            "deep.graphml": (graphml("<node id='state/a'><graph>" * 300), "nested", ":"),
            "encoding.graphml": (b'<?xml version="1.0" encoding="UTF-8"?><graphml>\xff</graphml>',
                                 "no well-formed XML"),
            "twice.graphml": (graphml(node + node), "stands twice", ":5"),
            "dangling.graphml": (graphml(node + '<edge source="state/a" target="state/b"/>'),
                                 '"state/b"', ":5"),
            "key.graphml": (graphml('<node id="state/a"><data key="k">x</data></node>'),
                            'the key "k"', ":4"),
            "attribute.gexf": ('<gexf><graph><nodes><node id="state/a"><attvalues>\n<attvalue '
                               'for="0" value="x"/></attvalues></node></nodes></graph></gexf>',
                               'attribute "0"', ":2"),
            "ragged.csv": ("id,label\nstate/a,A\nstate/b\n", "1 cells", ":3"),
            "quote.csv": ('id,label\nstate/a,"A\n', "never closed", ":2"),
            "neither.csv": ("name,label\na,b\n", 'a column "id"', ":1"),
            "twice.csv": ("id,label,label\na,b,c\n", "twice", ":1"),
            "latin.csv": (b"id,label\nstate/a,\xe9\n", "UTF-8", ":2"),
        }
        for name, (content, *words) in cases.items():
            with self.subTest(name):
                result = run("import", self.write(name, content), "-o", self.out, timeout=20,
                             limits=[(resource.RLIMIT_AS, 2 << 30)])
                self.assert_fails(result, 2, name, *words)
                self.assertFalse(self.out.exists())
        self.assert_nothing_left()

    def test_other_encodings_are_read(self):
        text = graphml('<node id="state/x"><data key="l">ایران</data></node>',
                       '<key id="l" for="node" attr.name="label"/>')
        path = self.write("g.graphml", text.replace("UTF-8", "UTF-16").encode("utf-16"))
        self.run_ok("import", path, "-o", self.out)
        self.assertIn("ایران", self.out.read_text(encoding="utf-8"))

    def test_wrong_calls_say_what_is_right(self):
        self.assert_fails(run("import"), 2, "which files")
        self.assert_fails(run("import", self.write("g.txt", "")), 2, "--from")
        self.assert_fails(run("import", "g.gexf", "--from", "gxf"), 2, "did you mean gexf?")
        self.assert_fails(run("import", "g.gexf", "--type", "Stat"), 2, "did you mean State?")
        self.assertIn("graphml", self.run_ok("import", "--list"))

    def test_networkx_reads_and_writes_it_in_between(self):
        try:
            import networkx  # pylint: disable=import-outside-toplevel
        except ImportError:
            self.skipTest("no networkx")
        graph = networkx.read_graphml(self.built / "graph.graphml", force_multigraph=True)
        networkx.write_graphml(graph, self.folder / "edited.graphml")
        self.home(self.folder / "edited.graphml")
        self.assertEqual(self.out.read_bytes(), self.base.read_bytes())
        self.run_ok("export", self.base, "--to", "gexf-1.2", "-o", self.folder / "g.gexf")
        networkx.write_gexf(networkx.read_gexf(self.folder / "g.gexf"), self.folder / "edited.gexf")
        self.home(self.folder / "edited.gexf")
        self.assertEqual(self.out.read_bytes(), self.base.read_bytes())

    def test_igraph_reads_and_writes_it_in_between(self):
        try:
            import igraph  # pylint: disable=import-outside-toplevel
        except ImportError:
            self.skipTest("no igraph")
        graph = igraph.Graph.Read_GraphML(str(self.built / "graph.graphml"))
        graph.write_graphml(str(self.folder / "edited.graphml"))
        self.home(self.folder / "edited.graphml")
        self.assertEqual(self.out.read_bytes(), self.base.read_bytes())


if __name__ == "__main__":
    unittest.main()
