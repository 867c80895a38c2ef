// Words of documents are shown and never obeyed.
import {strict as assert} from 'node:assert';
import {after, before, test} from 'node:test';
import {readFileSync} from 'node:fs';
import {close, launch, open, rest} from './explorer_page.mjs';

let browser;
before(async () => { browser = await launch(); });
after(() => browser.close());

test('hostile names and quotes are text, in the panel, the lists and the picture', async () => {
  const page = await open(browser, 'hostile');
  const scripts = await page.locator('script, img, iframe, object').count();
  assert.equal(scripts, 1);
  await page.evaluate(() => globalThis.diplograph.actions.chooseNode(
      globalThis.diplograph.model.nodes.id.indexOf('state/one'), true));
  await rest(page);
  const quotes = await page.locator('#panel blockquote').allTextContents();
  const expected = await page.evaluate(() => globalThis.diplograph.model.data.strings
      .filter((text) => text.includes('The state wants')));
  assert.equal(quotes.length, expected.length);
  const names = {'\u202E': 'RLO', '\u2067': 'RLI'};
  for (const quote of expected) {
    assert.ok(quotes.includes(quote.replace(/[\u202E\u2067]/g, (control) => names[control])), quote);
  }
  await page.fill('#search', '<img');
  assert.match(await page.textContent('#results li'), /^<img src=x onerror/);
  await page.keyboard.press('Enter');
  assert.match(await page.textContent('#panel h2'), /^<img/);
  assert.equal(await page.locator('script, img, iframe, object').count(), scripts);
  assert.equal(await page.evaluate(() => globalThis.obeyed), undefined);
  assert.match(await page.title(), /<\/script>/);

  const [download] = await Promise.all([page.waitForEvent('download'), page.click('#save-svg')]);
  const svg = readFileSync(await download.path(), 'utf8');
  assert.ok(!/<script|<img/.test(svg));
  await close(page);
});

test('a name of 1,000 letters widens nothing', async () => {
  const page = await open(browser, 'hostile');
  await page.fill('#search', 'wwwwww');
  await page.keyboard.press('Enter');
  const wider = await page.evaluate(() => ['html', '#panel', '#filters', '#bar'].filter((one) => {
    const part = document.querySelector(one);
    return part.scrollWidth > part.clientWidth + 1;
  }));
  assert.deepEqual(wider, []);
  const longest = await page.evaluate(() => {
    const {stage, model} = globalThis.diplograph;
    return Math.max(...model.nodes.id.map((_, node) => stage.label(node).length));
  });
  assert.ok(longest <= 60, String(longest));
  await close(page);
});

test('the page lets no foreign script run and nothing be asked of a network', async () => {
  const page = await open(browser, 'hostile');
  const outcome = await page.evaluate(async () => {
    const script = document.createElement('script');
    script.textContent = 'globalThis.obeyed = 4';
    document.body.append(script);
    const box = document.createElement('div');
    box.innerHTML = '<img src="data:,x" onerror="globalThis.obeyed = 5">';
    document.body.append(box);
    const fetched = await fetch('https://example.org/').then(() => true, () => false);
    await new Promise((resolve) => setTimeout(resolve, 200));
    return {fetched, obeyed: globalThis.obeyed};
  });
  assert.deepEqual(outcome, {fetched: false, obeyed: undefined});
  assert.ok(page.complaints.every((one) => /Content Security Policy|Failed to load|Refused/.test(one)), page.complaints.join());
  assert.deepEqual(page.requests.filter((url) => !url.startsWith('https://example.org/')), []);
  await page.context().close();
});
