// What the stage shows at the moment, as an SVG picture, and that as a PNG.

import {bend, labelDrop, labelFont} from './canvas_labels.js';
import {direction} from './words.js';

const namespace = 'http://www.w3.org/2000/svg';

/** What XML 1.0 cannot hold. */
const unprintable = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu;

function shape(name, attributes, text) {
  const made = document.createElementNS(namespace, name);
  for (const [key, value] of Object.entries(attributes)) {
    made.setAttribute(key, typeof value === 'number' ? String(Math.round(value * 100) / 100) : value);
  }
  if (text !== undefined) made.textContent = text.toWellFormed?.() ?? text;
  return made;
}

/** The SVG document as text; right-to-left labels are isolated for viewers that know no `direction`. */
export function svgOf(stage) {
  const {sigma, colours, graph} = stage;
  const {width, height} = sigma.getDimensions();
  const svg = shape('svg', {xmlns: namespace, viewBox: `0 0 ${width} ${height}`, width, height,
                            'font-family': labelFont});
  svg.append(shape('title', {}, document.title),
             shape('rect', {width, height, fill: colours.ground}));
  const edges = shape('g', {fill: 'none'});
  const nodes = shape('g', {});
  const labels = shape('g', {'font-size': 13, 'text-anchor': 'middle', fill: colours.text, stroke: colours.ground,
                             'stroke-width': 4, 'paint-order': 'stroke', 'stroke-linejoin': 'round'});
  const seen = (one) => one && !one.hidden;
  const place = (key) => {
    const data = sigma.getNodeDisplayData(key);
    const point = sigma.framedGraphToViewport(data);
    return {...point, data, size: sigma.scaleSize(data.size)};
  };
  const inside = ({x, y}) => x > -50 && y > -50 && x < width + 50 && y < height + 50;

  graph.forEachEdge((key, attributes, source, target) => {
    const data = sigma.getEdgeDisplayData(key);
    const [from, to] = [place(source), place(target)];
    if (!seen(data) || !seen(from.data) || !seen(to.data) || !(inside(from) || inside(to))) return;
    const {anchor} = bend(from, to, attributes.curvature);
    const length = Math.hypot(to.x - anchor.x, to.y - anchor.y) || 1;
    const end = {x: to.x - (to.x - anchor.x) / length * to.size,
                 y: to.y - (to.y - anchor.y) / length * to.size};
    const numbers = [from.x, from.y, anchor.x, anchor.y, end.x, end.y].map((one) => one.toFixed(1));
    const [x1, y1, ax, ay, x2, y2] = numbers;
    edges.append(shape('path', {d: `M${x1} ${y1}Q${ax} ${ay} ${x2} ${y2}`, stroke: data.color,
                                'stroke-width': sigma.scaleSize(data.size)}));
    if (attributes.type.endsWith('Arrow')) edges.append(arrowHead(anchor, end, data.color));
  });
  graph.forEachNode((key) => {
    const at = place(key);
    if (!seen(at.data) || !inside(at)) return;
    nodes.append(shape('circle', {cx: at.x, cy: at.y, r: at.size, fill: at.data.color,
                                  stroke: at.data.borderColor ?? colours.border}));
    if (!at.data.label || !(stage.labelSpace.drawn.has(key) || at.data.highlighted)) return;
    const rightToLeft = direction(at.data.label) === 'rtl';
    labels.append(shape('text', {x: at.x, y: at.y + labelDrop(at.size, 13)},
                        rightToLeft ? `\u2067${at.data.label}\u2069` : at.data.label));
  });
  svg.append(edges, nodes, labels);
  return new XMLSerializer().serializeToString(svg).replace(unprintable, '');
}

function arrowHead(from, tip, colour) {
  const length = Math.hypot(tip.x - from.x, tip.y - from.y) || 1;
  const [ux, uy] = [(tip.x - from.x) / length, (tip.y - from.y) / length];
  const corner = (side) =>
      `${(tip.x - ux * 7 - uy * 3 * side).toFixed(1)} ${(tip.y - uy * 7 + ux * 3 * side).toFixed(1)}`;
  return shape('path', {d: `M${tip.x.toFixed(1)} ${tip.y.toFixed(1)}L${corner(1)}L${corner(-1)}Z`,
                        fill: colour});
}

function save(blob, name) {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10000);
}

export function saveSvg(stage, name) {
  save(new Blob([svgOf(stage)], {type: 'image/svg+xml'}), name);
}

/** Saves the view with twice the pixels of the screen's. Rejects if the browser cannot draw it. */
export async function savePng(stage, name) {
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svgOf(stage))}`;
  await image.decode();
  const canvas = document.createElement('canvas');
  canvas.width = image.width * 2;
  canvas.height = image.height * 2;
  canvas.getContext('2d').drawImage(image, 0, 0, canvas.width, canvas.height);
  const blob = await new Promise((resolve) => canvas.toBlob(resolve, 'image/png'));
  if (!blob) throw new Error('the browser cannot make a PNG picture of this size');
  save(blob, name);
}
