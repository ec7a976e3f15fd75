import type {
  CharSpan,
  Entity,
  EntityDoc,
  Mention,
  Quote,
  Resolution,
  Speaker,
  Token,
  TokenSpan,
} from '../../document.ts';
import { startOf } from '../entities/candidate.ts';
import { mentionName } from '../resolve/mention-name.ts';
import { type Certainty, quoteConfidence, speakerConfidence } from './confidence.ts';
import type { Source } from './read-source.ts';
import { type Puzzle, unattributed } from './unattributed.ts';

/** The article and the entity that each of its mentions belongs to. */
export interface NamedDoc extends EntityDoc {
  readonly entityOf: ReadonlyMap<Mention, Entity>;
}

/** Looks up entities by mention in constant time. */
export function withEntityIndex(doc: EntityDoc): NamedDoc {
  const pairs = doc.entities.flatMap((entity) => entity.mentions.map((mention) => [mention, entity] as const));
  return { ...doc, entityOf: new Map(pairs) };
}

/** Reported words and what is known of who reports them. */
export interface Report extends TokenSpan, Puzzle {
  readonly kind: Quote['kind'];
  readonly source: Source | null;
  readonly resolution: Resolution;
  readonly via: Source | null;
  /** The word of reporting. */
  readonly cue: number | null;
  readonly certainty: Certainty;
}

export function makeQuote(doc: NamedDoc, report: Report, id: string): Quote {
  const { from, to, kind, source, via, cue, certainty } = report;
  return {
    id,
    from,
    to,
    ...charsOf(doc.tokens, report),
    kind,
    speaker: source === null ? null : makeSpeaker(doc, source, report),
    ...(source === null ? { unattributed: unattributed(doc, report) } : {}),
    ...(via === null ? {} : { via: { ...nameOf(doc.tokens, via), entity: entityIn(doc, via)?.id ?? null } }),
    cue: cue === null ? null : charsOf(doc.tokens, { from: cue, to: cue + 1 }),
    ...(kind === 'indirect' ? { heuristic: true } : {}),
    confidence: quoteConfidence(kind, certainty),
  };
}

function makeSpeaker(doc: NamedDoc, source: Source, { kind, certainty, resolution }: Report): Speaker {
  const span = nameOf(doc.tokens, source);
  const entity = entityIn(doc, source);
  return {
    ...span,
    entity: entity?.id ?? null,
    name: entity?.name ?? mentionName(doc.tokens, doc.text, { ...source, ...span, type: 'PER', confidence: 1 }),
    kind: source.kind,
    resolution,
    confidence: speakerConfidence(kind, certainty, resolution),
  };
}

function entityIn({ entityOf }: NamedDoc, { mention }: Source): Entity | undefined {
  return mention === null ? undefined : entityOf.get(mention);
}

/** The words that name a source, without particles written to the first. */
function nameOf(tokens: readonly Token[], source: Source): CharSpan {
  const { mention, from, to } = source;
  if (mention !== null && mention.from === from && mention.to === to) return { start: mention.start, end: mention.end };
  return {
    start: startOf(tokens, { from, to, afterParticles: true, type: 'PER', confidence: 1 }),
    end: (tokens[to - 1] as Token).end,
  };
}

function charsOf(tokens: readonly Token[], { from, to }: TokenSpan): CharSpan {
  return { start: (tokens[from] as Token).start, end: (tokens[to - 1] as Token).end };
}
