// The search field: a combobox whose list follows the words typed (WAI-ARIA combobox pattern).

import {element, folded, foreign} from './words.js';

const mostResults = 30;

/** All names of all nodes, folded; made when first asked. */
function indexOf(model) {
  const {nodes} = model;
  return nodes.id.map((id, node) => [id, nodes.label[node], nodes.en[node], nodes.fa[node],
                                     ...nodes.aliases[node]].filter(Boolean).map(folded));
}

export class Search {
  #index = null;
  #results = [];
  #current = -1;

  constructor(view, actions) {
    this.view = view;
    this.actions = actions;
    this.input = element('input', {id: 'search', type: 'search', role: 'combobox', autocomplete: 'off',
                                   'aria-expanded': 'false', 'aria-controls': 'results',
                                   'aria-autocomplete': 'list', dir: 'auto', spellcheck: 'false',
                                   oninput: () => this.#find(), onkeydown: (event) => this.#key(event)});
    this.list = element('ul', {id: 'results', role: 'listbox', hidden: true});
    this.caption = element('label', {for: 'search'});
    this.note = element('p', {class: 'how', role: 'status'});
    this.box = element('section', {class: 'search'}, this.caption, this.input, this.list, this.note);
  }

  translate() {
    const {texts} = this.view;
    this.caption.textContent = texts.say('search');
    this.input.placeholder = texts.say('searchHint');
    this.list.setAttribute('aria-label', texts.say('results'));
    this.#find();
  }

  #find() {
    const {model, language, texts} = this.view;
    const wanted = folded(this.input.value);
    this.#current = -1;
    this.#results = wanted === '' ? [] : this.#matches(wanted).slice(0, mostResults);
    this.list.replaceChildren(...this.#results.map((node, at) => element(
        'li', {id: `result-${at}`, role: 'option', 'aria-selected': 'false',
               onmousedown: (event) => { event.preventDefault(); this.#take(at); }},
        foreign(model.label(node, language)),
        element('small', {}, model.typeName(model.nodes.type[node], language)))));
    this.list.hidden = this.#results.length === 0;
    this.input.setAttribute('aria-expanded', String(!this.list.hidden));
    this.input.removeAttribute('aria-activedescendant');
    this.note.textContent = wanted !== '' && this.#results.length === 0 ? texts.say('nothing') : '';
  }

  /** Nodes with a name that holds the words: whole names first, then beginnings, then well connected. */
  #matches(wanted) {
    const {model} = this.view;
    this.#index ??= indexOf(model);
    const found = [];
    this.#index.forEach((names, node) => {
      let rank = 3;
      for (const name of names) {
        if (name === wanted) rank = Math.min(rank, 0);
        else if (name.startsWith(wanted)) rank = Math.min(rank, 1);
        else if (name.includes(wanted)) rank = Math.min(rank, 2);
      }
      if (rank < 3) found.push({node, rank});
    });
    const degree = (node) => model.incident[node].length;
    found.sort((a, b) => a.rank - b.rank || degree(b.node) - degree(a.node) || a.node - b.node);
    return found.map(({node}) => node);
  }

  #key(event) {
    const {key} = event;
    if (key === 'ArrowDown' || key === 'ArrowUp') {
      event.preventDefault();
      this.#mark(this.#current + (key === 'ArrowDown' ? 1 : -1));
    } else if (key === 'Enter' && this.#results.length > 0) {
      event.preventDefault();
      this.#take(Math.max(this.#current, 0));
    } else if (key === 'Escape') {
      event.stopPropagation();
      this.input.value = '';
      this.#find();
    }
  }

  #mark(at) {
    const {length} = this.#results;
    if (length === 0) return;
    this.#current = (at + length) % length;
    [...this.list.children].forEach((one, index) => {
      one.setAttribute('aria-selected', String(index === this.#current));
    });
    this.input.setAttribute('aria-activedescendant', `result-${this.#current}`);
    this.list.children[this.#current].scrollIntoView({block: 'nearest'});
  }

  #take(at) {
    const node = this.#results[at];
    this.input.value = '';
    this.#find();
    this.actions.chooseNode(node, true);
  }
}
