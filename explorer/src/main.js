// The explorer: what is chosen, and which part of the page shows it.

import {looksOf} from './colours.js';
import {Filter} from './filter.js';
import {fillFilters} from './filter_form.js';
import {InterfaceTexts} from './interface_texts.js';
import {listenToKeys} from './keyboard.js';
import {Model} from './model.js';
import {fillPanel} from './panel.js';
import {savePng, saveSvg} from './picture.js';
import {Search} from './search.js';
import {Stage} from './stage.js';
import {fillHelp, fillTools} from './tools.js';

const part = (id) => document.getElementById(id);

const model = new Model(JSON.parse(part('data').textContent));
part('data').remove();

const view = {
  model,
  filter: new Filter(model),
  language: model.data.language === 'fa' ? 'fa' : 'en',
  scheme: matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light',
  texts: null,
  looks: null,
  chosenNode: null,
  chosenEdge: null,
  nearNodes: null,
  nearEdges: null,
  relationLabel(edge) {
    const name = model.relationName(model.edges.relation[edge], this.language);
    return model.edges.negated[edge] ? `${name} (${this.texts.say('not')})` : name;
  },
};

let stage = null;
let opened = null;  // what had the focus before the panel

/** What is drawn strongly while something is chosen. */
function findNear() {
  const {chosenNode, chosenEdge} = view;
  const {source, target} = model.edges;
  view.nearEdges = chosenNode !== null ? new Set(model.incident[chosenNode]) :
                   chosenEdge !== null ? new Set([chosenEdge]) : null;
  view.nearNodes = view.nearEdges && new Set(
      [...view.nearEdges].flatMap((edge) => [source[edge], target[edge]]));
  if (chosenNode !== null) view.nearNodes.add(chosenNode);
}

function showCounts() {
  part('counts').textContent = view.texts.say('shown', view.filter.nodesShown, model.nodeCount,
                                              view.filter.edgesShown, model.edgeCount);
}

function showChosen() {
  findNear();
  fillPanel(part('panel'), view, actions);
  stage?.redraw();
}

function choose(node, edge) {
  view.chosenNode = node;
  view.chosenEdge = edge;
  showChosen();
}

function applyFilter() {
  view.filter.apply();
  showCounts();
  showChosen();
}

const search = new Search(view, {chooseNode: (...all) => actions.chooseNode(...all)});

/** Everything on the page in the language and scheme of the moment. */
function showAll() {
  const {language, scheme} = view;
  view.texts = new InterfaceTexts(language);
  view.looks = looksOf(model.data, scheme);
  document.documentElement.lang = language;
  document.documentElement.dir = view.texts.direction;
  document.documentElement.dataset.scheme = scheme;
  const titles = model.data.documents.map(({title, id}) => title || id);
  document.title = `${titles.slice(0, 2).join(' · ')}${titles.length > 2 ? ' …' : ''} – ${view.texts.say('title')}`;
  part('title').textContent = view.texts.say('title');
  part('stage').setAttribute('aria-label', view.texts.say('stage'));
  fillTools(part('tools'), view, actions);
  fillHelp(part('help'), view);
  fillFilters(part('filters'), view, actions, search);
  showCounts();
  showChosen();
}

function note(text) { part('stage-note').textContent = text; }

const fileName = (ending) => `explore-${view.language}.${ending}`;

const actions = {
  /** `move` brings the node into the middle and the focus into the panel. */
  chooseNode(node, move = false) {
    opened = document.activeElement;
    if (!view.filter.shownNodes[node]) {
      view.filter.reset();
      choose(node, null);
      showAll();
    } else {
      choose(node, null);
    }
    if (move) {
      stage?.centre(node);
      actions.readPanel();
    }
  },
  chooseEdge(edge) { choose(null, edge); },
  letGo() {
    if (part('panel').contains(document.activeElement)) {
      (opened?.isConnected ? opened : part('stage')).focus();
    }
    choose(null, null);
  },
  readPanel() { part('panel').querySelector('h2')?.focus(); },
  nextNode(step) {
    const shown = [...model.nodes.id.keys()].filter((node) => view.filter.shownNodes[node])
        .sort((a, b) => model.incident[b].length - model.incident[a].length || a - b);
    if (shown.length === 0) return;
    const at = view.chosenNode === null ? (step > 0 ? -1 : 0) : shown.indexOf(view.chosenNode);
    const node = shown[(at + step + shown.length) % shown.length];
    choose(node, null);
    stage?.centre(node);
    note(`${model.label(node, view.language)}, ${model.typeName(model.nodes.type[node], view.language)}`);
  },
  focusOn(node) {
    view.filter.focus = node;
    view.chosenNode = node;
    view.chosenEdge = null;
    applyFilter();
  },
  toggleFocus() {
    if (view.filter.focus !== null && view.filter.focus === (view.chosenNode ?? view.filter.focus)) {
      view.filter.focus = null;
    } else if (view.chosenNode !== null) {
      view.filter.focus = view.chosenNode;
    }
    applyFilter();
  },
  setHops(hops) {
    view.filter.hops = hops;
    if (view.filter.focus !== null) applyFilter();
  },
  filterChanged: applyFilter,
  resetFilter() {
    view.filter.reset();
    showAll();
  },
  centre(node) { stage?.centre(node); },
  zoom(factor) { stage?.zoom(factor); },
  pan(x, y) { stage?.pan(x, y); },
  fit() { stage?.fit(); },
  search() { part('search').focus(); },
  help() { part('help').showModal(); },
  saveSvg() {
    if (!stage) return;
    saveSvg(stage, fileName('svg'));
    note(view.texts.say('saved', fileName('svg')));
  },
  savePng() {
    if (!stage) return;
    savePng(stage, fileName('png'))
        .then(() => note(view.texts.say('saved', fileName('png'))), (error) => note(String(error)));
  },
  switchScheme() {
    view.scheme = view.scheme === 'dark' ? 'light' : 'dark';
    showAll();
    part('scheme').focus();
  },
  switchLanguage() {
    view.language = view.language === 'fa' ? 'en' : 'fa';
    showAll();
    part('language').focus();
  },
};

/** Draws the graph, once the page around it is on the screen. */
function draw() {
  const context = (kind) => document.createElement('canvas').getContext(kind);
  if (context('webgl2') || context('webgl')) {
    stage = new Stage(part('stage'), view, actions);
    performance.mark('drawn');
  } else {
    note(view.texts.say('noDrawing'));
  }
  // For tests and for people who write scripts in the browser's console.
  globalThis.diplograph = {stage, view, model, actions};
}

showAll();
listenToKeys(part('stage'), actions);
requestAnimationFrame(() => setTimeout(draw));
