// Colours of types and relations, made to stand out from a light or a dark ground.

export const schemes = {
  light: {ground: '#FFFFFF', text: '#1B1F24', faint: '#C9CED6', border: '#3A414B', chosen: '#B3261E'},
  dark: {ground: '#14171C', text: '#E8EAED', faint: '#3B424C', border: '#DDE1E6', chosen: '#FFB4AB'},
};

const channels = (colour) => [1, 3, 5].map((at) => parseInt(colour.slice(at, at + 2), 16));
const hexadecimal = (numbers) =>
    `#${numbers.map((one) => Math.round(one).toString(16).padStart(2, '0')).join('')}`;

function luminance(colour) {
  const [red, green, blue] = channels(colour).map((one) => {
    const share = one / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** The contrast of two colours as WCAG 2 defines it, 1 to 21. */
export function contrast(one, other) {
  const [low, high] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (high + 0.05) / (low + 0.05);
}

export function mixed(colour, other, share) {
  const to = channels(other);
  return hexadecimal(channels(colour).map((one, at) => one + (to[at] - one) * share));
}

/** The colour, drawn towards the text's until it stands out from the ground by `least`. */
export function standingOut(colour, scheme, least) {
  for (let share = 0; share < 1; share += 0.1) {
    const candidate = mixed(colour, scheme.text, share);
    if (contrast(candidate, scheme.ground) >= least) return candidate;
  }
  return scheme.text;
}

/** The colours of types and relations in a scheme, in the order of the data. */
export function looksOf({types, relations}, scheme) {
  const standing = (least) => ({colour}) => standingOut(colour, schemes[scheme], least);
  return {scheme, types: types.map(standing(1.6)), relations: relations.map(standing(3))};
}
