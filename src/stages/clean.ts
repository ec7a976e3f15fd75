import type { CharSpan, CleanDoc, Paragraph, Removed, SourceDoc, Warning } from '../document.ts';
import { CharClass, classOf } from '../text/characters.ts';
import type { BoilerplateFilter } from './clean/boilerplate.ts';
import { recogniseLanguage } from './clean/language.ts';

/** What {@link clean} needs to know about pages of news. */
export interface CleanResources {
  readonly isBoilerplate: BoilerplateFilter;
}

/** Divides the source into paragraphs, one a line, takes page furniture out and finds the headline. One pass over the text. */
export function clean(doc: SourceDoc, { isBoilerplate }: CleanResources): CleanDoc {
  const lines: CharSpan[] = [];
  const removed: Removed[] = [];
  for (const line of linesOf(doc.text)) {
    const reason = isBoilerplate(doc.text.slice(line.start, Math.min(line.end, line.start + LOOKED_AT)));
    if (reason === null) lines.push(line);
    else removed.push({ ...line, kind: 'boilerplate', reason });
  }
  const title = lines.length > 1 && isHeadline(doc.text, lines[0] as CharSpan);
  const paragraphs: Paragraph[] = lines.map((line, index) => ({ ...line, isTitle: title && index === 0 }));
  const language = recogniseLanguage(doc.text);
  const warnings = language === 'ar' || lines.length === 0 ? doc.warnings : [...doc.warnings, notArabic(language)];
  return { ...doc, warnings, paragraphs, removed, language };
}

function notArabic(language: string): Warning {
  const found =
    language === 'und' ? 'no Arabic text was found' : `the text seems to be in another language (${language})`;
  return { code: 'language', message: `${found}; khabar reads Arabic, so the result may be empty or wrong` };
}

/** Characters of a line that decide whether it is page furniture. */
const LOOKED_AT = 400;

/** Lines without the spaces and invisible characters at their edges; empty ones are left out. */
export function linesOf(text: string): CharSpan[] {
  const lines: CharSpan[] = [];
  let start = -1;
  let end = 0;
  for (let i = 0; i < text.length; i++) {
    const kind = classOf(text.charCodeAt(i));
    if (kind === CharClass.LineBreak) {
      if (start >= 0) lines.push({ start, end });
      start = -1;
    } else if (kind !== CharClass.Space && kind !== CharClass.Invisible) {
      if (start < 0) start = i;
      end = i + 1;
    }
  }
  if (start >= 0) lines.push({ start, end });
  return lines;
}

/** Longest headline in characters: some 25 words. */
const LONGEST_HEADLINE = 180;

/** A first line is the headline unless it is long or ends as a sentence of prose does. */
function isHeadline(text: string, line: CharSpan): boolean {
  if (line.end - line.start > LONGEST_HEADLINE) return false;
  const last = text.charCodeAt(line.end - 1);
  const isFullStop = last === 0x2e && text.charCodeAt(line.end - 2) !== 0x2e;
  return !isFullStop || line.end - line.start < SHORT_HEADLINE;
}

/** A line as short as this is a headline even with a full stop. */
const SHORT_HEADLINE = 60;
