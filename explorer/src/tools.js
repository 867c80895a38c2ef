// The buttons above the drawing, and the list of keys.

import {element} from './words.js';

function button(id, label, act, attributes = {}) {
  return element('button', {type: 'button', id, onclick: act, ...attributes}, label);
}

export function fillTools(bar, view, actions) {
  const {texts, scheme, language} = view;
  const other = language === 'fa' ? 'en' : 'fa';
  bar.setAttribute('aria-label', texts.say('title'));
  bar.replaceChildren(
      button('zoom-in', '+', () => actions.zoom(1 / 1.5), {'aria-label': texts.say('zoomIn'),
                                                           title: texts.say('zoomIn')}),
      button('zoom-out', '−', () => actions.zoom(1.5), {'aria-label': texts.say('zoomOut'),
                                                        title: texts.say('zoomOut')}),
      button('fit', texts.say('fit'), actions.fit),
      button('save-svg', texts.say('svg'), actions.saveSvg),
      button('save-png', texts.say('png'), actions.savePng),
      button('scheme', texts.say(scheme === 'dark' ? 'light' : 'dark'), actions.switchScheme),
      button('language', texts.say('language'), actions.switchLanguage,
             {lang: other, title: texts.say('languageHint')}),
      button('keys', texts.say('help'), actions.help));
}

export function fillHelp(dialog, view) {
  const {texts} = view;
  dialog.setAttribute('aria-label', texts.say('help'));
  dialog.replaceChildren(
      element('h2', {}, texts.say('help')),
      element('dl', {}, texts.table('keys').flatMap(([keys, does]) => [
        element('dt', {}, element('kbd', {dir: 'ltr'}, keys)), element('dd', {}, does)])),
      element('form', {method: 'dialog'}, element('button', {}, texts.say('close'))));
}
