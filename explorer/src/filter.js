// What of the graph is shown.

export class Filter {
  constructor(model) {
    this.model = model;
    this.shownNodes = new Uint8Array(model.nodeCount);
    this.shownEdges = new Uint8Array(model.edgeCount);
    this.reset();
  }

  reset() {
    const {data, years} = this.model;
    this.types = new Set(data.types.keys());
    this.relations = new Set(data.relations.keys());
    this.documents = new Set(data.documents.keys());
    this.confidence = 0;
    [this.from, this.to] = years ?? [null, null];
    this.undated = true;
    this.focus = null;
    this.hops = 1;
    this.apply();
  }

  /** Decides anew what is shown; O(nodes + edges + evidence). */
  apply() {
    const {model, shownNodes, shownEdges} = this;
    const near = this.focus === null ? null : this.#neighbourhood();
    const allDocuments = this.documents.size === model.data.documents.length;
    for (let node = 0; node < model.nodeCount; ++node) {
      shownNodes[node] = Number(this.types.has(model.nodes.type[node]) &&
          this.#inTime(model.nodeYears[node], true) && (!near || near.has(node)));
    }
    const carried = new Uint8Array(model.nodeCount);
    const {source, target, relation, confidence} = model.edges;
    for (let edge = 0; edge < model.edgeCount; ++edge) {
      shownEdges[edge] = Number(shownNodes[source[edge]] && shownNodes[target[edge]] &&
          this.#passes(edge, relation, confidence, allDocuments));
      if (shownEdges[edge]) carried[source[edge]] = carried[target[edge]] = 1;
    }
    if (!allDocuments) {
      for (let node = 0; node < model.nodeCount; ++node) {
        if (!carried[node] && !model.nodeIn(node, this.documents)) shownNodes[node] = 0;
      }
    }
    this.nodesShown = shownNodes.reduce((sum, one) => sum + one, 0);
    this.edgesShown = shownEdges.reduce((sum, one) => sum + one, 0);
  }

  #passes(edge, relation, confidence, allDocuments) {
    return this.relations.has(relation[edge]) && confidence[edge] >= this.confidence &&
        this.#inTime(this.model.edgeYears[edge], this.undated) &&
        (allDocuments || this.model.edgeIn(edge, this.documents));
  }

  #inTime(range, undated) {
    if (range === null) return undated;
    return (this.from === null || range[1] >= this.from) && (this.to === null || range[0] <= this.to);
  }

  #neighbourhood() {
    const {incident, edges} = this.model;
    const reached = new Set([this.focus]);
    let rim = [this.focus];
    for (let step = 0; step < this.hops; ++step) {
      const next = [];
      for (const node of rim) {
        for (const edge of incident[node]) {
          const other = edges.source[edge] === node ? edges.target[edge] : edges.source[edge];
          if (!reached.has(other)) {
            reached.add(other);
            next.push(other);
          }
        }
      }
      rim = next;
    }
    return reached;
  }
}
