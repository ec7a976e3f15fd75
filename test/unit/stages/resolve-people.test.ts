import { expect, test } from 'vitest';
import { clustersOf, resolveMarked } from '../../helpers/resolved.ts';

test.each([
  {
    why: 'a full name that a wrong title gave another gender',
    text: 'كرم [PER سامي الدهان] زميله [PER هاني الدهان]. وشكر [PER هاني الدهان] الحضور.',
    clusters: 'سامي الدهان | هاني الدهان, هاني الدهان',
  },
  {
    why: 'a slip of the dots in the surname, the given name alike',
    text: 'درست الباحثة [PER كلوديت مارشان] الرسالة. وقالت [PER كلوديت مارسان] إنها نادرة.',
    clusters: 'كلوديت مارشان, كلوديت مارسان',
  },
  {
    why: 'no slip where the given names differ too',
    text: 'درست [PER كلوديت مارشان] الرسالة. وقالت [PER جانيت مارسان] إنها نادرة.',
    clusters: 'كلوديت مارشان | جانيت مارسان',
  },
  {
    why: 'no slip between two surnames that are known',
    text: 'حضر [PER خالد الحربي] الندوة. وغاب [PER خالد الجربي] عنها.',
    clusters: 'خالد الحربي | خالد الجربي',
  },
  {
    why: 'two given names a letter for g apart',
    text: 'سجل [PER كمال الخوري] هدفين، وصنع [PER جمال الخوري] الثالث.',
    clusters: 'كمال الخوري | جمال الخوري',
  },
  {
    why: 'a surname a letter for g apart',
    text: 'وصل [PER رالف غرونبرغ] أمس. وقال [PER جرونبرغ] إن الاجتماع مثمر.',
    clusters: 'رالف غرونبرغ, جرونبرغ',
  },
  {
    why: 'أبو written together with the name',
    text: 'استقبل [PER رامي أبو الريش] الوفد. وأكد [PER أبوالريش] أن العمل مستمر.',
    clusters: 'رامي أبو الريش, أبوالريش',
  },
  {
    why: 'a title that was taken into the name',
    text: 'قالت [PER سوزان كرامليك] إن الأمر معقد. وأضافت [PER الطبيبة كرامليك] أن العلاج طويل.',
    clusters: 'سوزان كرامليك, الطبيبة كرامليك',
  },
  {
    why: 'the gender of the verb between a man and a woman of one surname',
    text: 'حضر [PER سعيد الدوسري] و[PER نورة الدوسري]. وقالت [PER الدوسري] نعم. وقال [PER الدوسري] لا.',
    clusters: 'سعيد الدوسري, الدوسري | نورة الدوسري, الدوسري',
  },
  {
    why: 'where nobody else is there the verb decides nothing: its subject may be another',
    text: 'اتهم [PER كميل الصايغ] الحكومة. وقالت [PER الصايغ] الصحف إنه أخطأ.',
    clusters: 'كميل الصايغ, الصايغ',
  },
  {
    why: 'a surname goes to whom it was said of last, not to the one called by the first name',
    text: 'نجا [PER رائد الجندلي]. وسبح [PER رائد] طويلا. وقال عمه [PER حسن الجندلي] إن [PER رائد] بخير، وشكر [PER الجندلي] الأطباء.',
    clusters: 'رائد الجندلي, رائد, رائد | حسن الجندلي, الجندلي',
  },
  {
    why: 'a surname that has meant one goes on meaning him when a relative is named in passing',
    text: 'توفي [PER ياسر الحمصي]. وكان [PER الحمصي] رئيسا. ونفت زوجته [PER سهى الحمصي] الخبر. وترك [PER الحمصي] كتبا.',
    clusters: 'ياسر الحمصي, الحمصي, الحمصي | سهى الحمصي',
  },
  {
    why: 'a father’s name in the headline goes to the first who bears it',
    text: '[PER بن راجح] يصل اليوم\nوصل الشيخ [PER فهد بن راجح آل سيف] أمس. ورافقه [PER ماجد بن راجح].',
    clusters: 'بن راجح, فهد بن راجح آل سيف | ماجد بن راجح',
  },
  {
    why: 'a storm called by a name is not the woman',
    text: 'ضربت العاصفة [PER دانيال] الساحل، وقالت [PER سارة دانيال] إن [PER دانيال] أغرقت بيتها.',
    clusters: 'دانيال, دانيال | سارة دانيال',
  },
  {
    why: 'a man who owns a yacht is no yacht',
    text: 'زار [PER رومان دانيال] الميناء، ورسا يخت [PER دانيال] قبالته.',
    clusters: 'رومان دانيال, دانيال',
  },
])('$why', ({ text, clusters }) => {
  expect(clustersOf(text)).toBe(clusters);
});

test.each([
  {
    why: 'a known surname gives its bearer',
    text: 'وصل [PER ترامب] أمس. وقال [PER دونالد ترامب] إنه سعيد.',
    latin: 'Donald Trump',
  },
  {
    why: 'a short form of the same given name in another spelling',
    text: 'وصل [PER حميد كرزاي] أمس. وقال [PER كرزاي] إنه سعيد.',
    latin: 'Hamid Karzai',
  },
  { why: 'a title inside the name', text: 'وصل [PER الرئيس دونالد ترامب] أمس.', latin: 'Donald Trump' },
])('known: $why', ({ text, latin }) => {
  expect(resolveMarked(text).entities).toMatchObject([{ latin, latinSource: 'lexicon' }]);
});

test.each([
  { why: 'known with another given name', text: 'وصل [PER كلاوس ترامب] أمس. وقال [PER ترامب] إنه سعيد.' },
  { why: 'known by it alone', text: 'وصلت [PER جورجيت موليير] أمس. وقالت [PER موليير] إنها سعيدة.' },
])('a known surname tells nothing of somebody else who bears it: $why', ({ text }) => {
  const { entities } = resolveMarked(text);
  expect(entities).toHaveLength(1);
  expect(entities[0]?.latinSource).toBe('model');
  expect(entities[0]?.code).toBeUndefined();
});
