import type { StoryDoc } from '../document.ts';
import type { CheckKnowledge, Finding, Rule, RuleSettings } from './finding.ts';
import { directionControls, mojibake } from './rules/characters.ts';
import { quotationMarkUnclosed } from './rules/marks.ts';
import { quoteWithoutSpeaker, quoteWithTwoSpeakers } from './rules/speakers.ts';
import { nameSpelledTwoWays } from './rules/spellings.ts';

export const RULES: readonly Rule[] = [
  quotationMarkUnclosed,
  quoteWithoutSpeaker,
  quoteWithTwoSpeakers,
  nameSpelledTwoWays,
  mojibake,
  directionControls,
];

/** Severities where nobody says otherwise. */
export const DEFAULT_SETTINGS: RuleSettings = Object.fromEntries(
  RULES.map(({ name, severity }) => [name, severity]),
) as unknown as RuleSettings;

/** All that the rules object to in an article, in text order. Linear in its length. */
export function checkStory(
  doc: StoryDoc,
  knowledge: CheckKnowledge,
  settings: RuleSettings = DEFAULT_SETTINGS,
): Finding[] {
  return RULES.flatMap(({ name, find }) => {
    const severity = settings[name];
    return severity === 'off' ? [] : find(doc, knowledge).map((trouble) => ({ ...trouble, rule: name, severity }));
  }).sort((a, b) => a.start - b.start);
}
