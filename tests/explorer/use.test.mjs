// What a person does with the page: search, click, filter, read, save; at 400 edges and on the examples.
import {strict as assert} from 'node:assert';
import {readFileSync} from 'node:fs';
import {after, before, test} from 'node:test';
import {close, launch, open, placeOf, rest, shown} from './explorer_page.mjs';

let browser;
before(async () => { browser = await launch(); });
after(() => browser.close());

test('a search finds a node in any spelling and shows its quotes', async () => {
  const page = await open(browser, 'examples');
  await page.keyboard.press('/');
  for (const spelling of ['state/kazakhstan', 'KAZAKHST', 'قزاقستان', 'قـزاقِستان']) {
    await page.fill('#search', spelling);
    assert.equal(await page.textContent('#results li >> nth=0 >> bdi'), 'Kazakhstan', spelling);
  }
  await page.keyboard.press('ArrowDown');
  assert.equal(await page.getAttribute('#search', 'aria-activedescendant'), 'result-0');
  await page.keyboard.press('Enter');
  assert.equal(await page.textContent('#panel h2'), 'Kazakhstan');
  assert.equal(await page.evaluate(() => document.activeElement.tagName), 'H2');
  assert.ok(await page.locator('#panel blockquote mark.source').count() > 0);
  await page.fill('#search', 'no such name');
  assert.match(await page.textContent('.search [role=status]'), /Nothing/);
  await close(page);
});

test('a Persian quote runs from right to left, with the words of its marks', async () => {
  const page = await open(browser, 'examples');
  const {expected, node} = await page.evaluate(() => {
    const {model} = globalThis.diplograph;
    for (let edge = 0; edge < model.edgeCount; ++edge) {
      const piece = model.evidence(edge)[0];
      const marks = piece?.marks.sort((a, b) => a.begin - b.begin) ?? [];
      const apart = marks.every((mark, at) => at === 0 || marks[at - 1].end <= mark.begin);
      if (/^[\u0600-\u06FF]/.test(piece?.quote ?? '') && marks.length > 2 && apart) {
        return {expected: piece, node: model.edges.source[edge]};
      }
    }
    throw new Error('the examples have no Persian quote');
  });
  await page.evaluate((one) => globalThis.diplograph.actions.chooseNode(one), node);
  const quote = page.locator('blockquote', {hasText: expected.quote}).first();
  assert.equal(await quote.getAttribute('dir'), 'rtl');
  assert.equal(await quote.evaluate((one) => getComputedStyle(one).direction), 'rtl');
  const marks = await quote.locator('mark').allTextContents();
  assert.deepEqual(marks, expected.marks.map(({begin, end}) => expected.quote.slice(begin, end)));
  await close(page);
});

test('clicks choose a node and a line; Escape lets go; a double click shows the neighbourhood', async () => {
  const page = await open(browser, 'generated-400');
  const id = await page.evaluate(() => {
    const {model} = globalThis.diplograph;
    const degrees = model.incident.map((edges) => edges.length);
    return model.nodes.id[degrees.indexOf(Math.max(...degrees))];
  });
  const at = await placeOf(page, id);
  await page.mouse.click(at.x, at.y);
  assert.equal(await page.textContent('#panel .kind code'), id);
  assert.ok(await page.locator('#panel blockquote').count() > 0);
  await page.waitForTimeout(400);  // or two clicks are one double click
  await page.keyboard.press('Escape');
  assert.equal(await page.locator('#panel blockquote').count(), 0);
  await page.mouse.dblclick(at.x, at.y);
  await page.waitForFunction(() => globalThis.diplograph.view.filter.focus !== null);
  const near = await shown(page);
  assert.ok(near.nodes > 1 && near.nodes < near.allNodes);
  await page.evaluate(() => {
    const {actions, model} = globalThis.diplograph;
    actions.resetFilter();
    actions.letGo();
    actions.chooseEdge(model.edges.source.findIndex((one, edge) => one !== model.edges.target[edge]));
  });
  assert.ok(await page.locator('#panel .statement .relation').count() > 0);
  await close(page);
});

