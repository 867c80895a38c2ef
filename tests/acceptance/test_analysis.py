"""`diplograph stats --measure`, `paths`, `communities`, `project`, `timeline`, `export --with`."""
import csv
import io
import json
import re
import subprocess
import unittest
import xml.etree.ElementTree as ElementTree

from acceptance import EXAMPLES, AcceptanceTest, run

# The system's own Python has networkx from its package.
NETWORKX = r"""
import json, sys
try:
    import networkx
except ImportError:
    sys.exit(77)
graph = networkx.MultiGraph()
nodes, edges = json.load(sys.stdin)
graph.add_nodes_from(nodes)
graph.add_edges_from(edges)
simple = networkx.Graph(graph)
simple.remove_edges_from(list(networkx.selfloop_edges(simple)))
weighted = networkx.Graph()
weighted.add_nodes_from(nodes)
for a, b in edges:
    if a != b:
        weighted.add_edge(a, b, weight=weighted.get_edge_data(a, b, {"weight": 0})["weight"] + 1)
others = max(len(nodes) - 1, 1)
# networkx's own needs numpy, which its package only recommends.
rank = dict.fromkeys(nodes, 1 / len(nodes))
for _ in range(300):
    loose = sum(rank[n] for n in nodes if weighted.degree(n) == 0)
    following = dict.fromkeys(nodes, (0.15 + 0.85 * loose) / len(nodes))
    for n in nodes:
        for other, tie in weighted[n].items():
            following[other] += 0.85 * rank[n] * tie["weight"] / weighted.degree(n, weight="weight")
    rank = following
json.dump({
    "degree": dict(weighted.degree(weight="weight")),
    "betweenness": networkx.betweenness_centrality(simple),
    "closeness": {n: v / others for n, v in networkx.harmonic_centrality(simple).items()},
    "pagerank": rank,
    "core": networkx.core_number(simple),
    "components": networkx.number_connected_components(simple),
}, sys.stdout)
"""


