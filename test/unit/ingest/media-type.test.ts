import { expect, test } from 'vitest';
import { sniffMediaType } from '../../../src/ingest/media-type.ts';

const PAGE = '<!DOCTYPE html><html>';

test.each([
  { why: 'extension', path: 'a/صفحة.html', text: 'نص', expected: 'text/html' },
  { why: 'extension in capitals', path: 'A.HTM', text: '', expected: 'text/html' },
  { why: 'extension before .gz', path: 'a.xhtml.gz', text: '', expected: 'text/html' },
  { why: '.txt is never read as HTML', path: 'a.txt', text: PAGE, expected: 'text/plain' },
  { why: '.md is never read as HTML', path: 'a.md', text: PAGE, expected: 'text/plain' },
  { why: '.text.gz is text', path: 'a.text.gz', text: PAGE, expected: 'text/plain' },
  { why: 'records', path: 'a.jsonl', text: '', expected: 'application/x-ndjson' },
  { why: 'records', path: 'a.ndjson.gz', text: '', expected: 'application/x-ndjson' },
  { why: 'JSON', path: 'a.json', text: '', expected: 'application/json' },
  { why: 'unknown extension: content', path: 'index.php', text: PAGE, expected: 'text/html' },
  { why: 'a folder with a dot is no extension', path: 'site.html/page', text: 'نص', expected: 'text/plain' },
  { why: 'stdin: doctype', path: undefined, text: `\n ${PAGE}`, expected: 'text/html' },
  { why: 'stdin: root element', path: undefined, text: '<HTML lang="ar">', expected: 'text/html' },
  {
    why: 'stdin: comment first',
    path: undefined,
    text: '<!-- saved from url=(0020)http://example.com/ -->\n<html>',
    expected: 'text/html',
  },
  {
    why: 'stdin: XHTML',
    path: undefined,
    text: '<?xml version="1.0"?>\n<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Strict//EN">',
    expected: 'text/html',
  },
  { why: 'stdin: XML of another kind', path: undefined, text: '<?xml version="1.0"?><rss>', expected: 'text/plain' },
  { why: 'stdin: text about HTML', path: undefined, text: 'استخدم <html> في الصفحة', expected: 'text/plain' },
  { why: 'stdin: a tag that begins like html', path: undefined, text: '<htmlx>', expected: 'text/plain' },
  {
    why: 'stdin: a record a line',
    path: undefined,
    text: '{"text":"نص"}\n{"text":"نص"}',
    expected: 'application/x-ndjson',
  },
  {
    why: 'stdin: one record over several lines',
    path: undefined,
    text: '{\n  "text": "نص"\n}',
    expected: 'application/json',
  },
  { why: 'stdin: an array of records', path: undefined, text: '[\n {"text":"نص"}]', expected: 'application/json' },
  { why: 'stdin: a credit in brackets', path: undefined, text: '[رويترز] قال', expected: 'text/plain' },
  { why: 'stdin: a word in braces', path: undefined, text: '{نص}', expected: 'text/plain' },
  { why: 'stdin: nothing', path: undefined, text: '', expected: 'text/plain' },
])('$why: $path $text', ({ path, text, expected }) => {
  expect(sniffMediaType(path, text)).toBe(expected);
});
