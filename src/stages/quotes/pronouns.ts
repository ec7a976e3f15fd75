import type { Token } from '../../document.ts';

/** سموه, معاليها: a title of respect with a pronoun stands for the person spoken of last. */
export function isHonorificPronoun(token: Token | undefined): boolean {
  return token !== undefined && HONORIFIC.test(token.word.key);
}

const HONORIFIC = /^(?:سمو|معالي|فخامت|جلالت|سعادت|سيادت|فضيلت|سماحت|دولت|غبطت|قداست|نيافت)ه(?:ا|م)?$/u;

/** وهو يقول, فهي تؤكد: the pronoun right before a verb is its subject. */
export function isPersonalPronoun(token: Token | undefined): boolean {
  return token !== undefined && PERSONAL.test(token.word.key);
}

const PERSONAL = /^[وف]?ه(?:و|ي|م|ما|ن)$/u;
