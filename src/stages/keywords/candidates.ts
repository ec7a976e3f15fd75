import type { CharSpan, Entity, EntityDoc, Mention, Token, TokenSpan } from '../../document.ts';
import { type CueForm, lookUpStem, type SpeechLexicon } from '../quotes/speech-lexicon.ts';
import type { DocumentFrequencies } from './document-frequencies.ts';
import { isDefinite, termOf } from './term.ts';

/** What keywords are found with. */
export interface KeywordResources {
  readonly frequencies: () => DocumentFrequencies;
  readonly speech: SpeechLexicon;
}

/** A term of the article that may be a keyword, and one place of it. */
export interface Candidate extends CharSpan {
  times: number;
  /** Inverse document frequency. */
  readonly rarity: number;
  readonly entity?: string;
}

/** Entities that articles are about; quantities, dates and nationalities are not among them. */
const NAMES: ReadonlySet<Entity['type']> = new Set(['PER', 'ORG', 'GPE', 'LOC', 'FAC', 'EVENT', 'PRODUCT', 'LAW']);

/** Longest noun phrase, in words. */
const LONGEST_PHRASE = 3;

/** A phrase that stands once may be chance. */
const LEAST_OF_PHRASE = 2;

/** A phrase is this many times rarer than the rarest of its words. */
const PHRASE_RARITY = 2;

/** Terms of fewer letters are hardly ever what an article is about. */
const SHORTEST_TERM = 3;

interface Search {
  readonly tokens: readonly Token[];
  /** Terms of the tokens that may be keywords or parts of one; the empty one for all others. */
  readonly terms: string[];
  readonly found: Map<string, Candidate>;
  readonly rarityOf: (term: string) => number;
}

/**
 * The entities, noun phrases and words of an article, by term. Each token counts once: for the entity that it names, else for
 * the longest noun phrase that it stands in, else for itself. O(tokens).
 */
export function candidatesOf(doc: EntityDoc, resources: KeywordResources): Map<string, Candidate> {
  const frequencies = resources.frequencies();
  const search = {
    tokens: doc.tokens,
    terms: termsOf(doc.tokens, frequencies, resources.speech),
    found: new Map<string, Candidate>(),
    rarityOf: (term: string) => inverseFrequency(frequencies, term),
  };
  for (const entity of doc.entities) claimEntity(entity, search);
  for (let length = LONGEST_PHRASE; length > 1; length--) claimPhrases(doc.sentences, length, search);
  claimWords(search);
  return search.found;
}

/** natural's formula over the articles that were counted; rare terms stand in one article fewer than the rarest listed. */
function inverseFrequency({ articles, rarest, find }: DocumentFrequencies, term: string): number {
  return 1 + Math.log(articles / (1 + (find(term)?.articles ?? rarest - 1)));
}

/**
 * For each token the term of a noun or an adjective; empty for verbs, particles, verbs of saying and what is no word. A rare
 * word counts when the article writes it with ال.
 */
function termsOf(tokens: readonly Token[], frequencies: DocumentFrequencies, speech: SpeechLexicon): string[] {
  const definite = new Set(tokens.filter(({ word }) => isDefinite(word.stemKey)).map(({ word }) => termOf(word)));
  return tokens.map((token) => {
    const term = token.word.kind === 'word' ? termOf(token.word) : '';
    if (term.length < SHORTEST_TERM || isFunctionWord(token, speech)) return '';
    return (frequencies.find(term)?.isNominal ?? definite.has(term)) ? term : '';
  });
}

function isFunctionWord(token: Token, speech: SpeechLexicon): boolean {
  const { key } = token.word;
  if (speech.attributionParticles.has(key) || speech.complementizers.has(key) || speech.subjectStops.has(key))
    return true;
  return lookUpStem(token.word, (form) => sayingForm(speech, form)) !== undefined;
}

function sayingForm({ cueForms }: SpeechLexicon, form: string): CueForm | undefined {
  const cue = cueForms.get(form);
  return cue === undefined || cue.strength === 'homograph' ? undefined : cue;
}

/** Entities whose words may be keywords by themselves. */
const PLAIN: ReadonlySet<Entity['type']> = new Set(['NORP', 'TITLE']);

/** Its mentions count for the entity, whatever words they are written with. Words of dates and quantities count for nothing. */
function claimEntity({ id, type, mentions }: Entity, { tokens, terms, found, rarityOf }: Search): void {
  if (PLAIN.has(type)) return;
  for (const { from, to } of mentions) terms.fill('', from, to);
  if (!NAMES.has(type)) return;
  const fullest = mentions.reduce((best, mention) => (lengthOf(mention) > lengthOf(best) ? mention : best));
  const words = tokens.slice(fullest.from, fullest.to).map(({ word }) => termOf(word));
  const { start, end } = fullest;
  found.set(`= ${id}`, { times: mentions.length, rarity: rarityOfAll(words, rarityOf), entity: id, start, end });
}

function lengthOf({ start, end }: Mention): number {
  return end - start;
}

/** Of a word, or of a phrase of several. */
function rarityOfAll(terms: readonly string[], rarityOf: Search['rarityOf']): number {
  return Math.max(...terms.map(rarityOf)) + (terms.length > 1 ? Math.log(PHRASE_RARITY) : 0);
}

/** Noun phrases of so many words that stand in the text more than once. */
function claimPhrases(sentences: readonly TokenSpan[], length: number, search: Search): void {
  const places = new Map<string, number[]>();
  for (const { from, to } of sentences) {
    for (let at = from; at + length <= to; at++) {
      if (!isNounPhrase(search, at, length)) continue;
      const phrase = search.terms.slice(at, at + length).join(' ');
      const before = places.get(phrase);
      if (before === undefined) places.set(phrase, [at]);
      else if (at >= (before.at(-1) as number) + length) before.push(at);
    }
  }
  for (const [phrase, starts] of places) if (starts.length >= LEAST_OF_PHRASE) claim(phrase, starts, length, search);
}

/** Nouns of which the last is definite and those after the first carry no particles: وقف إطلاق النار, الانتخابات الرئاسية. */
function isNounPhrase({ tokens, terms }: Search, at: number, length: number): boolean {
  for (let i = at; i < at + length; i++) {
    if (terms[i] === '' || (i > at && (tokens[i] as Token).word.prefix > 0)) return false;
  }
  return isDefinite((tokens[at + length - 1] as Token).word.stemKey);
}

function claimWords(search: Search): void {
  const places = new Map<string, number[]>();
  for (const [at, term] of search.terms.entries()) {
    if (term === '') continue;
    const before = places.get(term);
    if (before === undefined) places.set(term, [at]);
    else before.push(at);
  }
  for (const [term, starts] of places) claim(term, starts, 1, search);
}

/** Takes the tokens of a term where no other has taken them before. */
function claim(
  term: string,
  starts: readonly number[],
  length: number,
  { tokens, terms, found, rarityOf }: Search,
): void {
  const free = starts.filter((at) => terms.slice(at, at + length).every((part) => part !== ''));
  const first = free[0];
  if (first === undefined || free.length < (length > 1 ? LEAST_OF_PHRASE : 1)) return;
  const rarity = rarityOfAll(term.split(' '), rarityOf);
  for (const at of free) terms.fill('', at, at + length);
  const token = tokens[first] as Token;
  const end = (tokens[first + length - 1] as Token).end;
  found.set(term, { times: free.length, rarity, start: token.start + token.word.prefix, end });
}
