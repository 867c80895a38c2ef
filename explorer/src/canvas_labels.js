// Labels on the canvas: letters joined, brackets in place, readable over lines.

import {direction} from './words.js';

export const labelFont = 'Vazirmatn, "Noto Sans Arabic", "Noto Sans", "Segoe UI", Tahoma, sans-serif';

/** Writes a text with a rim in the colour of the ground. A canvas takes the direction of its page,
    so each text is given its own, or brackets and Latin words would change sides. */
function write(context, text, x, y, colours) {
  context.direction = direction(text);
  context.lineJoin = 'round';
  context.lineWidth = 4;
  context.strokeStyle = colours.ground;
  context.strokeText(text, x, y);
  context.fillStyle = colours.text;
  context.fillText(text, x, y);
}

/** The boxes of labels that stand on the canvas already: a label that would lie over another one is
    left out. Emptied before each frame. */
export class LabelSpace {
  #boxes = [];
  drawn = new Set();

  clear() {
    this.#boxes.length = 0;
    this.drawn.clear();
  }

  /** Takes the box around a point if nothing is there. */
  take(x, y, width, height) {
    const box = [x - width / 2, y - height / 2, x + width / 2, y + height / 2];
    const free = this.#boxes.every((one) => box[0] >= one[2] || box[2] <= one[0] ||
                                            box[1] >= one[3] || box[3] <= one[1]);
    if (free) this.#boxes.push(box);
    return free;
  }
}

/** The middle of a label of that width, moved so that a label of a node in the picture is not cut. */
function within(context, x, width) {
  const right = context.canvas.clientWidth;
  return x < 0 || x > right || width > right ? x : Math.min(Math.max(x, width / 2), right - width / 2);
}

/** How far below the middle of its node a label's baseline lies. */
export const labelDrop = (nodeSize, labelSize) => nodeSize + labelSize + 1;

export function nodeLabelDrawer(colours, space) {
  return (context, data, settings) => {
    if (!data.label) return;
    const {labelSize} = settings;
    context.font = `${settings.labelWeight} ${labelSize}px ${settings.labelFont}`;
    const y = data.y + labelDrop(data.size, labelSize);
    const width = context.measureText(data.label).width + 6;
    const x = within(context, data.x, width);
    if (!space.take(x, y - labelSize / 3, width, labelSize * 1.5)) return;
    space.drawn.add(data.key);
    context.textAlign = 'center';
    write(context, data.label, x, y, colours());
  };
}

/** The label of the node under the pointer, in a box, and a ring around the node. */
export function nodeHoverDrawer(colours) {
  return (context, data, settings) => {
    const {ground, text, chosen} = colours();
    context.beginPath();
    context.arc(data.x, data.y, data.size + 2, 0, Math.PI * 2);
    context.lineWidth = 2.5;
    context.strokeStyle = chosen;
    context.stroke();
    if (!data.label) return;
    const size = settings.labelSize + 1;
    context.font = `600 ${size}px ${settings.labelFont}`;
    context.textAlign = 'center';
    context.direction = direction(data.label);
    const y = data.y + labelDrop(data.size, size) + 2;
    const width = context.measureText(data.label).width + 12;
    const x = within(context, data.x, width);
    context.fillStyle = ground;
    context.strokeStyle = text;
    context.lineWidth = 1;
    context.beginPath();
    context.roundRect(x - width / 2, y - size * 1.2, width, size * 1.8, 4);
    context.fill();
    context.stroke();
    context.fillStyle = text;
    context.fillText(data.label, x, y);
  };
}

/** Where a curved line has its middle, and the bend of it; all in pixels of the canvas. */
export function bend(source, target, curvature) {
  const [dx, dy] = [target.x - source.x, target.y - source.y];
  const anchor = {x: (source.x + target.x) / 2 + dy * curvature,
                  y: (source.y + target.y) / 2 - dx * curvature};
  return {anchor, middle: {x: (source.x + target.x) / 4 + anchor.x / 2,
                           y: (source.y + target.y) / 4 + anchor.y / 2}};
}

/** The relation's name along its line, as a whole: letters of a word are never set one by one. */
export function edgeLabelDrawer(colours, space) {
  return (context, edge, source, target, settings) => {
    if (!edge.label) return;
    context.font = `${settings.edgeLabelWeight} ${settings.edgeLabelSize}px ${settings.edgeLabelFont}`;
    const length = Math.hypot(target.x - source.x, target.y - source.y);
    const {width} = context.measureText(edge.label);
    if (width > length - source.size - target.size) return;
    const {middle} = bend(source, target, edge.curvature ?? 0);
    let angle = Math.atan2(target.y - source.y, target.x - source.x);
    if (Math.abs(angle) > Math.PI / 2) angle += Math.PI;
    const [across, along] = [Math.abs(Math.cos(angle)), Math.abs(Math.sin(angle))];
    const height = settings.edgeLabelSize * 1.4;
    if (!space.take(middle.x, middle.y, width * across + height * along,
                    width * along + height * across)) return;
    context.save();
    context.translate(middle.x, middle.y);
    context.rotate(angle);
    context.textAlign = 'center';
    write(context, edge.label, 0, -3, colours());
    context.restore();
  };
}
