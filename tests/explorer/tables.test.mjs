// Tables in HTML: columns follow the direction of the language, in the browser's own layout.
import {strict as assert} from 'node:assert';
import {pathToFileURL} from 'node:url';
import {after, before, test} from 'node:test';
import {launch} from './explorer_page.mjs';

let browser;
before(async () => { browser = await launch(); });
after(() => browser.close());

for (const [language, direction] of [['en', 'ltr'], ['fa', 'rtl']]) {
  test(`a table in ${language} reads ${direction}`, async () => {
    const page = await browser.newPage();
    const requests = [];
    page.on('request', (request) => { if (!request.url().startsWith('file:')) requests.push(request.url()); });
    await page.goto(pathToFileURL(`${process.env.EXPLORER_PAGES}/table-${language}.html`).href);
    const {columns, cells, cut} = await page.evaluate(() => {
      const box = (part) => part.getBoundingClientRect();
      // How far from either side of its cell a line stands. Long ones begin where they are read from.
      const begins = [...document.querySelectorAll('td')].map((cell) => {
        if (cell.querySelector('p.own')) return null;
        const range = document.createRange();
        range.selectNodeContents(cell.querySelector('p') ?? cell);
        const [line] = range.getClientRects();
        return line && {left: line.left - box(cell).left, right: box(cell).right - line.right};
      }).filter(Boolean);
      return {
        columns: [...document.querySelectorAll('th')].map((heading) => box(heading).left),
        cells: begins,
        cut: [...document.querySelectorAll('td, th')].filter((cell) => cell.scrollWidth > cell.clientWidth + 1).length,
      };
    });
    assert.ok(columns.length > 2);
    const ordered = [...columns].sort((a, b) => (language === 'en' ? a - b : b - a));
    assert.deepEqual(columns, ordered);
    const short = cells.filter(({left, right}) => Math.abs(left - right) > 40);
    assert.ok(short.length > 3);
    for (const {left, right} of short) assert.ok(language === 'en' ? left < right : right < left);
    assert.equal(cut, 0);
    assert.deepEqual(requests, []);
    await page.close();
  });
}