test('each filter takes away what it should, and the reset brings it back', async () => {
  const page = await open(browser, 'examples');
  const all = await shown(page);
  assert.equal(all.nodes, all.allNodes);
  assert.equal(all.edges, all.allEdges);
  const back = async () => {
    await page.click('#reset');
    assert.deepEqual(await shown(page), all);
  };
  const group = (title) => page.locator('fieldset', {hasText: title}).first();
  const count = async (row) => Number((await row.locator('small').textContent()).replaceAll(',', ''));

  const goals = group('Types').locator('label', {hasText: 'goal'});
  const goalCount = await count(goals);
  await goals.locator('input').uncheck();
  assert.equal((await shown(page)).nodes, all.nodes - goalCount);
  await back();
  const parties = group('Relations').locator('label', {hasText: 'party to'});
  const partyCount = await count(parties);
  await parties.locator('input').uncheck();
  assert.equal((await shown(page)).edges, all.edges - partyCount);
  await back();
  await page.fill('#confidence', '1000');
  assert.ok((await shown(page)).edges < all.edges);
  await back();
  await page.fill('#year-from', '2018');
  await page.keyboard.press('Tab');
  const recent = await shown(page);
  assert.ok(recent.nodes < all.nodes);
  await page.uncheck('#undated');
  assert.ok((await shown(page)).edges < recent.edges);
  await back();
  await group('Documents').locator('button', {hasText: 'none'}).click();
  assert.equal((await shown(page)).edges, 0);
  await group('Documents').locator('input').first().check();
  const one = await shown(page);
  assert.ok(one.edges > 0 && one.edges < all.edges && one.nodes < all.nodes);
  await back();
  await close(page);
});

test('everything can be done with keys', async () => {
  const page = await open(browser, 'examples');
  await page.focus('#stage');
  const camera = () => page.evaluate(() => globalThis.diplograph.stage.sigma.getCamera().getState());
  const begin = await camera();
  await page.keyboard.press('ArrowRight');
  await rest(page);
  assert.ok((await camera()).x > begin.x);
  await page.keyboard.press('+');
  await rest(page);
  assert.ok((await camera()).ratio < begin.ratio);
  await page.keyboard.press('0');
  await rest(page);
  assert.equal((await camera()).ratio, 1);
  await page.keyboard.press('n');
  const first = await page.textContent('#panel h2');
  assert.match(await page.textContent('#stage-note'), new RegExp(first));
  await page.keyboard.press('n');
  assert.notEqual(await page.textContent('#panel h2'), first);
  await page.keyboard.press('p');
  assert.equal(await page.textContent('#panel h2'), first);
  await page.keyboard.press('f');
  assert.ok((await shown(page)).nodes < (await shown(page)).allNodes);
  await page.keyboard.press('Enter');
  assert.equal(await page.evaluate(() => document.activeElement.closest('#panel') !== null), true);
  await page.keyboard.press('Escape');
  assert.equal(await page.evaluate(() => document.activeElement.id), 'stage');
  await page.keyboard.press('?');
  assert.equal(await page.locator('dialog[open] kbd').count() > 5, true);
  await page.keyboard.press('Escape');
  await close(page);
});

test('the view is saved as SVG and PNG', async () => {
  const page = await open(browser, 'examples');
  const saved = async (button) => {
    const [download] = await Promise.all([page.waitForEvent('download'), page.click(button)]);
    return readFileSync(await download.path());
  };
  const svg = (await saved('#save-svg')).toString('utf8');
  const wellFormed = await page.evaluate((text) => {
    const parsed = new DOMParser().parseFromString(text, 'image/svg+xml');
    return {error: parsed.querySelector('parsererror')?.textContent ?? null,
            circles: parsed.querySelectorAll('circle').length, texts: parsed.querySelectorAll('text').length};
  }, svg);
  assert.equal(wellFormed.error, null);
  assert.equal(wellFormed.circles, (await shown(page)).nodes);
  assert.ok(wellFormed.texts > 5);
  assert.match(svg, /\u2067[^<]*\u2069/);
  const png = await saved('#save-png');
  assert.equal(png.subarray(1, 4).toString(), 'PNG');
  assert.ok(png.readUInt32BE(16) > 1000 && png.length > 20000);
  await close(page);
});
