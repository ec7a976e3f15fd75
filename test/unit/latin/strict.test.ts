import { expect, test } from 'vitest';
import { romanizeStrict } from '../../../src/stages/latin/strict.ts';

test.each([
  { why: 'short vowels and doubling are written where marked', text: 'مُحَمَّد', alaLc: 'Muḥammad', un: 'Muẖammad' },
  { why: 'no short vowel is invented', text: 'محمد', alaLc: 'Mḥmd', un: 'Mẖmd' },
  { why: 'hamza under alif tells its vowel', text: 'إبراهيم', alaLc: 'Ibrāhīm', un: 'Ibrāhīm' },
  { why: 'the vowel of a first hamza, and no sign for the hamza', text: 'أُسَامَة', alaLc: 'Usāmah', un: 'Usāmah' },
  { why: 'hamza within a word', text: 'وَائِل', alaLc: 'Wāʼil', un: 'Wā’il' },
  { why: 'madda within a word has its hamza', text: 'القُرْآن', alaLc: 'al-Qurʼān', un: 'Al Qur’ān' },
  { why: 'madda at the start has none', text: 'آمِنَة', alaLc: 'Āminah', un: 'Āminah' },
  { why: 'ayn is no vowel, and the capital is behind it', text: 'عُمَر', alaLc: 'ʻUmar', un: '‘Umar' },
  { why: 'sun letter: only the UN scheme assimilates', text: 'الشَّارِقَة', alaLc: 'al-Shāriqah', un: 'Ash Shāriqah' },
  { why: 'moon letter', text: 'البَلَد', alaLc: 'al-Balad', un: 'Al Balad' },
  { why: 'too short for an article', text: 'الي', alaLc: 'Alī', un: 'Alī' },
  { why: 'ة before the owner sounds', text: 'مِنْيَة الضِّنِّيَّة', alaLc: 'Minyat al-Ḍinnīyah', un: 'Minyat Aḏ Ḏinniyyah' },
  {
    why: 'ة before an adjective does not',
    text: 'المَدِينَة المُنَوَّرَة',
    alaLc: 'al-Madīnah al-Munawwarah',
    un: 'Al Madīnah Al Munawwarah',
  },
  { why: 'ة after alif', text: 'صَلاة', alaLc: 'Ṣalāh', un: 'S̱alāh' },
  { why: 'diphthongs', text: 'شَيْخ نَوْم', alaLc: 'Shaykh Nawm', un: 'Shaykh Nawm' },
  { why: 'glides beside alif are consonants', text: 'وليد', alaLc: 'Wlīd', un: 'Wlīd' },
  { why: 'doubled ya at the end', text: 'مِصْرِيّ', alaLc: 'Miṣrī', un: 'Mis̱rī' },
  { why: 'doubled ya within', text: 'مِصْرِيَّة', alaLc: 'Miṣrīyah', un: 'Mis̱riyyah' },
  { why: 'doubled waw', text: 'عَدُوَّة', alaLc: 'ʻAdūwah', un: '‘Aduwwah' },
  { why: 'alif maqsura', text: 'مُوسَى', alaLc: 'Mūsá', un: 'Mūsá' },
  { why: 'd and h are two letters', text: 'أَدْهَم', alaLc: 'Adʹham', un: 'Ad·ham' },
  { why: 'dh is one letter', text: 'ذَهَب', alaLc: 'Dhahab', un: 'Dhahab' },
  { why: 'a small alif is long', text: 'رَحْمٰن', alaLc: 'Raḥmān', un: 'Raẖmān' },
  { why: 'the name of God', text: 'عَبْد الله', alaLc: 'ʻAbd Allāh', un: '‘Abd Allāh' },
  { why: 'silent alif of the plural', text: 'كتبوا', alaLc: 'Ktbū', un: 'Ktbū' },
  { why: 'nunation', text: 'شُكْرًا', alaLc: 'Shukran', un: 'Shukr' },
  { why: 'what is not Arabic stays', text: 'BBC عَرَبِي', alaLc: 'BBC ʻArabī', un: 'BBC ‘Arabī' },
  { why: 'nothing gives nothing', text: ' ', alaLc: '', un: '' },
])('$why: $text', ({ text, alaLc, un }) => {
  expect(romanizeStrict(text, 'ala-lc')).toBe(alaLc);
  expect(romanizeStrict(text, 'un')).toBe(un);
});
