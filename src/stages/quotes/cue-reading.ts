import type { Word } from '../../document.ts';
import { rememberByWord } from '../word-memory.ts';
import { type CueForm, lookUp, lookUpStem, type SpeechLexicon } from './speech-lexicon.ts';

/** What a word is in the reporting of speech by itself, whatever stands around it. */
export interface CueReading {
  readonly form: CueForm;
  /** It reports wherever it stands. */
  readonly isCertain: boolean;
  /** A form of a verb with a pronoun attached: أبلغهم. */
  readonly hasPronoun: boolean;
}

/** Reads words as cues; null for one that never is. */
export type CueReader = (word: Word) => CueReading | null;

/** قوله, قولها, قولهم: the noun with its pronoun, after نقل عن or بحسب. */
const SAYING = new Set(['قوله', 'قولها', 'قولهم', 'قولهما', 'بالقول', 'بقوله', 'بقولها', 'بقولهم']);

export const SAYING_FORM: CueForm = { lemma: 'قال', kind: 'participle', gender: 'u', plural: false, strength: 'say' };

/** بحسب فلان, وفقا لـ, على حد قول: the source stands after it. */
export const PARTICLE_FORM: CueForm = { lemma: 'حسب', kind: 'particle', gender: 'u', plural: false, strength: 'say' };

const PARTICLE: CueReading = { form: PARTICLE_FORM, isCertain: true, hasPronoun: false };
const ITS_WORDS: CueReading = { form: SAYING_FORM, isCertain: true, hasPronoun: false };

/** ويدعى فلان: is called, written like يدعي "claims" but for its last letter. */
const IS_CALLED = /^[وف]?[يت]دعى$/u;

/** A reader that keeps what it said of the words it met. */
export function createCueReader({ cueForms, attributionParticles }: SpeechLexicon): CueReader {
  return rememberByWord((word) => {
    if (lookUp(word, (key) => attributionParticles.has(key) || undefined)) return PARTICLE;
    if (SAYING.has(word.key)) return ITS_WORDS;
    if (word.key.startsWith('ال') || hasPreposition(word) || IS_CALLED.test(word.normal)) return null;
    const plain = lookUp(word, (key) => cueForms.get(key));
    const form = plain ?? lookUpStem(word, (key) => cueForms.get(key));
    return form === undefined ? null : { form, isCertain: false, hasPronoun: plain === undefined };
  });
}

function hasPreposition({ clitics, key }: Word): boolean {
  return clitics.some(({ role }) => role === 'preposition') && /^[وف]?[بلك]/u.test(key);
}
