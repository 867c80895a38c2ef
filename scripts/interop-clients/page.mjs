// Makes a page that draws a GEXF file with a program of npm, or shows an SVG file, and says in its
// title what was drawn.
//
// usage: node page.mjs sigma|cytoscape|svg FILE PAGE     (with node_modules in the working folder)

import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";

const require = createRequire(pathToFileURL(process.cwd() + "/"));
const [client, file, page] = process.argv.slice(2);

const read = `
import Graph from "graphology";
import gexf from "graphology-gexf/browser";
const errors = [];
window.onerror = (message) => errors.push(message);
const graph = gexf.parse(Graph, JSON.parse(document.getElementById("data").textContent));
const place = document.getElementById("place");
const relations = {};
const tell = (nodes, edges, names) => {
  for (const name of names.sort()) relations[name] = (relations[name] ?? 0) + 1;
  document.title = JSON.stringify(errors.length ? { errors } : { nodes, edges, relations });
};
`;

const draw = {
  sigma: `
import Sigma from "sigma";
graph.forEachNode((node, _, i) => graph.mergeNodeAttributes(node, { x: i % 20, y: Math.floor(i / 20) }));
const shown = new Sigma(graph, place);
shown.refresh();
const drawn = shown.getGraph();
tell(graph.nodes().filter((node) => shown.getNodeDisplayData(node)).length,
     graph.edges().filter((edge) => shown.getEdgeDisplayData(edge)).length,
     drawn.mapEdges((_, attributes) => attributes.relation));
`,
  cytoscape: `
import cytoscape from "cytoscape";
const elements = [
  ...graph.mapNodes((id, attributes) => ({ group: "nodes", data: { ...attributes, id } })),
  ...graph.mapEdges((id, attributes, source, target) =>
    ({ group: "edges", data: { ...attributes, id, source, target } })),
];
const shown = cytoscape({ container: place, elements, layout: { name: "grid" } });
tell(shown.nodes().length, shown.edges().length, shown.edges().map((edge) => edge.data("relation")));
`,
};

// Lines that run from right to left and neither begin nor end with a word or number of another
// direction: their first character has to be drawn on the right, their last one on the left, with the
// isolates around them ("displaced") and, to show that this is what isolates are for, without ("bare").
const measure = `
const isolates = /[\\u2066-\\u2069]/g;
const letter = /[A-Za-z\\u0590-\\u08ff]/;
const other = "[A-Za-z0-9\\u0660-\\u0669\\u06f0-\\u06f9]";
const fromRight = (line) => (letter.exec(line)?.[0] ?? "a") > "\\u058f"
  && !new RegExp("^" + other + "|" + other + "$").test(line);
const displaced = (text) => {
  const places = [...text.textContent].length === text.textContent.length
    ? [...text.textContent].map((unit, i) => [unit, text.getExtentOfChar(i).x])
      .filter(([unit]) => !/[\\s\\u200b-\\u200f\\u2066-\\u2069]/.test(unit)).map(([, x]) => x)
    : [0];
  return places[0] < Math.max(...places) - 1 || places.at(-1) > Math.min(...places) + 1;
};
const lines = [...document.querySelectorAll("text")]
  .filter((text) => fromRight(text.textContent.replace(isolates, "").trim()));
const found = { lines: lines.length, displaced: lines.filter(displaced).length };
for (const text of lines) text.textContent = text.textContent.replace(isolates, "");
document.title = JSON.stringify({ ...found, bare: lines.filter(displaced).length,
  brackets: lines.filter((text) => /[()\\[\\]«».!]$/.test(text.textContent.trim())).length });
`;

const shell = (body, script) => `<!doctype html><meta charset="utf-8">
${body}
<script>${script.replaceAll("</script", "<\\/script")}</script>
`;

if (client === "svg") {
  const svg = readFileSync(file, "utf8");
  writeFileSync(page, shell(svg.slice(svg.indexOf("<svg")), measure));
} else {
  const script = require("esbuild").buildSync({
    stdin: { contents: read + draw[client], resolveDir: process.cwd() },
    bundle: true,
    format: "iife",
    write: false,
    logLevel: "error",
  }).outputFiles[0].text;
  const data = JSON.stringify(readFileSync(file, "utf8")).replaceAll("<", "\\u003c");
  writeFileSync(page, shell(`<div id="place" style="width: 800px; height: 600px"></div>
<script type="application/json" id="data">${data}</script>`, script));
}
