// What the page says, in English and Persian.

const texts = {
  en: {
    title: 'Graph explorer',
    search: 'Search', searchHint: 'Name or id ( / )', results: 'Results', nothing: 'Nothing found',
    types: 'Types', relations: 'Relations', documents: 'Documents', confidence: 'Confidence',
    confidenceFrom: 'at least {0}', years: 'Years', from: 'from', to: 'to', undated: 'undated too',
    all: 'all', none: 'none', reset: 'Show everything', filters: 'Filters',
    panel: 'Details', shown: '{0} of {1} nodes, {2} of {3} relations',
    pick: 'Choose a node or a line to see what the documents say.',
    quotes: 'Quotes', mentions: 'Mentioned in', alsoNamed: 'Also named',
    noQuotes: 'No quote is given.', more: 'Show {0} more', page: 'page {0}', line: 'line {0}',
    says: 'according to {0}', dated: 'dated {0}', asserted: 'asserted', planned: 'planned',
    attributed: 'attributed', not: 'not', confidenceIs: 'confidence {0}', rule: 'rule {0}',
    focus: 'Neighbourhood only', hops: 'steps', wholeGraph: 'Whole graph', centre: 'Show in the middle',
    outgoing: 'Its relations', incoming: 'Relations to it', hidden: '{0} filtered out', close: 'Close',
    svg: 'Save SVG', png: 'Save PNG', language: 'فارسی', languageHint: 'صفحه به فارسی',
    dark: 'Dark', light: 'Light', zoomIn: 'Zoom in', zoomOut: 'Zoom out', fit: 'Fit', help: 'Keys',
    stage: 'Drawing of the graph. Arrow keys move it, plus and minus zoom, n and p go to the next and ' +
        'the previous node.',
    keys: [['/', 'search'], ['← ↑ → ↓', 'move'], ['+  −', 'zoom'], ['0', 'fit'],
           ['n  p', 'next, previous node'], ['Enter', 'details of the node'],
           ['f', 'neighbourhood only'], ['Esc', 'let go'], ['?', 'this list']],
    marks: {source: 'who', trigger: 'says it', target: 'what', date: 'when'},
    noDrawing: 'This browser cannot draw the graph (WebGL is missing); search and quotes work.',
    saved: 'Saved {0}',
  },
  fa: {
    title: 'کاوشگر گراف',
    search: 'جست‌وجو', searchHint: 'نام یا شناسه ( / )', results: 'نتیجه‌ها', nothing: 'چیزی پیدا نشد',
    types: 'گونه‌ها', relations: 'رابطه‌ها', documents: 'سندها', confidence: 'اطمینان',
    confidenceFrom: 'دست‌کم {0}', years: 'سال‌ها', from: 'از', to: 'تا', undated: 'بی‌تاریخ‌ها هم',
    all: 'همه', none: 'هیچ', reset: 'نمایش همه', filters: 'پالایه‌ها',
    panel: 'جزئیات', shown: '{0} از {1} گره، {2} از {3} رابطه',
    pick: 'گره یا خطی را برگزینید تا گفتهٔ سندها را ببینید.',
    quotes: 'نقل‌قول‌ها', mentions: 'یادشده در', alsoNamed: 'نام‌های دیگر',
    noQuotes: 'نقل‌قولی نیست.', more: 'نمایش {0} مورد دیگر', page: 'صفحهٔ {0}', line: 'سطر {0}',
    says: 'به گفتهٔ {0}', dated: 'تاریخ {0}', asserted: 'قطعی', planned: 'برنامه',
    attributed: 'نقل از دیگری', not: 'نفی', confidenceIs: 'اطمینان {0}', rule: 'قاعدهٔ {0}',
    focus: 'تنها همسایگی', hops: 'گام', wholeGraph: 'همهٔ گراف', centre: 'نمایش در میانه',
    outgoing: 'رابطه‌های آن', incoming: 'رابطه‌ها به آن', hidden: '{0} مورد پالوده شده', close: 'بستن',
    svg: 'ذخیرهٔ SVG', png: 'ذخیرهٔ PNG', language: 'English', languageHint: 'Page in English',
    dark: 'تیره', light: 'روشن', zoomIn: 'بزرگ‌تر', zoomOut: 'کوچک‌تر', fit: 'همه در قاب',
    help: 'کلیدها',
    stage: 'ترسیم گراف. کلیدهای جهت جابه‌جا می‌کنند، به‌علاوه و منها بزرگ و کوچک، n و p به گرهٔ بعدی و ' +
        'قبلی می‌روند.',
    keys: [['/', 'جست‌وجو'], ['← ↑ → ↓', 'جابه‌جایی'], ['+  −', 'بزرگ و کوچک'],
           ['0', 'همه در قاب'], ['n  p', 'گرهٔ بعدی، قبلی'], ['Enter', 'جزئیات گره'],
           ['f', 'تنها همسایگی'], ['Esc', 'رها کردن'], ['?', 'این فهرست']],
    marks: {source: 'چه‌کسی', trigger: 'گویای رابطه', target: 'چه‌چیز', date: 'کی'},
    noDrawing: 'این مرورگر نمی‌تواند گراف را بکشد (WebGL نیست)؛ جست‌وجو و نقل‌قول‌ها کار می‌کنند.',
    saved: '{0} ذخیره شد',
  },
};

/** The number in the digits of the language. */
export function digits(number, language, options) {
  return new Intl.NumberFormat(language === 'fa' ? 'fa-IR' : 'en-US', options).format(number);
}

export class InterfaceTexts {
  constructor(language) { this.language = language; }

  /** A text with its gaps filled; numbers in the digits of the language. */
  say(key, ...values) {
    const filled = values.map(
        (value) => typeof value === 'number' ? digits(value, this.language) : value);
    return texts[this.language][key].replace(/\{(\d)\}/g, (_, index) => filled[index]);
  }

  /** A text that is a list or a table. */
  table(key) { return texts[this.language][key]; }

  number(value, options) { return digits(value, this.language, options); }

  get direction() { return this.language === 'fa' ? 'rtl' : 'ltr'; }
}
