// Opens a page of the explorer in Chromium, from disk, and keeps what it complains of or asks for.
import {strict as assert} from 'node:assert';
import {existsSync} from 'node:fs';
import {pathToFileURL} from 'node:url';
import {chromium} from 'playwright-core';

const executablePath = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']
    .find((path) => existsSync(path));
const pages = process.env.EXPLORER_PAGES;

/** What Chromium itself says of drawing without a graphics card. */
const ownWarning = /software WebGL|GL Driver Message|GPU stall/;

export const launch = () => chromium.launch({executablePath, args: ['--no-sandbox']});

/** A page that is loaded; `complaints` and `requests` grow while it is used. */
export async function open(browser, name, settings = {}) {
  const context = await browser.newContext({viewport: {width: 1280, height: 800}, locale: 'en-US',
                                            colorScheme: 'light', acceptDownloads: true, ...settings});
  const page = await context.newPage();
  page.complaints = [];
  page.requests = [];
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type()) && !ownWarning.test(message.text())) {
      page.complaints.push(message.text());
    }
  });
  page.on('pageerror', (error) => page.complaints.push(error.stack));
  page.on('dialog', (dialog) => { page.complaints.push(dialog.message()); dialog.dismiss(); });
  const address = pathToFileURL(`${pages}/${name}.html`).href;
  page.on('request', (request) => {
    if (request.url() !== address && !/^(data|blob):/.test(request.url())) page.requests.push(request.url());
  });
  await page.goto(address);
  await page.waitForFunction(() => globalThis.diplograph !== undefined);
  return page;
}

/** Ends a page that must neither have complained nor have asked for anything. */
export async function close(page) {
  assert.deepEqual(page.complaints, []);
  assert.deepEqual(page.requests, []);
  await page.context().close();
}

/** Where a node is on the screen. */
export function placeOf(page, id) {
  return page.evaluate((wanted) => {
    const {stage, model} = globalThis.diplograph;
    const data = stage.sigma.getNodeDisplayData(String(model.nodes.id.indexOf(wanted)));
    const {x, y} = stage.sigma.framedGraphToViewport(data);
    const box = document.getElementById('stage').getBoundingClientRect();
    return {x: x + box.left, y: y + box.top};
  }, id);
}

/** Waits until the camera rests. */
export const rest = (page) => page.waitForFunction(
    () => !globalThis.diplograph.stage.sigma.getCamera().isAnimated());

/** How many nodes and relations the page says that it shows. */
export async function shown(page) {
  const words = await page.textContent('#counts');
  const numbers = words.replaceAll(',', '').match(/\d+/g).map(Number);
  return {nodes: numbers[0], allNodes: numbers[1], edges: numbers[2], allEdges: numbers[3]};
}
