import { expect, test } from 'vitest';
import { createLabelMap } from '../../../src/evaluation/label-map.ts';

/** Pairs as on the command line. */
const pairsOf = (map: string) =>
  map
    .split(',')
    .filter(Boolean)
    .map((pair) => ({ gold: pair.split('=')[0] as string, ours: pair.split('=')[1] as string }));

test.each([
  { why: 'the same name', gold: 'PER', map: '', label: 'PER', ours: 'PER', agree: true },
  { why: 'a usual name', gold: 'PERS LOC', map: '', label: 'PERS', ours: 'PER', agree: true },
  {
    why: 'a place of any kind where the gold knows one',
    gold: 'PERS LOC',
    map: '',
    label: 'LOC',
    ours: 'GPE',
    agree: true,
  },
  { why: 'a building too', gold: 'PERS LOC', map: '', label: 'LOC', ours: 'FAC', agree: true },
  { why: 'the gold tells them apart', gold: 'GPE LOC FAC', map: '', label: 'LOC', ours: 'GPE', agree: false },
  { why: 'a pair of the user', gold: 'MINISTER', map: 'MINISTER=TITLE', label: 'MINISTER', ours: 'TITLE', agree: true },
  {
    why: 'several of ours for one',
    gold: 'PLACE',
    map: 'PLACE=LOC,PLACE=GPE',
    label: 'PLACE',
    ours: 'GPE',
    agree: true,
  },
  { why: 'several of the gold for one of ours', gold: 'A B', map: 'A=PER,B=PER', label: 'B', ours: 'PER', agree: true },
  { why: 'both CURR and MONEY', gold: 'CURR MONEY', map: '', label: 'CURR', ours: 'MONEY', agree: true },
  { why: 'MONEY beside CURR', gold: 'CURR MONEY', map: '', label: 'MONEY', ours: 'MONEY', agree: true },
  {
    why: 'what the user says wins over the usual name',
    gold: 'OCC',
    map: 'OCC=NORP',
    label: 'OCC',
    ours: 'TITLE',
    agree: false,
  },
  { why: 'other types', gold: 'PER ORG', map: '', label: 'PER', ours: 'ORG', agree: false },
])('$why: $label of the gold and our $ours agree: $agree', ({ gold, map, label, ours, agree }) => {
  const labels = createLabelMap(new Set(gold.split(' ')), pairsOf(map));
  expect(labels.ofGold(label)).not.toBeNull();
  expect(labels.ofGold(label) === labels.ofOurs(ours)).toBe(agree);
});

test('what the gold does not have and what the user leaves out is not scored', () => {
  const labels = createLabelMap(new Set(['PER', 'MISC']), pairsOf('MISC='));
  expect(labels.ofOurs('DATE')).toBeNull();
  expect(labels.ofGold('MISC')).toBeNull();
});
