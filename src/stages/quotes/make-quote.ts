import type { CharSpan, Entity, EntityDoc, Mention, Quote, Resolution, Speaker, Token, TokenSpan } from '../../document.ts';
import { startOf } from '../entities/candidate.ts';
import { type Certainty, confidenceOf } from './confidence.ts';
import type { Judged } from './judge.ts';
import type { Source } from './read-source.ts';
import type { SpeechSpan } from './speech-spans.ts';

/** The article and the entity that each of its mentions belongs to. */
export interface NamedDoc extends EntityDoc {
  readonly entityOf: ReadonlyMap<Mention, Entity>;
}

/** Looks up entities by mention in constant time. */
export function withEntityIndex(doc: EntityDoc): NamedDoc {
  const pairs = doc.entities.flatMap((entity) => entity.mentions.map((mention) => [mention, entity] as const));
  return { ...doc, entityOf: new Map(pairs) };
}

/** The quote of a marked span. `previous` is the one before it, which an inserted attribution may have broken off. */
export function makeQuote(
  doc: NamedDoc,
  span: SpeechSpan,
  judged: Judged,
  id: string,
  previous: Quote | undefined,
): Omit<Quote, 'unattributed'> {
  const { kind, link, source, resolution } = judged;
  const certainty: Certainty = { strength: link.strength, isBalanced: span.balanced };
  const cueToken = link.attribution?.cue.token;
  const cue = cueToken === undefined ? null : charsOf(doc.tokens, { from: cueToken, to: cueToken + 1 });
  const continued =
    cue !== null && link.side === 'left' && previous?.cue?.start === cue.start && (previous?.to ?? 0) < (cueToken ?? 0);
  return {
    id,
    from: span.from,
    to: span.to,
    ...charsOf(doc.tokens, span),
    kind,
    ...(continued && previous !== undefined ? { continues: previous.id } : {}),
    speaker: source === null ? null : makeSpeaker(doc, source, resolution, certainty),
    ...viaOf(doc, link.attribution?.via ?? null),
    cue,
    confidence: confidenceOf(certainty),
  };
}

/** The outlet that passes the source on, where the text names one. */
export function viaOf(doc: NamedDoc, via: Source | null): Pick<Quote, 'via'> {
  return via === null ? {} : { via: { ...nameOf(doc.tokens, via), entity: entityIdOf(doc, via) } };
}

export function makeSpeaker(doc: NamedDoc, source: Source, resolution: Resolution, certainty: Certainty): Speaker {
  const span = nameOf(doc.tokens, source);
  const entity = source.mention === null ? undefined : doc.entityOf.get(source.mention);
  return {
    ...span,
    entity: entity?.id ?? null,
    name: entity?.name ?? doc.text.slice(span.start, span.end),
    kind: source.kind,
    resolution,
    confidence: confidenceOf({ ...certainty, resolution }),
  };
}

function entityIdOf(doc: NamedDoc, { mention }: Source): string | null {
  return mention === null ? null : (doc.entityOf.get(mention)?.id ?? null);
}

function nameOf(tokens: readonly Token[], source: Source): CharSpan {
  const { mention, from, to } = source;
  if (mention !== null && mention.from === from && mention.to === to) return { start: mention.start, end: mention.end };
  return {
    start: startOf(tokens, { from, to, afterParticles: true, type: 'PER', confidence: 1 }),
    end: (tokens[to - 1] as Token).end,
  };
}

export function charsOf(tokens: readonly Token[], { from, to }: TokenSpan): CharSpan {
  return { start: (tokens[from] as Token).start, end: (tokens[to - 1] as Token).end };
}
