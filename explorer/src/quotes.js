// One piece of evidence as the reader sees it: the quote with its marks, and where it stands.

import {direction, element, foreign} from './words.js';

const controlNames = new Map([
  [0x202A, 'LRE'], [0x202B, 'RLE'], [0x202C, 'PDF'], [0x202D, 'LRO'], [0x202E, 'RLO'],
  [0x2066, 'LRI'], [0x2067, 'RLI'], [0x2068, 'FSI'], [0x2069, 'PDI'],
]);

/** Text whose direction controls, which could make a quote read as what it does not say, are shown
    by their names instead of obeyed. */
function plainText(text) {
  return text.split(/([\u202A-\u202E\u2066-\u2069])/).filter(Boolean).map((part) => {
    const name = part.length === 1 && controlNames.get(part.codePointAt(0));
    return name ? element('span', {class: 'control', title: `U+${part.codePointAt(0).toString(16)
        .toUpperCase()}`}, name) : document.createTextNode(part);
  });
}

/** The quote in its direction, its marks as `mark` elements. Of two marks that overlap the one that
    begins first is shown. */
function quotation(piece, texts) {
  const quote = element('blockquote', {dir: direction(piece.quote), class: 'quote'});
  let done = 0;
  const marks = [...piece.marks].sort((a, b) => a.begin - b.begin || b.end - a.end);
  for (const {role, begin, end} of marks) {
    if (begin < done || end <= begin) continue;
    quote.append(...plainText(piece.quote.slice(done, begin)));
    quote.append(element('mark', {class: role, title: texts.table('marks')[role]},
                         plainText(piece.quote.slice(begin, end))));
    done = end;
  }
  quote.append(...plainText(piece.quote.slice(done)));
  return quote;
}

function sentence(parts) {
  return parts.filter(Boolean).flatMap((part, at) => at === 0 ? [part] : [' · ', part]);
}

export function evidenceCard(piece, model, texts, isMention = false) {
  const about = sentence([
    foreign(model.documentName(piece.document)),
    piece.page > 0 && texts.say('page', piece.page),
    piece.line > 0 && texts.say('line', piece.line),
  ]);
  const how = sentence([
    !isMention && piece.modality !== 'asserted' && texts.say(piece.modality),
    piece.holder && texts.say('says', piece.holder),
    piece.date && texts.say('dated', piece.date),
    texts.say('confidenceIs', texts.number(piece.confidence, {style: 'percent'})),
    piece.rule && element('span', {}, texts.say('rule', '').trim(), ' ',
                          element('code', {dir: 'ltr'}, piece.rule)),
  ]);
  return element('li', {class: 'evidence'},
                 piece.quote ? quotation(piece, texts) : element('p', {}, texts.say('noQuotes')),
                 element('p', {class: 'place'}, about), element('p', {class: 'how'}, how));
}

/** A list that shows some and brings more when asked, so that a hub of thousands opens at once. */
export function growingList(items, make, texts, step = 50) {
  const list = element('ol', {class: 'plain'});
  const box = element('div', {}, list);
  let shown = 0;
  const grow = () => {
    list.append(...items.slice(shown, shown + step).map(make));
    shown = Math.min(shown + step, items.length);
    box.querySelector(':scope > button')?.remove();
    if (shown < items.length) {
      box.append(element('button', {type: 'button', onclick: grow},
                         texts.say('more', Math.min(step, items.length - shown))));
    }
  };
  grow();
  return box;
}
