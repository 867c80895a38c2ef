// Reads an exported file with a program of npm that somebody else wrote, and says what came in.
//
// usage: node readers.mjs CLIENT FORMAT PATH     (with node_modules in the working folder)
//
// Prints the same JSON object as readers.py.

import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";

const require = createRequire(pathToFileURL(process.cwd() + "/"));
const [client, form, path] = process.argv.slice(2);
const text = () => readFileSync(path, "utf8");

const sorted = (lines) => lines.sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)));
const hash = (lines, separator) =>
  createHash("sha256").update(sorted(lines).join(separator)).digest("hex").slice(0, 16);
const visible = (quote) =>
  quote.replace(/[\x00-\x08\x0b\x0c\x0e-\x1f]/g, "\ufffd").replace(/\r\n?/g, "\n");

function answer(nodes, edges, relations, quotes) {
  const counts = {};
  for (const relation of [...relations].sort()) counts[relation] = (counts[relation] ?? 0) + 1;
  return { nodes, edges, relations: counts, quotes: hash(quotes.filter(Boolean).map(visible), "\0") };
}

function graphology() {
  const Graph = require("graphology");
  const parser = require(form.startsWith("gexf") ? "graphology-gexf" : "graphology-graphml");
  const graph = parser.parse(Graph, text());
  const relations = [];
  const quotes = [];
  graph.forEachEdge((_, attributes) => {
    relations.push(attributes.relation);
    quotes.push(attributes.quote);
  });
  return answer(graph.order, graph.size, relations, quotes);
}

// As Python's json.dumps writes a string.
const dumped = (string) =>
  JSON.stringify(string).replace(/[\x7f-\uffff]/g, (unit) =>
    unit === "\x7f" ? unit : "\\u" + unit.charCodeAt(0).toString(16).padStart(4, "0"));

function triples(quads) {
  const lines = new Set();
  for (const { subject, predicate, object } of quads) {
    const shown =
      object.termType !== "Literal"
        ? `<${object.value}>`
        : object.language
          ? `${dumped(object.value)}@${object.language.toLowerCase()}`
          : `${dumped(object.value)}^${object.datatype.value}`;
    lines.add(`${subject.value} ${predicate.value} ${shown}`);
  }
  return { triples: lines.size, hash: hash([...lines], "\n") };
}

function cypher() {
  return import(pathToFileURL(require.resolve("@neo4j-cypher/language-support")).href).then(
    (module) => {
      const support = module.default ?? module;
      const lint = support.lintCypherQuery ?? module.lintCypherQuery;
      const errors = lint(text(), {}).diagnostics.filter((one) => one.severity === 1);
      if (errors.length) throw new Error(`${errors.length} errors: ${errors[0].message}`);
      return { syntax: "ok" };
    });
}

const clients = {
  graphology,
  "jsonld.js": async () => triples(await require("jsonld").toRDF(JSON.parse(text()), { safe: true })),
  "n3.js": () => triples(new (require("n3").Parser)().parse(text())),
  "neo4j-parser": cypher,
};

try {
  console.log(JSON.stringify(await clients[client]()));
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
}
