// Keys of the page and of the drawing.

const typing = (target) => target.closest?.('input, select, textarea') !== null;

/** `actions` are those of main.js; keys with Ctrl, Alt or Meta belong to the browser. */
export function listenToKeys(stageElement, actions) {
  document.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey || document.querySelector('dialog[open]')) return;
    if (event.key === 'Escape') {
      actions.letGo();
      return;
    }
    if (typing(event.target)) return;
    const act = {'/': actions.search, '?': actions.help, f: actions.toggleFocus}[event.key];
    if (act) {
      event.preventDefault();
      act();
    }
  });
  const step = 0.15;
  const keys = {
    ArrowLeft: () => actions.pan(-step, 0), ArrowRight: () => actions.pan(step, 0),
    ArrowUp: () => actions.pan(0, step), ArrowDown: () => actions.pan(0, -step),
    '+': () => actions.zoom(1 / 1.5), '=': () => actions.zoom(1 / 1.5), '-': () => actions.zoom(1.5),
    0: actions.fit, n: () => actions.nextNode(1), p: () => actions.nextNode(-1),
    Enter: actions.readPanel,
  };
  stageElement.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey || !Object.hasOwn(keys, event.key)) return;
    event.preventDefault();
    keys[event.key]();
  });
}