class Analysis(AcceptanceTest):


    def build(self):
        self.run_ok("-q", "build", *EXAMPLES, "-o", self.folder / "out")
        return self.folder / "out" / "graph.jsonld"

    def rows(self, *arguments):
        return list(csv.DictReader(io.StringIO(self.run_ok(*arguments, "--csv"))))

    def measured_part(self, graph):
        """Nodes and affirmed edges without documents and cited works, as the file has them."""
        items = json.loads(graph.read_text(encoding="utf-8"))["@graph"]
        base = "https://diplograph.org/id/"
        hidden = ("document/", "source/")
        nodes = [i["@id"][len(base):] for i in items
                 if i["@id"].startswith(base) and "#" not in i["@id"]]
        nodes = [n for n in nodes if not n.startswith(hidden)]
        edges = [[i["rdf:subject"][len(base):], i["rdf:object"][len(base):]] for i in items
                 if i.get("@type") == "rdf:Statement" and i["dg:polarity"] == "affirmed"]
        return nodes, [e for e in edges if e[0] in nodes and e[1] in nodes]

    def test_measures_are_those_of_networkx(self):
        graph = self.build()
        nodes, edges = self.measured_part(graph)
        found = subprocess.run(["/usr/bin/python3", "-c", NETWORKX], capture_output=True, text=True,
                               input=json.dumps([nodes, edges]))
        if found.returncode == 77:
            self.skipTest("python3-networkx is not installed")
        self.assertEqual(found.returncode, 0, found.stderr)
        expected = json.loads(found.stdout)
        measures = "degree,betweenness,closeness,pagerank,core,component"
        rows = self.rows("stats", graph, "--measure", measures, "--top", 0)
        self.assertEqual({row["id"] for row in rows}, set(nodes))
        self.assertGreater(len(rows), 40)
        for row in rows:
            for measure in ("degree", "betweenness", "closeness", "pagerank", "core"):
                self.assertAlmostEqual(float(row[measure]), expected[measure][row["id"]], places=8,
                                       msg=f"{measure} of {row['id']}")
        self.assertEqual(len({row["component"] for row in rows}), expected["components"])

    def test_a_table_of_nodes_can_be_of_one_type_and_for_programs(self):
        graph = self.build()
        states = json.loads(self.run_ok("stats", graph, "--type", "State", "--top", 3, "--json"))
        self.assertEqual([s["type"] for s in states], ["State"] * 3)
        self.assertGreaterEqual(states[0]["pagerank"], states[1]["pagerank"])
        self.assert_fails(run("stats", graph, "--measure", "betweeness"), 2, "did you mean betweenness")
        self.assertIn("cycles of partOf", self.run_ok("stats", graph))

    def test_a_path_says_its_words(self):
        graph = self.build()
        edge = json.loads(graph.read_text(encoding="utf-8"))["@graph"]
        fact = next(i for i in edge if i.get("@type") == "rdf:Statement" and i["dg:polarity"] == "affirmed")
        base = "https://diplograph.org/id/"
        ends = [fact["rdf:subject"][len(base):], fact["rdf:object"][len(base):]]
        text = self.run_ok("paths", graph, *ends)
        self.assertIn(ends[1], text.splitlines()[1])
        quote = fact["dg:evidence"][0]["oa:hasTarget"]["oa:hasSelector"]["oa:exact"]
        self.assertIn("line ", text)
        found = json.loads(self.run_ok("paths", graph, *ends, "--all", "--longest", 2, "--json"))
        self.assertTrue(found["complete"])
        self.assertEqual(found["paths"][0]["steps"][-1]["to"], ends[1])
        quotes = [step["quote"] for path in found["paths"] for step in path["steps"]]
        self.assertIn(quote, quotes)
        back = run("paths", graph, *reversed(ends), "--directed")
        self.assertIn(back.returncode, (0, 2))
        self.assert_fails(run("paths", graph, ends[0], "state/atlantis"), 2, "state/atlantis")
        self.assert_fails(run("paths", graph, ends[0], ends[0]), 2, "no path leads")

    def test_communities_are_the_ones_that_exports_carry(self):
        graph = self.build()
        text = self.run_ok("communities", graph)
        self.assertRegex(text, r"^\d+ communities of two or more nodes, \d+ nodes alone, modularity 0\.\d+")
        rows = self.rows("communities", graph)
        self.assertEqual(self.rows("communities", graph, "--seed", 5),
                         self.rows("communities", graph, "--seed", 5))
        out = self.folder / "with.graphml"
        self.run_ok("export", graph, "--to", "graphml", "--with", "community,pagerank", "-o", out)
        root = ElementTree.parse(out).getroot()
        space = {"g": "http://graphml.graphdrawing.org/xmlns"}
        types = {k.get("id"): k.get("attr.type") for k in root.findall("g:key", space)}
        self.assertEqual((types["community"], types["pagerank"]), ("int", "double"))
        exported = {}
        for node in root.iterfind(".//g:node", space):
            data = {d.get("key"): d.text for d in node.findall("g:data", space)}
            if "community" in data:
                exported[data["node_id"]] = data["community"]
        self.assertEqual(exported, {row["id"]: row["community"] for row in rows})

    def test_every_format_with_attributes_writes_them(self):
        graph = self.build()
        refused = run("export", graph, "--to", "jsonld", "--with", "pagerank")
        self.assert_fails(refused, 2, "has no place for --with")
        for name in re.search(r"formats do: (.*)", refused.stderr.decode()).group(1).split(", "):
            with self.subTest(format=name):
                out = self.folder / ("with-" + name)
                self.run_ok("-q", "export", graph, "--to", name, "--with", "closeness,core", "-o", out)
                files = [out] if out.is_file() else sorted(out.iterdir())
                text = "".join(f.read_text(encoding="utf-8") for f in files)
                self.assertIn("closeness", text)
                self.assertIn("core", text)

    def test_projections_count_what_is_shared(self):
        graph = self.build()
        pairs = self.rows("project", graph, "--pairs", "partyTo")
        self.assertGreater(len(pairs), 2)
        by_treaty = {}
        for row in pairs:
            by_treaty.setdefault(row["Target"], set()).add(row["Source"])
        expected = {}
        for parties in by_treaty.values():
            for a in parties:
                for b in parties:
                    if a < b:
                        expected[a, b] = expected.get((a, b), 0) + 1
        shared = {(r["Source"], r["Target"]): int(r["Weight"])
                  for r in self.rows("project", graph, "--shared", "partyTo")}
        self.assertEqual(shared, expected)
        types = self.rows("project", graph, "--types")
        self.assertIn("pursues", {row["relation"] for row in types})
        self.run_ok("project", graph, "--stances")
        self.assert_fails(run("project", graph), 2, "which network")

    def test_a_timeline_is_in_the_order_of_time(self):
        graph = self.build()
        dates = [row["date"][:4] for row in self.rows("timeline", graph)]
        self.assertGreater(len(dates), 3)
        self.assertEqual(dates, sorted(dates))
        roles = self.rows("timeline", graph, "--measure", "degree", "--window", 3)
        self.assertTrue(any(float(v) > 0 for row in roles for k, v in row.items() if k != "year"))
        for row in roles:
            self.assertLessEqual(sum(float(v) for k, v in row.items() if k != "year"), 1.01)
        figures = []
        for theme in ("print", "print-mono", "print"):
            out = self.folder / "time.svg"
            self.run_ok("timeline", graph, "--theme", theme, "-o", out)
            figures.append(out.read_bytes())
            ElementTree.fromstring(figures[-1])
        self.assertEqual(figures[0], figures[2])
        self.assertNotEqual(figures[0], figures[1])
        self.assert_fails(run("timeline", graph, "--from", "soon"), 2, "takes a year")


if __name__ == "__main__":
    unittest.main()
