/** Schemes by which every letter has one fixed Latin form. */
export type SchemeName = 'ala-lc' | 'un';

export interface Scheme {
  readonly consonants: Readonly<Record<string, string>>;
  /** For ء and its seats within and at the end of words. */
  readonly hamza: string;
  /** Between letters that would read as one: أدهم → Adʹham. */
  readonly separator: string;
  /** Between the article and its word. */
  readonly afterArticle: string;
  readonly article: string;
  /** The ل of the article becomes the consonant behind it, where that is a sun letter. */
  readonly assimilates: boolean;
  /** What doubled ي and و are after their own short vowel. */
  readonly doubledYa: string;
  readonly doubledWaw: string;
  /** Fathatan at the end of a word; the other two are never written. */
  readonly nunation: string;
}

const SHARED: Readonly<Record<string, string>> = {
  ب: 'b',
  ت: 't',
  ث: 'th',
  ج: 'j',
  خ: 'kh',
  د: 'd',
  ذ: 'dh',
  ر: 'r',
  ز: 'z',
  س: 's',
  ش: 'sh',
  غ: 'gh',
  ف: 'f',
  ق: 'q',
  ك: 'k',
  ل: 'l',
  م: 'm',
  ن: 'n',
  ه: 'h',
  و: 'w',
  ي: 'y',
};

/** Consonants that take the ل of the article into themselves in speech. */
export const SUN_LETTERS = 'تثدذرزسشصضطظلن';

export const SCHEMES: Readonly<Record<SchemeName, Scheme>> = {
  /** American Library Association and Library of Congress, table for Arabic. */
  'ala-lc': {
    consonants: { ...SHARED, ح: 'ḥ', ص: 'ṣ', ض: 'ḍ', ط: 'ṭ', ظ: 'ẓ', ع: '\u02bb' },
    hamza: '\u02bc',
    separator: '\u02b9',
    article: 'al',
    afterArticle: '-',
    assimilates: false,
    doubledYa: 'īy',
    doubledWaw: 'ūw',
    nunation: 'an',
  },
  /** United Nations 2017 (resolution XI/3), for geographical names. */
  un: {
    consonants: { ...SHARED, ح: 'ẖ', ص: 's\u0331', ض: 'ḏ', ط: 'ṯ', ظ: 'd\u035fh', ع: '\u2018' },
    hamza: '\u2019',
    separator: '\u00b7',
    article: 'Al',
    afterArticle: ' ',
    assimilates: true,
    doubledYa: 'iyy',
    doubledWaw: 'uww',
    nunation: '',
  },
};
