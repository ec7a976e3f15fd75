import type { CharSpan, TokenSpan } from './text/span.ts';

export type { CharSpan, TokenSpan } from './text/span.ts';

/** Where a text came from. Absent fields do not apply (text handed over by a program has no path). */
export interface Source {
  readonly path?: string;
  /** WHATWG name of the encoding that the bytes were in. */
  readonly encoding?: string;
  readonly bytes?: number;
  readonly sha256?: string;
  readonly mediaType?: string;
}

/** Something a reader of the result should know, though the input could be analysed. */
export interface Warning {
  readonly code: string;
  readonly message: string;
}

/** The decoded text: what all character offsets point into. */
export interface SourceDoc {
  readonly id?: string | number;
  readonly source: Source;
  readonly text: string;
  readonly warnings: readonly Warning[];
  /** Fields of the input record that are passed through. */
  readonly input?: Readonly<Record<string, unknown>>;
  /** What the input says of itself outside its text (a saved page's title, byline, date, language). */
  readonly declared?: Declared;
}

export interface Declared {
  readonly title?: string;
  readonly byline?: string;
  readonly date?: string;
  readonly language?: string;
}

/** A stretch of the source that carries no tokens. */
export interface Removed extends CharSpan {
  readonly kind: 'boilerplate' | 'markup';
  /** Which rule took it out, in words: "share line". */
  readonly reason: string;
}

/** One line of the source that is part of the article, without the spaces around it. */
export interface Paragraph extends CharSpan {
  readonly isTitle: boolean;
}

/** What stands around the story rather than in it. Spans are stretches of the source. */
export interface Credits {
  readonly byline?: CharSpan;
  readonly dateline?: CharSpan;
  readonly agency?: CharSpan;
  /** ISO 8601 calendar date. */
  readonly date?: string;
}

export interface CleanDoc extends SourceDoc {
  readonly paragraphs: readonly Paragraph[];
  readonly removed: readonly Removed[];
  /** BCP 47 tag of the language the text is written in, "und" when it is none of the Arabic-script ones known. */
  readonly language: string;
}

export type TokenKind =
  | 'word'
  | 'number'
  | 'punctuation'
  | 'latin'
  | 'url'
  | 'email'
  | 'hashtag'
  | 'mention'
  | 'emoji'
  | 'symbol';

export type CliticRole = 'conjunction' | 'preposition' | 'future' | 'article' | 'pronoun' | 'interrogative';

/** A particle written together with its host word; offsets count from the start of the token. */
export interface Clitic extends CharSpan {
  readonly role: CliticRole;
}

/** A written form and what is known of it, shared by all tokens that are written so. */
export interface Word {
  /** Number of the form among those that its lexer has made; see `rememberByWord`. */
  readonly id: number;
  /** As written. */
  readonly text: string;
  /** See `normalize`. */
  readonly normal: string;
  /** See `foldKey`. */
  readonly key: string;
  readonly kind: TokenKind;
  /** Attached particles in order of writing, prefixes before suffixes. */
  readonly clitics: readonly Clitic[];
  /** Length in `text` of the prefixes other than the article: where a mention begins that starts with this word. */
  readonly prefix: number;
  /** Key without those prefixes; in a word of merged لل the article is restored: للأمم → الامم. */
  readonly stemKey: string;
}

export interface Token extends CharSpan {
  readonly word: Word;
}

export interface Sentence extends TokenSpan {
  /** Index into `paragraphs`. */
  readonly paragraph: number;
}

/** A stretch of tokens set off by quotation marks, the marks themselves outside. */
export interface MarkedSpan extends TokenSpan {
  /** Token of the opening mark, or null when only the closing one is there (`from` is then the start of the paragraph). */
  readonly open: number | null;
  /** Token of the closing mark, or null when the paragraph ends without it. */
  readonly close: number | null;
  /** 0 for an outermost span, 1 for one inside it. */
  readonly depth: number;
}

export interface TokenDoc extends CleanDoc {
  readonly tokens: readonly Token[];
  readonly sentences: readonly Sentence[];
  /** In order of their first token; an inner span comes after the one around it. */
  readonly marked: readonly MarkedSpan[];
}

export type EntityType =
  | 'PER'
  | 'ORG'
  | 'GPE'
  | 'LOC'
  | 'FAC'
  | 'NORP'
  | 'TITLE'
  | 'EVENT'
  | 'PRODUCT'
  | 'LAW'
  | 'LANGUAGE'
  | 'WEBSITE'
  | 'DATE'
  | 'TIME'
  | 'MONEY'
  | 'PERCENT'
  | 'QUANTITY'
  | 'ORDINAL'
  | 'CARDINAL';

/** One place in the text that names something. Particles attached to its first word lie before `start`. */
export interface Mention extends TokenSpan, CharSpan {
  readonly type: EntityType;
  /** Estimated probability that span and type are both right, 0–1. */
  readonly confidence: number;
}

export interface MentionDoc extends TokenDoc {
  /** In text order, never overlapping. */
  readonly mentions: readonly Mention[];
}

/** One person, place or organisation and every mention of it. */
export interface Entity {
  readonly id: string;
  readonly type: EntityType;
  /** The fullest form, without attached particles. */
  readonly name: string;
  readonly latin?: string;
  readonly latinSource?: 'lexicon' | 'model';
  readonly roles?: readonly string[];
  /** ISO 3166-1 alpha-2. */
  readonly code?: string;
  readonly value?: string;
  readonly mentions: readonly Mention[];
}

export interface EntityDoc extends MentionDoc {
  readonly entities: readonly Entity[];
}

export type SpeakerKind = 'PER' | 'ORG' | 'GROUP' | 'ANON';
export type Resolution = 'named' | 'implicit' | 'pronoun' | 'context';

export interface Speaker extends CharSpan {
  /** Id of the entity, or null for a source that is described but not named. */
  readonly entity: string | null;
  readonly name: string;
  readonly kind: SpeakerKind;
  readonly resolution: Resolution;
  readonly confidence: number;
}

/** Why a quote has no speaker, and who it may have been. */
export interface Unattributed {
  readonly reason: string;
  readonly candidates: readonly string[];
}

export interface Quote extends CharSpan, TokenSpan {
  readonly id: string;
  readonly kind: 'direct' | 'fragment' | 'indirect';
  /** Id of the quote that this one goes on with after an inserted attribution. */
  readonly continues?: string;
  readonly speaker: Speaker | null;
  readonly unattributed?: Unattributed;
  readonly via?: CharSpan & { readonly entity: string | null };
  readonly cue: CharSpan | null;
  /** Where the words end is a guess: no mark closes them. */
  readonly heuristic?: true;
  readonly confidence: number;
}

export interface QuoteDoc extends EntityDoc {
  /** Marked words, in text order. */
  readonly quotes: readonly Quote[];
  /** Statements reported without marks; they may hold marked words. */
  readonly indirect: readonly Quote[];
}

/** The last layer. */
export interface StoryDoc extends QuoteDoc {
  readonly credits: Credits;
}
