// The column with the search field and the filters.

import {element, foreign, swatch} from './words.js';

function group(title, ...children) {
  return element('fieldset', {}, element('legend', {}, title), ...children);
}

/** Check boxes for the members of a set; `entries` are {value, label, count, swatch}. */
function checkList(texts, entries, chosen, changed) {
  const boxes = entries.map(({value, label, count, swatch}) => {
    const box = element('input', {type: 'checkbox', 'data-value': value, onchange: () => {
      if (box.checked) chosen.add(value);
      else chosen.delete(value);
      changed();
    }});
    box.checked = chosen.has(value);
    return {box, value, row: element('label', {class: 'check'}, box, swatch, label,
                                     element('small', {}, texts.number(count)))};
  });
  const setAll = (on) => () => {
    for (const {box, value} of boxes) {
      box.checked = on;
      if (on) chosen.add(value);
      else chosen.delete(value);
    }
    changed();
  };
  return [
    element('p', {class: 'all'},
            element('button', {type: 'button', onclick: setAll(true)}, texts.say('all')), ' ',
            element('button', {type: 'button', onclick: setAll(false)}, texts.say('none'))),
    element('div', {class: 'checks'}, boxes.map(({row}) => row)),
  ];
}

function counted(values) {
  const counts = new Map();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1] || a[0] - b[0]);
}

function documentCounts(model) {
  return counted(model.data.evidence.map((row) => row[0]).concat(model.data.mentions.map((row) => row[0])));
}

function yearField(texts, filter, model, end, changed) {
  const [first, last] = model.years;
  const field = element('input', {type: 'number', min: first, max: last, id: `year-${end}`, onchange: () => {
    const year = Number.parseInt(field.value, 10);
    filter[end] = Number.isNaN(year) ? (end === 'from' ? first : last) : year;
    field.value = String(filter[end]);
    changed();
  }});
  field.value = String(filter[end]);
  return element('label', {}, `${texts.say(end)} `, field);
}

function yearGroup(view, changed) {
  const {texts, filter, model} = view;
  if (model.years === null) return null;
  const undated = element('input', {type: 'checkbox', id: 'undated', onchange: () => {
    filter.undated = undated.checked;
    changed();
  }});
  undated.checked = filter.undated;
  return group(texts.say('years'), element('p', {class: 'years'},
               yearField(texts, filter, model, 'from', changed),
               yearField(texts, filter, model, 'to', changed)),
               element('label', {class: 'check'}, undated, texts.say('undated')));
}

function confidenceGroup(view, changed) {
  const {texts, filter} = view;
  const shown = element('output', {for: 'confidence'});
  const say = () => {
    shown.textContent = texts.say('confidenceFrom',
                                  texts.number(filter.confidence / 1000, {style: 'percent'}));
    slider.setAttribute('aria-valuetext', shown.textContent);
  };
  const slider = element('input', {id: 'confidence', type: 'range', min: 0, max: 1000, step: 50,
                                   'aria-label': texts.say('confidence'), oninput: () => {
    filter.confidence = Number(slider.value);
    say();
    changed();
  }});
  slider.value = String(filter.confidence);
  say();
  return group(texts.say('confidence'), slider, shown);
}

/** Builds the form anew, as after a change of language; `search` keeps its state. */
export function fillFilters(column, view, actions, search) {
  const {texts, filter, model, language} = view;
  const {data} = model;
  const changed = () => actions.filterChanged();
  column.setAttribute('aria-label', texts.say('filters'));
  const types = counted(model.nodes.type).map(([value, count]) => ({
    value, count, label: model.typeName(value, language), swatch: swatch(view.looks.types[value], 'dot')}));
  const relations = counted(model.edges.relation).map(([value, count]) => ({
    value, count, label: model.relationName(value, language),
    swatch: swatch(view.looks.relations[value], 'line')}));
  const documents = documentCounts(model).map(([value, count]) => ({
    value, count, label: foreign(model.documentName(value), 'bdi', {title: data.documents[value].file})}));
  column.replaceChildren(...[
    search.box,
    element('button', {type: 'button', id: 'reset', onclick: () => actions.resetFilter()},
            texts.say('reset')),
    group(texts.say('types'), checkList(texts, types, filter.types, changed)),
    group(texts.say('relations'), checkList(texts, relations, filter.relations, changed)),
    yearGroup(view, changed),
    confidenceGroup(view, changed),
    documents.length > 1 ? group(texts.say('documents'),
                                 checkList(texts, documents, filter.documents, changed)) : null,
  ].filter(Boolean));
  search.translate();
}
