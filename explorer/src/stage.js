// The drawing: graphology holds what sigma draws, and sigma asks here how each part looks.

import {createEdgeCurveProgram, DEFAULT_EDGE_CURVE_PROGRAM_OPTIONS} from '@sigma/edge-curve';
import {createNodeBorderProgram} from '@sigma/node-border';
import {MultiDirectedGraph} from 'graphology';
import Sigma from 'sigma';
import {createEdgeArrowProgram, EdgeLineProgram, EdgeRectangleProgram, NodePointProgram}
    from 'sigma/rendering';

import {edgeLabelDrawer, labelFont, LabelSpace, nodeHoverDrawer, nodeLabelDrawer}
    from './canvas_labels.js';
import {mixed, schemes} from './colours.js';
import {FrameWatch} from './frame_watch.js';
import {shortened} from './words.js';

const longestLabel = 40;
/** With more edges than this, nodes are points and edges plain lines of one pixel, without arrowheads
    and clicks. The other programs draw each part as an instance of a shape, which a software renderer
    does one by one, some ten times as slowly. */
const manyEdges = 8000;

const NodeProgram = createNodeBorderProgram({
  borders: [{size: {value: 1.2, mode: 'pixels'}, color: {attribute: 'borderColor'}},
            {size: {fill: true}, color: {attribute: 'color'}}],
});

function curveProgram(arrowHead, drawLabel) {
  return createEdgeCurveProgram({...DEFAULT_EDGE_CURVE_PROGRAM_OPTIONS, arrowHead, drawLabel});
}

export class Stage {
  #labels = {};
  labelSpace = new LabelSpace();

  /** `view` says what is chosen and in which language and scheme: see main.js. */
  constructor(container, view, actions) {
    this.view = view;
    this.model = view.model;
    this.dense = this.model.edgeCount > manyEdges;
    this.graph = this.#graph();
    container.style.background = this.colours.ground;
    this.sigma = new Sigma(this.graph, container, this.#settings());
    this.#listen(actions);
    this.frames = new FrameWatch(this.sigma, this.model.edgeCount);
  }

  #graph() {
    const {model, dense} = this;
    const {nodes, edges, data} = model;
    const graph = new MultiDirectedGraph();
    const scale = dense ? 0.4 : model.nodeCount > 1000 ? 0.6 : 1;
    for (let node = 0; node < model.nodeCount; ++node) {
      const degree = model.incident[node].length;
      graph.addNode(String(node), {
        x: nodes.x[node], y: nodes.y[node], node,
        size: scale * Math.min(4 + 1.8 * Math.sqrt(degree), 20),
      });
    }
    const curvatures = dense ? new Map() : this.#curvatures();
    for (let edge = 0; edge < model.edgeCount; ++edge) {
      const curvature = curvatures.get(edge) ?? 0;
      const plain = dense || data.relations[edges.relation[edge]].symmetric;
      graph.addEdgeWithKey(String(edge), String(edges.source[edge]), String(edges.target[edge]), {
        edge, curvature, type: (curvature ? 'curved' : 'straight') + (plain ? '' : 'Arrow'),
      });
    }
    return graph;
  }

