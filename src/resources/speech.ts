import type { SpeakerKind } from '../document.ts';
import { AnalysisError } from '../errors.ts';
import type { CueForm, CueStrength, SpeechLexicon } from '../stages/quotes/speech-lexicon.ts';
import { foldKey } from '../text/normalize.ts';
import { readEntries, readWordList } from './word-list.ts';

const STRENGTHS: ReadonlySet<string> = new Set(['say', 'attitude', 'relay', 'homograph']);
const KINDS: ReadonlySet<string> = new Set(['PER', 'ORG', 'GROUP', 'ANON']);

/** What each column of reporting-verbs.tsv holds. The plural of the participle follows by rule. */
const FORMS: readonly Omit<CueForm, 'lemma' | 'strength'>[] = [
  { kind: 'past', gender: 'm', plural: false },
  { kind: 'past', gender: 'f', plural: false },
  { kind: 'past', gender: 'm', plural: true },
  { kind: 'present', gender: 'm', plural: false },
  { kind: 'present', gender: 'f', plural: false },
  { kind: 'present', gender: 'm', plural: true },
  { kind: 'participle', gender: 'm', plural: false },
  { kind: 'participle', gender: 'f', plural: false },
];

/** Reads the words of reporting from `folder`. */
export function readSpeechLexicon(folder: URL): SpeechLexicon {
  const keys = (name: string): Set<string> => new Set(readWordList(new URL(name, folder)).map(foldKey));
  return {
    cueForms: readCueForms(new URL('reporting-verbs.tsv', folder)),
    titleCues: keys('title-cues.txt'),
    namedThings: keys('named-things.txt'),
    speechNouns: keys('speech-nouns.txt'),
    attributionParticles: keys('attribution-particles.txt'),
    notSources: keys('not-sources.txt'),
    complementizers: keys('complementizers.txt'),
    subjectStops: keys('subject-stops.txt'),
    subjectSkips: keys('subject-skips.txt'),
    speakerNouns: readSpeakerNouns(new URL('speaker-nouns.tsv', folder)),
  };
}

/** Words that a quotation mark after them opens: forms of verbs of saying and the conjunctions that join what is said. */
export function announcingWords({ cueForms, complementizers }: SpeechLexicon): Set<string> {
  const forms = [...cueForms].filter(([, form]) => form.strength === 'say').map(([key]) => key);
  return new Set([...forms, ...complementizers]);
}

/** قالا, أضافا, أكدتا: where the dual is no noun in the accusative, as ردا and نقلا are. */
const HAS_DUAL = /^(?:قالت?|ا.{2,}[^يا])ا$/u;

function readCueForms(file: URL): Map<string, CueForm> {
  const forms = new Map<string, CueForm>();
  for (const { columns, line } of readEntries(file, FORMS.length + 1)) {
    const strength = columns.at(-1) as string;
    if (!STRENGTHS.has(strength)) throw unknown(file, line, strength, STRENGTHS);
    const lemma = foldKey(columns[0] as string);
    for (const [i, form] of FORMS.entries()) {
      const key = foldKey(columns[i] as string);
      if (key !== '-' && !forms.has(key)) forms.set(key, { ...form, lemma, strength: strength as CueStrength });
    }
    for (const [i, gender] of (['m', 'f'] as const).entries()) {
      const dual = `${foldKey(columns[i] as string)}ا`;
      if (HAS_DUAL.test(dual))
        forms.set(dual, { lemma, kind: 'past', gender, plural: true, strength: strength as CueStrength });
    }
    const participle = foldKey(columns[6] as string).replace(/ا$/u, '');
    forms.set(`${participle}ين`, {
      lemma,
      kind: 'participle',
      gender: 'm',
      plural: true,
      strength: strength as CueStrength,
    });
  }
  return forms;
}

function readSpeakerNouns(file: URL): Map<string, SpeakerKind> {
  return new Map(
    readEntries(file, 2).map(({ columns: [noun, kind], line }) => {
      if (!KINDS.has(kind as string)) throw unknown(file, line, kind as string, KINDS);
      return [foldKey(noun as string), kind as SpeakerKind];
    }),
  );
}

function unknown(file: URL, line: number, found: string, allowed: ReadonlySet<string>): AnalysisError {
  const place = `${file.pathname.split('/').at(-1)}:${line}`;
  return new AnalysisError('resource', `${place}: "${found}", expected one of ${[...allowed].join(', ')}`, 'malformed');
}
