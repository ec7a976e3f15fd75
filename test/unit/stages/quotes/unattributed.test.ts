import { describe, expect, test } from 'vitest';
import { analyzeAll } from '../../../helpers/analyze.ts';

/** Reason and names of the candidates of the last quote without a speaker. */
function puzzleOf(text: string) {
  const { quotes, entities } = analyzeAll(text);
  const found = quotes.findLast(({ speaker }) => speaker === null)?.unattributed;
  const nameOf = (id: string): string => entities.find((entity) => entity.id === id)?.name ?? id;
  return found && { reason: found.reason, candidates: found.candidates.map(nameOf) };
}

describe('quotes without a speaker say why, and who it may have been', () => {
  test.each([
    {
      why: 'a singular verb after two who spoke together',
      text: 'قال سمير العطار ومحمد علي إن الجسر قديم. وأضاف: "سنبدأ العمل في الجسر غدا".',
      reason: /equally likely/u,
      candidates: ['سمير العطار', 'محمد علي'],
    },
    {
      why: 'a paragraph of its own after two who spoke in one sentence',
      text: 'قال سمير العطار إن الجسر قديم، فيما قال محمد علي إن الطريق مغلق.\n"سنبدأ العمل في الجسر القديم غدا".',
      reason: /equally likely/u,
      candidates: ['محمد علي', 'سمير العطار'],
    },
    {
      why: 'a verb in the feminine, but nobody of that gender spoke',
      text: 'وصل سمير العطار إلى بيروت أمس. وقالت: "سنبدأ العمل في الجسر غدا".',
      reason: /no subject/u,
      candidates: ['سمير العطار'],
    },
    {
      why: 'people named nearby, no word of reporting: the nearest first, places left out',
      text: 'وصل سمير العطار إلى بيروت مع ليلى حداد، ثم غادر.\n"سنبدأ العمل في الجسر القديم غدا".',
      reason: /no word of reporting/u,
      candidates: ['ليلى حداد', 'سمير العطار'],
    },
    {
      why: 'nobody is named in the paragraph or the one before',
      text: 'قال سمير العطار نعم.\nوصل الناس إلى السوق.\nثم عادوا منه.\n"سنبدأ العمل في الجسر القديم غدا".',
      reason: /no word of reporting/u,
      candidates: [],
    },
  ])('$why', ({ text, reason, candidates }) => {
    expect(puzzleOf(text)).toEqual({ reason: expect.stringMatching(reason), candidates });
  });

  test.each([
    { why: 'the subject is named', text: 'قال سمير العطار: "سنبدأ العمل في الجسر غدا".' },
    { why: 'two speak together', text: 'قال سمير العطار ومحمد علي: "سنبدأ العمل في الجسر غدا".' },
    { why: 'one spoke before, one only acted', text: 'قال سمير العطار نعم. وأضاف: "سنبدأ العمل في الجسر غدا".' },
    { why: 'a term is no quote', text: 'وتعود ظاهرة "النينيو" إلى المحيط هذا العام.' },
  ])('not when $why', ({ text }) => {
    expect(puzzleOf(text)).toBeUndefined();
  });
});
