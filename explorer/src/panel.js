// Details of the node or the relation that is chosen: names, relations, and every quote.

import {evidenceCard, growingList} from './quotes.js';
import {element, foreign, swatch} from './words.js';

function nodeButton(node, view, actions) {
  return element('button', {type: 'button', class: 'node', onclick: () => actions.chooseNode(node, true)},
                 foreign(view.model.label(node, view.language)));
}

function relationLine(edge, view, actions) {
  const {edges} = view.model;
  return element('p', {class: 'statement'},
                 nodeButton(edges.source[edge], view, actions), ' ',
                 swatch(view.looks.relations[edges.relation[edge]], 'line'),
                 element('span', {class: 'relation'}, view.relationLabel(edge)), ' ',
                 nodeButton(edges.target[edge], view, actions));
}

function quotesOf(edge, view) {
  const {model, texts} = view;
  const pieces = model.evidence(edge);
  if (pieces.length === 0) return element('p', {class: 'how'}, texts.say('noQuotes'));
  return growingList(pieces, (piece) => evidenceCard(piece, model, texts), texts, 20);
}

function relationItem(edge, view, actions) {
  return element('li', {class: 'edge'}, relationLine(edge, view, actions), quotesOf(edge, view));
}

function nodeDetails(node, view, actions) {
  const {model, texts, language, filter} = view;
  const type = model.nodes.type[node];
  const shown = model.incident[node].filter((edge) => filter.shownEdges[edge]);
  const hidden = model.incident[node].length - shown.length;
  const label = model.label(node, language);
  const others = [...new Set([model.nodes.en[node], model.nodes.fa[node], ...model.nodes.aliases[node]])]
      .filter((name) => name && name !== label);
  const mentions = model.mentions(node);
  const properties = model.nodes.properties[node];
  return [
    foreign(label, 'h2', {tabindex: -1}),
    element('p', {class: 'kind'}, swatch(view.looks.types[type], 'dot'), model.typeName(type, language),
            ' · ', element('code', {dir: 'ltr'}, model.nodes.id[node])),
    element('p', {class: 'buttons'},
            element('button', {type: 'button', class: 'focus', 'aria-pressed': String(filter.focus === node),
                               onclick: () => actions.toggleFocus()},
                    texts.say(filter.focus === node ? 'wholeGraph' : 'focus')),
            hopsChoice(view, actions),
            element('button', {type: 'button', onclick: () => actions.centre(node)}, texts.say('centre'))),
    others.length > 0 && element('p', {class: 'names'}, `${texts.say('alsoNamed')}: `,
                                 others.flatMap((name, at) => [at ? ' · ' : '', foreign(name)])),
    properties.length > 0 && element('dl', {}, properties.flatMap(
        ([name, value]) => [element('dt', {dir: 'ltr'}, name), foreign(value, 'dd')])),
    element('h3', {}, `${texts.say('quotes')} (${texts.number(shown.length)})`),
    hidden > 0 && element('p', {class: 'how'}, texts.say('hidden', hidden)),
    growingList(shown, (edge) => relationItem(edge, view, actions), texts, 25),
    mentions.length > 0 && element('details', {},
        element('summary', {}, `${texts.say('mentions')} (${texts.number(mentions.length)})`),
        growingList(mentions, (piece) => evidenceCard(piece, model, texts, true), texts)),
  ];
}

function hopsChoice(view, actions) {
  const {texts, filter} = view;
  const choice = element('select', {onchange: () => actions.setHops(Number(choice.value))},
                         [1, 2, 3].map((hops) => element('option', {value: hops}, texts.number(hops))));
  choice.value = String(filter.hops);
  return element('label', {}, choice, ` ${texts.say('hops')}`);
}

function edgeDetails(edge, view, actions) {
  const {model, texts} = view;
  const {source, target} = model.edges;
  const same = model.incident[source[edge]].filter((other) => other !== edge &&
      (source[other] === target[edge] || target[other] === target[edge]) && view.filter.shownEdges[other]);
  return [
    element('h2', {tabindex: -1}, view.relationLabel(edge)),
    element('ol', {class: 'plain'},
            [edge, ...same].map((one) => relationItem(one, view, actions))),
  ];
}

/** Fills the panel for what is chosen, or says how to choose. */
export function fillPanel(panel, view, actions) {
  const {texts, chosenNode, chosenEdge} = view;
  panel.setAttribute('aria-label', texts.say('panel'));
  const chosen = chosenNode !== null || chosenEdge !== null;
  document.body.classList.toggle('reading', chosen);
  const close = element('button', {type: 'button', class: 'close', 'aria-label': texts.say('close'),
                                   title: texts.say('close'), onclick: () => actions.letGo()}, '×');
  const parts = chosenNode !== null ? nodeDetails(chosenNode, view, actions) :
                chosenEdge !== null ? edgeDetails(chosenEdge, view, actions) : [];
  panel.replaceChildren(...(chosen ? [close, ...parts].filter(Boolean)
                                   : [element('p', {class: 'hint'}, texts.say('pick'))]));
  panel.scrollTop = 0;
}
