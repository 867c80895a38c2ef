// Makes the page of `diplograph explore`: program, style and licences in one HTML file, with a place
// for the data. Same sources, same bytes.
//
// usage: node build.mjs PAGE.html
import {createHash} from 'node:crypto';
import {readFileSync, readdirSync, writeFileSync} from 'node:fs';
import {dirname, join} from 'node:path';
import {fileURLToPath} from 'node:url';
import {build} from 'esbuild';

const here = dirname(fileURLToPath(import.meta.url));
const page = process.argv[2];
if (!page) throw new Error('usage: node build.mjs PAGE.html');

const read = (...path) => readFileSync(join(here, ...path), 'utf8');

async function bundle(entry) {
  const result = await build({
    absWorkingDir: here,
    entryPoints: [entry],
    bundle: true,
    minify: true,
    write: false,
    metafile: true,
    format: entry.endsWith('.js') ? 'iife' : undefined,
    target: ['chrome100', 'firefox100', 'safari15'],
    charset: 'ascii',
    legalComments: 'none',
    logLevel: 'warning',
  });
  return {text: result.outputFiles[0].text.trim(), inputs: Object.keys(result.metafile.inputs)};
}

/** Name, version and licence text of every package that a bundle has parts of. */
function licences(inputs) {
  const packages = new Set();
  for (const input of inputs) {
    const path = input.match(/^(?:.*\/)?node_modules\/((?:@[^/]+\/)?[^/]+)\//);
    if (path) packages.add(path[1]);
  }
  return [...packages].sort().map((name) => {
    const folder = join('node_modules', name);
    const {version, license} = JSON.parse(read(folder, 'package.json'));
    const file = readdirSync(join(here, folder)).find((one) => /^licen[cs]e/i.test(one));
    if (!file) throw new Error(`${name} has no licence file`);
    return `${name} ${version} (${license})\n\n${read(folder, file).trim()}\n`;
  }).join('\n----\n\n');
}

const hash = (text) => `'sha256-${createHash('sha256').update(text, 'utf8').digest('base64')}'`;

const program = await bundle('src/main.js');
const style = await bundle('src/style.css');
// Nothing of a library can end the element that it stands in, or the comment with the licences.
if (/<\/script|<!--/i.test(program.text)) throw new Error('the program would end its own element');
if (/<\/style/i.test(style.text)) throw new Error('the style would end its own element');
const notice = licences(program.inputs).replaceAll('-->', '--').replaceAll('--!>', '--');

// Only this very program may run, only this style applies, and nothing can be asked of a network.
const policy = [
  "default-src 'none'",
  `script-src ${hash(program.text)}`,
  `style-src ${hash(style.text)}`,
  'img-src data: blob:',
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');

const parts = {POLICY: policy, STYLE: style.text, PROGRAM: program.text, LICENCES: notice};
const html = read('src', 'page.html').replace(/@([A-Z]+)@/g, (whole, name) => parts[name] ?? whole);
writeFileSync(page, html);