  /** Edges between the same two nodes spread like a fan. */
  #curvatures() {
    const {edges, edgeCount} = this.model;
    const pairs = new Map();
    for (let edge = 0; edge < edgeCount; ++edge) {
      const [low, high] = [edges.source[edge], edges.target[edge]].sort((a, b) => a - b);
      const key = `${low} ${high}`;
      if (pairs.has(key)) pairs.get(key).push(edge);
      else pairs.set(key, [edge]);
    }
    const curvatures = new Map();
    for (const [, group] of pairs) {
      if (group.length === 1) continue;
      group.forEach((edge, at) => {
        const place = (at - (group.length - 1) / 2) * 0.22;
        curvatures.set(edge, edges.source[edge] < edges.target[edge] ? place : -place);
      });
    }
    return curvatures;
  }

  #settings() {
    const colours = () => this.colours;
    const drawEdgeLabel = edgeLabelDrawer(colours, this.labelSpace);
    const head = {extremity: 'target', lengthToThicknessRatio: 4, widenessToThicknessRatio: 3.2};
    return {
      allowInvalidContainer: true,
      defaultDrawNodeLabel: nodeLabelDrawer(colours, this.labelSpace),
      defaultDrawNodeHover: nodeHoverDrawer(colours),
      defaultDrawEdgeLabel: drawEdgeLabel,
      nodeProgramClasses: {circle: this.dense ? NodePointProgram : NodeProgram},
      edgeProgramClasses: this.dense ? {straight: EdgeLineProgram} : {
        straight: EdgeRectangleProgram,
        straightArrow: createEdgeArrowProgram(head),
        curved: curveProgram(null, drawEdgeLabel),
        curvedArrow: curveProgram(head, drawEdgeLabel),
      },
      defaultEdgeType: 'straight',
      enableEdgeEvents: !this.dense,
      renderEdgeLabels: true,
      labelFont, edgeLabelFont: labelFont, labelSize: 13, edgeLabelSize: 11,
      labelDensity: 1, labelGridCellSize: 100, labelRenderedSizeThreshold: 3,
      stagePadding: 60, minCameraRatio: 0.005, maxCameraRatio: 5, zIndex: true,
      nodeReducer: (key, data) => this.#nodeLook(data),
      edgeReducer: (key, data) => this.#edgeLook(data),
    };
  }

  get colours() { return schemes[this.view.scheme]; }

  label(node) {
    const {language} = this.view;
    this.#labels[language] ??= [];
    return this.#labels[language][node] ??=
        shortened(this.model.label(node, language), longestLabel);
  }

  #nodeLook({x, y, size, node}) {
    const {view, colours} = this;
    const {chosenNode, nearNodes, filter, looks} = view;
    const look = {x, y, size, color: looks.types[this.model.nodes.type[node]],
                  borderColor: colours.border, label: this.label(node),
                  hidden: !filter.shownNodes[node], zIndex: 1};
    if (node === chosenNode) {
      return {...look, highlighted: true, forceLabel: true, zIndex: 3, borderColor: colours.chosen};
    }
    if (!nearNodes) return look;
    if (nearNodes.has(node)) return {...look, zIndex: 2, forceLabel: nearNodes.size < 30};
    return {...look, color: colours.faint, borderColor: colours.faint, label: '', zIndex: 0};
  }

  #edgeLook({edge, curvature, type}) {
    const {view, colours, dense, model} = this;
    const {looks} = view;
    const relation = model.edges.relation[edge];
    const near = view.nearEdges?.has(edge);
    const look = {type, curvature, hidden: !view.filter.shownEdges[edge], zIndex: near ? 1 : 0,
                  size: near ? 2.2 : dense ? 0.6 : 1.4, label: ''};
    if (view.nearEdges && !near) return {...look, color: mixed(colours.faint, colours.ground, 0.4)};
    if (near && view.nearEdges.size <= 60) {
      look.label = this.view.relationLabel(edge);
      look.forceLabel = true;
    }
    const pale = near ? 0 : dense ? 0.6 : 0.25;
    return {...look, color: mixed(looks.relations[relation], colours.ground, pale)};
  }

  #listen(actions) {
    this.sigma.on('beforeRender', () => this.labelSpace.clear());
    this.sigma.on('clickNode', ({node}) => actions.chooseNode(Number(node)));
    this.sigma.on('clickEdge', ({edge}) => actions.chooseEdge(Number(edge)));
    this.sigma.on('clickStage', () => actions.letGo());
    this.sigma.on('doubleClickNode', ({node, preventSigmaDefault}) => {
      preventSigmaDefault();
      actions.focusOn(Number(node));
    });
    const pointer = (shape) => () => { this.sigma.getContainer().style.cursor = shape; };
    for (const event of ['enterNode', 'enterEdge']) this.sigma.on(event, pointer('pointer'));
    for (const event of ['leaveNode', 'leaveEdge']) this.sigma.on(event, pointer('default'));
  }

  /** Draws anew after a change of the view; places stay as they are. */
  redraw() {
    this.sigma.getContainer().style.background = this.colours.ground;
    this.sigma.refresh({skipIndexation: true});
  }

  fit() { this.sigma.getCamera().animate({x: 0.5, y: 0.5, ratio: 1, angle: 0}, {duration: 300}); }

  zoom(factor) {
    const camera = this.sigma.getCamera();
    camera.animate({ratio: camera.getBoundedRatio(camera.ratio * factor)}, {duration: 150});
  }

  /** Moves the view by shares of its width. */
  pan(x, y) {
    const camera = this.sigma.getCamera();
    camera.animate({x: camera.x + x * camera.ratio, y: camera.y + y * camera.ratio}, {duration: 120});
  }

  centre(node) {
    const {x, y} = this.sigma.getNodeDisplayData(String(node));
    const camera = this.sigma.getCamera();
    camera.animate({x, y, ratio: Math.min(camera.ratio, 0.6)}, {duration: 300});
  }
}
