// Articles for benchmarks and tests: the same number always gives the same ones. Sentences of news, put together at random.

const SUBJECTS =
  'وزير الخارجية التركي هاكان فيدان|رئيس الوزراء العراقي محمد شياع السوداني|المتحدث باسم الوزارة|الأمين العام للأمم المتحدة أنطونيو غوتيريش|مدير شركة النفط سالم الحارثي|الكاتبة ليلى منصور'.split(
    '|',
  );
const PLACES = 'في أنقرة|في بغداد|في القاهرة|في مدينة حلب|في الرباط|في جنيف|في العاصمة الأردنية عمان'.split('|');
const ACTS =
  'عقد اجتماعا مع عدد من المسؤولين|بحث مع الوفد الزائر سبل التعاون|زار المعرض الدولي للكتاب|وقع اتفاقية بقيمة 20 مليون دولار|شارك يوم الثلاثاء في القمة العربية'.split(
    '|',
  );
const QUOTES =
  'سنعمل معا من أجل مستقبل أفضل للمنطقة|لن نقبل أعذارا بعد اليوم|هذه خطوة مهمة على طريق طويل|نحن مستعدون للحوار في أي وقت'.split(
    '|',
  );

/** Numbers from 0 to 1 that are the same on every run (a linear congruential generator). */
function randomFrom(seed) {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1103515245) + 12345) >>> 0;
    return state / 2 ** 32;
  };
}

/** The text of one article of about `words` words. */
export function article(number, words = 300) {
  const random = randomFrom(number + 1);
  const any = (list) => list[Math.floor(random() * list.length)];
  const lines = [`${any(SUBJECTS)} ${any(PLACES)}`];
  for (let count = 0; count < words; ) {
    const line =
      random() < 0.3
        ? `وقال ${any(SUBJECTS)}: "${any(QUOTES)}".`
        : `${any(ACTS)} ${any(SUBJECTS)} ${any(PLACES)}، و${any(ACTS)} ${any(PLACES)}.`;
    count += line.split(' ').length;
    lines.push(line);
  }
  return lines.join('\n');
}

/** NDJSON, one record after another. */
export function* articles(count, words = 300) {
  for (let i = 0; i < count; i++) {
    yield `${JSON.stringify({ id: `a${i}`, text: article(i, words), url: `https://example.org/${i}` })}\n`;
  }
}
