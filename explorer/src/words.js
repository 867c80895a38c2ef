// Words of documents: folded for search, prepared for a canvas or for the page.

const arabicToPersian = {'ي': 'ی', 'ى': 'ی', 'ك': 'ک', 'ة': 'ه', 'ۀ': 'ه', 'أ': 'ا', 'إ': 'ا', 'آ': 'ا'};

/** Equal for spellings that a reader takes for the same: letters of both keyboards, vowel signs,
    zero-width joiners, case, digits. */
export function folded(text) {
  return text.normalize('NFKD').toLowerCase()
      .replace(/[\u0300-\u036F\u064B-\u065F\u0670\u0640\u200B-\u200F\u202A-\u202E\u2060-\u2069]/g, '')
      .replace(/[يىكةۀأإآ]/g, (letter) => arabicToPersian[letter])
      .replace(/[۰-۹]/g, (digit) => String(digit.charCodeAt(0) - 0x6F0))
      .replace(/[٠-٩]/g, (digit) => String(digit.charCodeAt(0) - 0x660))
      .replace(/\s+/g, ' ').trim();
}

const strong = /[\p{L}]/u;
const rightToLeftLetter = /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}]/u;

/** The direction of a text by its first strong letter (UAX 9, P2). */
export function direction(text) {
  const first = text.match(strong);
  return first && rightToLeftLetter.test(first[0]) ? 'rtl' : 'ltr';
}

/** Characters that would turn what stands around them; a label is drawn without them. */
export const directionControls = /[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/g;

const segmenter = typeof Intl.Segmenter === 'function' ? new Intl.Segmenter() : null;

/** The text in one line, without controls, cut behind a whole word or letter. */
export function shortened(text, most) {
  const line = text.slice(0, most * 8).replace(directionControls, '')
      .replace(/[\s\u0000-\u001F\u007F-\u009F\u2028\u2029]+/g, ' ').trim();
  const letters = segmenter ? Array.from(segmenter.segment(line), (one) => one.segment)
                            : Array.from(line);
  if (letters.length <= most) return line;
  const cut = letters.slice(0, most - 1).join('');
  const space = cut.lastIndexOf(' ');
  return `${(space > cut.length / 2 ? cut.slice(0, space) : cut).trimEnd()}…`;
}

/** An element with attributes and children; texts become text nodes, never markup. */
export function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value === false || value === null || value === undefined) continue;
    if (key.startsWith('on')) made.addEventListener(key.slice(2), value);
    else if (key === 'class') made.className = value;
    else made.setAttribute(key, value === true ? '' : value);
  }
  made.append(...children.flat().filter((child) => child !== null && child !== undefined));
  return made;
}

/** A document's words on the page: isolated, in their own direction. */
export function foreign(text, name = 'bdi', attributes = {}) {
  return element(name, {dir: direction(text), ...attributes}, text);
}

/** A spot ("dot") or a stroke ("line") of a colour, for a legend. */
export function swatch(colour, kind) {
  const made = element('span', {class: `swatch ${kind}`, 'aria-hidden': 'true'});
  made.style.background = colour;
  return made;
}
