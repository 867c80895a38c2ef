// Both languages and both schemes: nothing overlaps or is cut, everything has a name and contrast, and
// all looks as it did.
import {strict as assert} from 'node:assert';
import {after, before, test} from 'node:test';
import {close, launch, open, rest} from './explorer_page.mjs';
import {Pictures} from './pictures.mjs';

let browser;
let pictures;
before(async () => {
  browser = await launch();
  pictures = await Pictures.open(browser, process.env.REFERENCE_FOLDER);
});
after(() => browser.close());

/** Texts whose contrast to what is behind them is under 4.5 (WCAG 2.1, 1.4.3), and controls without
    a name. */
function faults() {
  const channels = (colour) => colour.match(/[\d.]+/g).map(Number);
  const luminance = ([red, green, blue]) => [red, green, blue].map((one) => {
    const share = one / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  }).reduce((sum, one, at) => sum + one * [0.2126, 0.7152, 0.0722][at], 0);
  const ground = (part) => {
    for (let at = part; at; at = at.parentElement) {
      const colour = channels(getComputedStyle(at).backgroundColor);
      if (colour.length === 3 || colour[3] > 0.99) return colour;
    }
    return [255, 255, 255];
  };
  const found = [];
  for (const part of document.querySelectorAll('body *')) {
    const own = [...part.childNodes].some((one) => one.nodeType === 3 && one.data.trim());
    if (!own || !part.checkVisibility() || part.closest('script, noscript')) continue;
    const [low, high] = [luminance(channels(getComputedStyle(part).color)), luminance(ground(part))]
        .sort((a, b) => a - b);
    const contrast = (high + 0.05) / (low + 0.05);
    if (contrast < 4.5) found.push(`${part.tagName} "${part.textContent.slice(0, 20)}" ${contrast.toFixed(1)}`);
  }
  for (const control of document.querySelectorAll('button, input, select, [role]')) {
    const name = control.getAttribute('aria-label') || control.textContent.trim() ||
        [...(control.labels ?? [])].map((label) => label.textContent).join('').trim();
    if (!name && !['status'].includes(control.getAttribute('role'))) found.push(control.outerHTML);
  }
  const boxes = ['bar', 'filters', 'stage-frame', 'panel'].map(
      (id) => [id, document.getElementById(id).getBoundingClientRect()]);
  for (const [one, a] of boxes) {
    for (const [other, b] of boxes) {
      if (one < other && a.left < b.right - 1 && b.left < a.right - 1 && a.top < b.bottom - 1 &&
          b.top < a.bottom - 1) found.push(`${one} lies over ${other}`);
    }
  }
  for (const id of ['filters', 'panel', 'bar']) {
    const part = document.getElementById(id);
    if (part.scrollWidth > part.clientWidth + 1) found.push(`${id} is cut`);
  }
  return found;
}

for (const colorScheme of ['light', 'dark']) {
  for (const language of ['en', 'fa']) {
    test(`${colorScheme}, ${language}`, async () => {
      const page = await open(browser, 'examples', {colorScheme});
      if (language === 'fa') await page.click('#language');
      assert.equal(await page.getAttribute('html', 'lang'), language);
      assert.equal(await page.getAttribute('html', 'dir'), language === 'fa' ? 'rtl' : 'ltr');
      assert.equal(await page.getAttribute('html', 'data-scheme'), colorScheme);
      assert.deepEqual(await page.evaluate(faults), []);
      await page.fill('#search', 'Iran');
      await page.keyboard.press('Enter');
      await rest(page);
      assert.deepEqual(await page.evaluate(faults), []);
      const filtersLeft = await page.evaluate(() => document.getElementById('filters').getBoundingClientRect().left <
                                                    document.getElementById('panel').getBoundingClientRect().left);
      assert.equal(filtersLeft, language === 'en');
      await page.setViewportSize({width: 800, height: 700});
      assert.deepEqual(await page.evaluate(faults), []);
      await close(page);
    });
  }
}

/** The page with a node chosen, whose quotes are in both languages. */
async function chosen(colorScheme, language) {
  const page = await open(browser, 'bilingual', {colorScheme});
  if (language === 'fa') await page.click('#language');
  await page.evaluate(() => globalThis.diplograph.actions.chooseNode(
      globalThis.diplograph.model.nodes.id.indexOf('state/turkmenistan')));
  await rest(page);
  await page.evaluate(() => document.fonts.ready);
  await page.waitForTimeout(300);
  return page;
}

const allowed = 0.005;  // of all cells

for (const colorScheme of ['light', 'dark']) {
  for (const language of ['en', 'fa']) {
    const name = `${colorScheme}-${language}`;
    test(`${name} looks as it did`, async (context) => {
      const page = await chosen(colorScheme, language);
      const picture = await page.screenshot({path: `${process.env.EXPLORER_PAGES}/${name}.png`});
      if (process.env.EXPLORER_REFERENCES === 'update') await pictures.keep(picture, name);
      const difference = await pictures.difference(picture, name);
      context.diagnostic(`${(difference * 100).toFixed(2)} % of the cells differ`);
      assert.ok(difference < allowed, `build/explorer-test/${name}.png differs from its reference`);
      await close(page);
    });
  }
}

test('a page that looks otherwise is seen to', async (context) => {
  const changes = {
    'without its drawing': () => { document.getElementById('stage').style.visibility = 'hidden'; },
    'without its details': () => { document.getElementById('panel').style.visibility = 'hidden'; },
    'in another colour': () => { document.getElementById('panel').style.background = '#d0d8ff'; },
    'with its parts the other way round': () => { document.documentElement.dir = 'rtl'; },
    'with quotes from left to right': () => {
      for (const quote of document.querySelectorAll('blockquote')) quote.style.direction = 'ltr';
    },
  };
  for (const [change, apply] of Object.entries(changes)) {
    const page = await chosen('light', 'en');
    await page.evaluate(apply);
    await page.waitForTimeout(200);
    const difference = await pictures.difference(await page.screenshot(), 'light-en');
    context.diagnostic(`${change}: ${(difference * 100).toFixed(2)} %`);
    assert.ok(difference >= allowed, change);
    await close(page);
  }
});

test('the focus goes from the tools to the filters, the drawing and the panel', async () => {
  const page = await open(browser, 'examples');
  await page.evaluate(() => globalThis.diplograph.actions.chooseNode(0));
  const order = [];
  for (let step = 0; step < 200 && order.at(-1) !== 'panel'; ++step) {
    await page.keyboard.press('Tab');
    const part = await page.evaluate(() => document.activeElement.closest('#tools, #filters, #stage-frame, #panel')?.id);
    if (part && order.at(-1) !== part) order.push(part);
  }
  assert.deepEqual(order, ['tools', 'filters', 'stage-frame', 'panel']);
  await close(page);
});
