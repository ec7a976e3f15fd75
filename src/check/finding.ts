import type { StoryDoc } from '../document.ts';
import type { RuleName, SEVERITIES } from '../schema/names.ts';
import type { NameWords } from '../stages/entities/name-words.ts';
import type { CharSpan } from '../text/span.ts';

/** An error fails the check, a warning is only told. */
export type Severity = Exclude<(typeof SEVERITIES)[number], 'off'>;

/** How seriously each rule is taken. */
export type RuleSettings = Readonly<Record<RuleName, Severity | 'off'>>;

/** A place in a text that a rule objects to. */
export interface Trouble extends CharSpan {
  /** What is wrong, in words that need no context. */
  readonly message: string;
}

/** What rules know besides the article. */
export interface CheckKnowledge {
  readonly nameWords: NameWords;
}

export interface Rule {
  readonly name: RuleName;
  /** One sentence: what the rule objects to. */
  readonly description: string;
  readonly severity: Severity;
  /** All such places, in text order. */
  readonly find: (doc: StoryDoc, knowledge: CheckKnowledge) => Trouble[];
}

export interface Finding extends Trouble {
  readonly rule: RuleName;
  readonly severity: Severity;
}
