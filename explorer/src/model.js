// The data block of the page as columns, with what the views ask of it.

/** What a mark of a quote says; the order is that of the data. */
export const markRoles = ['source', 'trigger', 'target', 'date'];
export const modalities = ['asserted', 'planned', 'attributed'];

/** Years from the first to the last that an EDTF date ("2015-09", "1999/2004") covers, or null. */
export function years(date) {
  const found = date.split('/').map((part) => part.match(/^-?\d{4,}/)).filter(Boolean);
  if (found.length === 0) return null;
  const numbers = found.map((match) => Number(match[0]));
  return [Math.min(...numbers), Math.max(...numbers)];
}

function united(ranges) {
  const known = ranges.filter(Boolean);
  if (known.length === 0) return null;
  return [Math.min(...known.map((one) => one[0])), Math.max(...known.map((one) => one[1]))];
}

/** Where each list begins whose lengths are given; one number more than lists. */
function offsets(lengths) {
  const begins = new Uint32Array(lengths.length + 1);
  lengths.forEach((length, index) => { begins[index + 1] = begins[index] + length; });
  return begins;
}

export class Model {
  constructor(data) {
    this.data = data;
    this.nodes = data.nodes;
    this.edges = data.edges;
    this.nodeCount = data.nodes.id.length;
    this.edgeCount = data.edges.source.length;
    this.mentionBegins = offsets(data.nodes.mentions);
    this.evidenceBegins = offsets(data.edges.evidence);
    this.#join();
    this.#date();
  }

  #join() {
    this.incident = Array.from({length: this.nodeCount}, () => []);
    const {source, target} = this.edges;
    for (let edge = 0; edge < this.edgeCount; ++edge) {
      this.incident[source[edge]].push(edge);
      if (target[edge] !== source[edge]) this.incident[target[edge]].push(edge);
    }
  }

  #date() {
    const {strings, evidence} = this.data;
    this.edgeYears = Array.from({length: this.edgeCount}, (_, edge) => {
      const dates = [];
      for (let at = this.evidenceBegins[edge]; at < this.evidenceBegins[edge + 1]; ++at) {
        dates.push(years(strings[evidence[at][8]]));
      }
      return united(dates);
    });
    this.nodeYears = this.nodes.properties.map(
        (properties) => united(properties.filter((one) => one[2]).map((one) => years(one[1]))));
    this.years = united([...this.edgeYears, ...this.nodeYears]);
  }

  /** A name in a language, or the one that the graph shows. */
  label(node, language) {
    return this.nodes[language]?.[node] || this.nodes.label[node] || this.nodes.id[node];
  }

  typeName(type, language) {
    const {name, [language]: label} = this.data.types[type];
    return label || name;
  }

  relationName(relation, language) {
    const {name, [language]: label} = this.data.relations[relation];
    return label || name;
  }

  documentName(document) {
    const {title, id} = this.data.documents[document];
    return title || id;
  }

  mentions(node) {
    return this.#pieces(this.data.mentions, this.mentionBegins[node], this.mentionBegins[node + 1]);
  }

  evidence(edge) {
    return this.#pieces(this.data.evidence, this.evidenceBegins[edge], this.evidenceBegins[edge + 1]);
  }

  /** Whether a piece of evidence of the edge, or a mention of the node, is in an accepted document. */
  edgeIn(edge, documents) {
    return this.#anyIn(this.data.evidence, this.evidenceBegins, edge, documents);
  }

  nodeIn(node, documents) {
    return this.#anyIn(this.data.mentions, this.mentionBegins, node, documents);
  }

  #anyIn(rows, begins, index, documents) {
    for (let at = begins[index]; at < begins[index + 1]; ++at) {
      if (documents.has(rows[at][0])) return true;
    }
    return false;
  }

  #pieces(rows, begin, end) {
    const {strings} = this.data;
    return rows.slice(begin, end).map((row) => {
      const marks = [];
      for (let at = 9; at < row.length; at += 3) {
        marks.push({role: markRoles[row[at]], begin: row[at + 1], end: row[at + 2]});
      }
      return {document: row[0], page: row[1], line: row[2], quote: strings[row[3]],
              rule: strings[row[4]], confidence: row[5] / 1000, modality: modalities[row[6]],
              holder: strings[row[7]], date: strings[row[8]], marks};
    });
  }
}
