"""Installs the programs that scripts/interop asks, into build/interop, and says which are missing."""

import shutil
import subprocess
import sys

from running import DEBIAN_PYTHON, PYTHON, SOURCE, WORK, run, say

PYPI = ("networkx>=3.6", "rdflib>=7", "pyoxigraph", "oxigraph", "kuzu", "igraph>=0.11", "pyshacl",
        "numpy", "pillow")
NPM = ("jsonld", "n3", "graphology", "graphology-gexf", "graphology-graphml", "rdf-validate-shacl",
       "@neo4j-cypher/language-support@2.0.0-next.38", "sigma", "cytoscape", "esbuild")
# The toolkit's jar holds all that it needs.
MAVEN = {
    "gephi": (("org.gephi", "gephi-toolkit", "0.10.1",
               "<classifier>all</classifier><exclusions><exclusion><groupId>*</groupId>"
               "<artifactId>*</artifactId></exclusion></exclusions>"),),
    "tinkergraph": (("org.apache.tinkerpop", "tinkergraph-gremlin", "3.7.3", ""),),
    "jena": (("org.apache.jena", "jena-cmds", "5.2.0", ""),),
    "fuseki": (("org.apache.jena", "jena-fuseki-server", "5.2.0", ""),),
    "jsonld-java": (("com.github.jsonld-java", "jsonld-java", "0.13.4", ""),),
    "neo4j": (("org.neo4j.test", "neo4j-harness", "5.26.0", ""),
              ("org.neo4j", "neo4j-import-tool", "5.26.0", ""),
              ("org.neo4j.procedure", "apoc-core", "5.26.0", ""),
              ("org.neo4j.procedure", "apoc-common", "5.26.0", "")),
}
# Debian's modules and programs by the client that needs them.
DEBIAN_MODULES = {"networkx (Debian)": "networkx", "igraph (Debian)": "igraph",
                  "graph-tool": "graph_tool", "pygraphviz": "pygraphviz", "pydot": "pydot",
                  "pyld": "pyld"}
DEBIAN_PROGRAMS = {"XSD": "xmllint", "RELAX NG": "xmllint", "xmllint": "xmllint",
                   "raptor": "rapper", "serd": "serdi", "graphviz": "dot", "zip": "xmllint",
                   "sigma": "chromium", "cytoscape": "chromium", "chromium": "chromium"}
FROM_PYPI = {"networkx", "igraph", "rdflib", "oxigraph", "kuzu", "pyshacl", "oxigraph server"}
FROM_NPM = {"jsonld.js", "n3.js", "graphology", "neo4j-parser", "rdf-validate-shacl", "sigma",
            "cytoscape"}
FROM_MAVEN = {"fuseki": "fuseki", "tinkergraph": "tinkergraph", "jena": "jena",
              "jsonld-java": "jsonld-java", "neo4j-admin": "neo4j", "neo4j": "neo4j",
              "neo4j LOAD CSV": "neo4j", "neo4j APOC": "neo4j", "gephi": "gephi",
              "jena shacl": "jena"}


def install():
    """Installs what is missing; returns why for what could not be, by registry or program."""
    reasons = {}

    def attempt(name, action):
        try:
            action()
        except (OSError, RuntimeError) as error:
            reasons[name] = str(error)
            say(f"no {name}: {error}")
    WORK.mkdir(parents=True, exist_ok=True)
    for group in ("test", "interop", "browser"):
        attempt("Debian", lambda group=group: run([SOURCE / "scripts" / "install-dependencies",
                                                   group]))
    venv = PYTHON.parent.parent
    if not has_installed(venv, PYPI):
        def pypi():
            run([sys.executable, "-m", "venv", venv])
            run([venv / "bin" / "pip", "install", "-q", "--retries", "2", *PYPI])
            note_installed(venv, PYPI)
        attempt("PyPI", pypi)
    if not has_installed(WORK / "node_modules", NPM):
        def npm():
            run(["npm", "install", "--no-audit", "--no-fund", "--ignore-scripts", "--prefer-offline",
                 "--fetch-retries", "1", "--prefix", WORK, *NPM])
            note_installed(WORK / "node_modules", NPM)
        attempt("npm", npm)
    for name, artifacts in MAVEN.items():
        if not has_installed(WORK / name, map(str, artifacts)):
            attempt(name, lambda name=name, artifacts=artifacts: maven(WORK / name, artifacts))
    return reasons


def note_installed(folder, packages):
    (folder / "installed").write_text("\n".join(packages), encoding="utf-8")


def has_installed(folder, packages):
    note = folder / "installed"
    return note.exists() and note.read_text(encoding="utf-8") == "\n".join(packages)


def maven(folder, artifacts):
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    dependencies = "".join(
        f"<dependency><groupId>{group}</groupId><artifactId>{artifact}</artifactId>"
        f"<version>{version}</version>{rest}</dependency>"
        for group, artifact, version, rest in artifacts)
    (folder / "pom.xml").write_text(
        '<project xmlns="http://maven.apache.org/POM/4.0.0"><modelVersion>4.0.0</modelVersion>'
        "<groupId>client</groupId><artifactId>client</artifactId><version>1</version>"
        f"<dependencies>{dependencies}</dependencies></project>\n", encoding="utf-8")
    run(["mvn", "-q", "-B", "dependency:copy-dependencies", f"-DoutputDirectory={folder}/lib"],
        cwd=folder)
    note_installed(folder, map(str, artifacts))


def missing(clients, reasons):
    """Why each of the clients that are not here is not."""
    absent = {}
    for client in clients:
        name = client.removesuffix(" and back")
        if name in FROM_PYPI and not has_installed(PYTHON.parent.parent, PYPI):
            absent[client] = reasons.get("PyPI", "not there")
        elif name in FROM_NPM and not has_installed(WORK / "node_modules", NPM):
            absent[client] = reasons.get("npm", "not there")
        elif name in FROM_MAVEN and not (WORK / FROM_MAVEN[name] / "installed").exists():
            absent[client] = reasons.get(FROM_MAVEN[name], "not there")
        elif name in FROM_MAVEN and shutil.which("java") is None:
            absent[client] = "there is no Java"
        elif name in FROM_NPM and shutil.which("node") is None:
            absent[client] = "there is no Node"
        elif name in DEBIAN_PROGRAMS and shutil.which(DEBIAN_PROGRAMS[name]) is None:
            absent[client] = reasons.get("Debian", f"no program {DEBIAN_PROGRAMS[name]}")
        elif name in DEBIAN_MODULES and subprocess.run(
                [DEBIAN_PYTHON, "-c", f"import {DEBIAN_MODULES[name]}"], capture_output=True,
                check=False).returncode != 0:
            absent[client] = reasons.get("Debian", f"Debian's Python has no {DEBIAN_MODULES[name]}")
    return absent
