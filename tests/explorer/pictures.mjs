// Compares what a page looks like with a reference picture, cell by cell: the mean colours of a coarse
// grid. Letters and lines differ a little from machine to machine; cells show what stands where.
import {existsSync, readFileSync, writeFileSync} from 'node:fs';

const columns = 64;
const lines = 40;
/** Of 255, in any channel: less is the smoothing of another machine's letters. */
const visible = 24;

/** The mean colours of a picture's cells, computed in a page of the browser. */
async function cellsOf(page, png) {
  return page.evaluate(async ({address, columns, lines}) => {
    const picture = await createImageBitmap(await (await fetch(address)).blob());
    const canvas = new OffscreenCanvas(picture.width, picture.height);
    const context = canvas.getContext('2d');
    context.drawImage(picture, 0, 0);
    const {data, width, height} = context.getImageData(0, 0, picture.width, picture.height);
    const sums = new Float64Array(columns * lines * 3);
    const counts = new Float64Array(columns * lines);
    for (let y = 0; y < height; ++y) {
      for (let x = 0; x < width; ++x) {
        const cell = Math.floor(y * lines / height) * columns + Math.floor(x * columns / width);
        for (let channel = 0; channel < 3; ++channel) {
          sums[cell * 3 + channel] += data[(y * width + x) * 4 + channel];
        }
        ++counts[cell];
      }
    }
    return Array.from(sums, (sum, at) => Math.round(sum / counts[Math.floor(at / 3)]));
  }, {address: `data:image/png;base64,${png.toString('base64')}`, columns, lines});
}

/** The cells as a picture of as many pixels. */
async function pictureOf(page, cells) {
  const address = await page.evaluate(async ({cells, columns, lines}) => {
    const canvas = new OffscreenCanvas(columns, lines);
    const context = canvas.getContext('2d');
    const image = context.createImageData(columns, lines);
    for (let at = 0; at < columns * lines; ++at) {
      image.data.set([...cells.slice(at * 3, at * 3 + 3), 255], at * 4);
    }
    context.putImageData(image, 0, 0);
    const bytes = new Uint8Array(await (await canvas.convertToBlob()).arrayBuffer());
    return btoa(String.fromCharCode(...bytes));
  }, {cells, columns, lines});
  return Buffer.from(address, 'base64');
}

/** Pictures of a browser, to be compared with those in `folder`. */
export class Pictures {
  #page;
  #folder;

  constructor(page, folder) {
    this.#page = page;
    this.#folder = folder;
  }

  static async open(browser, folder) {
    return new Pictures(await browser.newPage(), folder);
  }

  /** Makes a picture the reference of that name. */
  async keep(png, name) {
    writeFileSync(`${this.#folder}/${name}.png`, await pictureOf(this.#page, await cellsOf(this.#page, png)));
  }

  /** The share of cells that look different in the reference picture of that name. */
  async difference(png, name) {
    const place = `${this.#folder}/${name}.png`;
    const cells = await cellsOf(this.#page, png);
    if (!existsSync(place)) throw new Error(`${place} is missing; scripts/explorer-test --update makes it`);
    const expected = await cellsOf(this.#page, readFileSync(place));
    let different = 0;
    for (let cell = 0; cell < columns * lines; ++cell) {
      const channels = [0, 1, 2].map((channel) => Math.abs(cells[cell * 3 + channel] - expected[cell * 3 + channel]));
      if (Math.max(...channels) > visible) ++different;
    }
    return different / (columns * lines);
  }
}
