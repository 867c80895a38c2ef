"""What Gephi reads of a file, and what comes back when it or networkx has written the file again."""

import json
import math
import os
import tempfile
import xml.etree.ElementTree as ElementTree
from collections import Counter
from pathlib import Path

import readers
from running import CLIENTS, PROGRAM, PYTHON, java, run

# What it does not keep of each format: only GEXF has time, and cells of tables are trimmed.
UNSEEN = {"graphml": ("colours", "sizes", "places", "timed"), "graphml-gephi": ("timed",),
          "csv-gephi": ("colours", "sizes", "places", "timed", "labels")}


class Places:
    """Where nodes lie, by id, "x y". Gephi moves and scales all of them alike."""

    def __init__(self, places):
        self.places = self.in_unit_square(places)

    @staticmethod
    def in_unit_square(places):
        points = {node: [float(n) for n in place.split()] for node, place in places.items()}
        left, bottom = (min(numbers) for numbers in zip(*points.values()))
        extent = max(max(numbers) - min(numbers) for numbers in zip(*points.values())) or 1
        return {node: ((x - left) / extent, (y - bottom) / extent)
                for node, (x, y) in points.items()}

    def __eq__(self, places):
        others = self.in_unit_square(places)
        return others.keys() == self.places.keys() and all(
            math.dist(point, others[node]) < 0.001 for node, point in self.places.items())

    def __str__(self):
        return f"{len(self.places)} places of a layout"


def expected(gexf):
    """What Gephi has to see, by our GEXF file."""
    found = {"kinds": Counter(), "colours": {}, "timed": 0}
    labels, sizes, places = [], set(), {}
    colour = kind = place = None
    for _, element in ElementTree.iterparse(gexf):
        name = element.tag.rpartition("}")[2]
        if name == "color":
            colour = f"{element.get('r')},{element.get('g')},{element.get('b')}"
        elif name == "size":
            sizes.add(element.get("value"))
        elif name == "position":
            place = f"{element.get('x')} {element.get('y')}"
        elif name == "attvalue" and element.get("for") == "class":
            kind = element.get("value")
        elif name == "node":
            found["colours"][kind] = colour
            labels.append(element.get("label"))
            if place:
                places[element.get("id")] = place
        elif name == "edge":
            found["kinds"][element.get("kind")] += 1
        if name in ("node", "edge"):
            found["timed"] += element.get("start") is not None
            element.clear()
    if places:  # a large graph has none, and Gephi chooses some
        found["places"] = Places(places)
    return {**found, "kinds": dict(sorted(found["kinds"].items())),
            "colours": dict(sorted(found["colours"].items())),
            "sizes": len(sizes), "labels": readers.quote_hash(labels)}


def linked(folder, form, path):
    """The files under names by whose ending Gephi knows the format."""
    if Path(path).is_dir():
        return [Path(path) / "nodes.csv", Path(path) / "edges.csv"]
    link = Path(folder) / ("graph.gexf" if form.startswith("gexf") else "graph.graphml")
    link.symlink_to(Path(path).resolve())
    return [link]


def read(form, path, *outputs):
    with tempfile.TemporaryDirectory() as folder:
        out = run(java("gephi", CLIENTS / "GephiImport.java", *linked(folder, form, path),
                       *(["-o", *outputs] if outputs else [])))
    seen = json.loads(next(line for line in out.split("\n") if line.startswith("{")))
    seen["quotes"] = readers.quote_hash(seen["quotes"])
    seen["labels"] = readers.quote_hash(seen["labels"])
    return {key: value for key, value in seen.items() if key not in UNSEEN.get(form, ())}


def imported(graph, path, *arguments):
    run([PROGRAM, "-q", "import", path, "--allow-unsupported", *arguments, "-o", graph])
    return Path(graph).read_bytes()


def compare(folder, path, back, base):
    """The graph that comes back is that of our own file, and with the base the very graph."""
    folder = Path(folder)
    own = imported(folder / "own.jsonld", path)
    again = imported(folder / "again.jsonld", back)
    if own != again:
        raise ValueError(f"{back.name}: {first_difference(own, again)}")
    if base is None:
        return
    graph = Path(base).read_bytes()
    whole = imported(folder / "whole.jsonld", back, "--base", base)
    if whole != graph:
        raise ValueError(f"{back.name} with --base: {first_difference(graph, whole)}")


def first_difference(one, other):
    for line, other_line in zip(one.split(b"\n"), other.split(b"\n")):
        if line != other_line:
            at = max(len(os.path.commonprefix([line, other_line])) - 40, 0)
            return (f"{line[at:at + 100].decode(errors='replace')} became "
                    f"{other_line[at:at + 100].decode(errors='replace')}")
    return f"{one.count(10)} lines became {other.count(10)}"


def gephi_there_and_back(form, path, base):
    """Gephi reads the file and writes GEXF and GraphML; both are imported."""
    with tempfile.TemporaryDirectory() as folder:
        own, = linked(folder, form, path)
        outputs = [Path(folder) / "back.gexf", Path(folder) / "back.graphml"]
        seen = read(form, path, *outputs)
        for back in outputs:
            compare(folder, own, back, base)
    return seen


def networkx_there_and_back(form, path, base):
    """networkx reads the file and writes it again. Its GraphML leaves carriage returns unescaped, of
    which XML makes line feeds."""
    with tempfile.TemporaryDirectory() as folder:
        own, = linked(folder, form, path)
        back = Path(folder) / f"back{own.suffix}"
        seen = json.loads(run([PYTHON, CLIENTS / "readers.py", "networkx", form, path, back]))
        text = own.read_bytes()
        if form.startswith("graphml") and b"&#13;" in text:
            own = Path(folder) / "fed.graphml"
            own.write_bytes(text.replace(b"&#13;", b"&#10;"))
            base = None
        compare(folder, own, back, base)
    return seen
