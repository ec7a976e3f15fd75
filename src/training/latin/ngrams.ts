import { type HistoryTree, ORDER, quantize } from '../../stages/latin/model.ts';

/** Tags of one word between two edges (tag 0), and what the word weighs. */
export interface TagSequence {
  readonly tags: readonly number[];
  readonly weight: number;
}

/** Taken off every count for what was not seen: high, for most words were seen once. */
const DISCOUNT = 0.9;

/** Rows of three and of four tags that weigh less are left out. */
const LEAST_WEIGHT: Readonly<Record<number, number>> = { 3: 3, 4: 5 };

interface Node {
  readonly tag: number;
  readonly depth: number;
  readonly children: Map<number, Node>;
  /** The history without its oldest tag. */
  readonly shorter: Node | null;
  /** Its first tag is the edge, so that nothing comes before it. */
  readonly begins: boolean;
  weight: number;
  /** Number of different tags seen before it. */
  preceded: number;
  probability: number;
  backoff: number;
}

/** Interpolated Kneser–Ney: a tag counts in a shorter history as often as there are different tags before it. */
export function trainHistories(sequences: readonly TagSequence[], tagCount: number): HistoryTree {
  const root = newNode(0, null, null);
  for (const sequence of sequences) addSequence(root, sequence);
  const levels = levelsOf(root);
  for (const level of levels) for (const node of level) estimate(node, tagCount);
  for (const level of levels) for (const node of level) prune(node);
  return flatten(root);
}

function newNode(tag: number, parent: Node | null, shorter: Node | null): Node {
  const depth = parent === null ? 0 : parent.depth + 1;
  const begins = depth === 1 ? tag === 0 : (parent?.begins ?? false);
  return { tag, depth, children: new Map(), shorter, begins, weight: 0, preceded: 0, probability: 1, backoff: 1 };
}

/** Adds every row of tags that ends at a tag, shortest first, so that the shorter history is there. */
function addSequence(root: Node, { tags, weight }: TagSequence): void {
  for (let end = 1; end <= tags.length; end++) {
    let shorter: Node | null = null;
    for (let from = end - 1; from >= Math.max(0, end - ORDER); from--) {
      let parent = root;
      for (let i = from; i < end - 1; i++) parent = parent.children.get(tags[i] as number) as Node;
      shorter = addChild(parent, tags[end - 1] as number, shorter ?? root);
      shorter.weight += weight;
    }
  }
}

function addChild(parent: Node, tag: number, shorter: Node): Node {
  const known = parent.children.get(tag);
  if (known !== undefined) return known;
  const child = newNode(tag, parent, shorter);
  parent.children.set(tag, child);
  shorter.preceded++;
  return child;
}

/** Nodes that may have children, by depth. */
function levelsOf(root: Node): Node[][] {
  const levels = [[root]];
  for (let depth = 1; depth < ORDER; depth++)
    levels.push((levels[depth - 1] as Node[]).flatMap((node) => [...node.children.values()]));
  return levels;
}

function countOf(node: Node): number {
  return node.depth === ORDER || node.begins || node.preceded === 0 ? node.weight : node.preceded;
}

function estimate(node: Node, tagCount: number): void {
  let sum = 0;
  let taken = 0;
  for (const child of node.children.values()) {
    sum += countOf(child);
    taken += Math.min(DISCOUNT, countOf(child));
  }
  if (sum === 0) return;
  for (const child of node.children.values()) {
    const lower = node.depth === 0 ? 1 / tagCount : (child.shorter as Node).probability;
    child.probability = (Math.max(0, countOf(child) - DISCOUNT) + taken * lower) / sum;
  }
}

/** Leaves out light rows and gives the shorter history what is left of probability. */
function prune(node: Node): void {
  if (node.depth === 0) return;
  let kept = 0;
  let keptShorter = 0;
  for (const [tag, child] of node.children) {
    if (child.weight < (LEAST_WEIGHT[child.depth] ?? 0)) node.children.delete(tag);
    else {
      kept += child.probability;
      keptShorter += (child.shorter as Node).probability;
    }
  }
  node.backoff = Math.min(1, Math.max(1e-4, 1 - kept) / Math.max(1e-4, 1 - keptShorter));
}

function flatten(root: Node): HistoryTree {
  const nodes: Node[] = [root];
  for (let i = 0; i < nodes.length; i++) {
    nodes.push(...[...(nodes[i] as Node).children.values()].sort((a, b) => a.tag - b.tag));
  }
  const inner = nodes.filter((node) => node.depth < ORDER);
  return {
    children: Uint16Array.from(inner, (node) => node.children.size),
    backoffs: Uint8Array.from(inner, (node) => quantize(Math.log(node.backoff))),
    tags: Uint16Array.from(nodes, (node) => node.tag),
    scores: Uint8Array.from(nodes, (node) => quantize(Math.log(node.probability))),
  };
}
