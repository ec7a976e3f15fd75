/** Short news texts written for these tests, with none but the letters that ISO-8859-6 and windows-1256 share. */
export const ARABIC_TEXTS: readonly string[] = [
  'أعلنت وزارة الزراعة اليوم الأحد بدء موسم حصاد القمح في المحافظات الشمالية، وقال الوزير إن المحصول هذا العام يفوق التوقعات.\nوأضاف أن الصوامع جاهزة لاستقبال نحو ثلاثة ملايين طن.',
  'هل تنجح المحادثات؟ سؤال يطرحه سكان المدينة بعد أسابيع من الهدوء الحذر؛ فالأسواق عادت إلى العمل، والمدارس فتحت أبوابها من جديد.',
  'فاز الفريق الضيف بثلاثة أهداف مقابل هدف واحد في مباراة مثيرة أقيمت مساء أمس على ملعب النادي، وسجل المهاجم الشاب هدفين في الشوط الثاني.',
  'قضت محكمة الاستئناف بتأييد الحكم الصادر بحق المتهم بعد ثبوت الأدلة. وذكر محاميه أنه سيطعن في القرار أمام محكمة النقض خلال ستين يوما.',
  'يستضيف متحف الفنون معرضا للخط العربي يضم أكثر من 80 لوحة نادرة، ويستمر حتى نهاية شهر آذار 2023.',
];

/** Arabic news with Latin names, addresses and figures. */
export const MIXED_TEXTS: readonly string[] = [
  'كشفت شركة Northwind عن هاتفها الجديد Aurora X2 بسعر 499 دولارا، وقالت في بيان عبر موقعها www.example.com إن المبيعات تبدأ في May 2024.',
  'GENEVA - قال متحدث باسم المنظمة إن التقرير (Annual Report 2022) سينشر الأسبوع المقبل بالعربية والإنجليزية.',
  'The committee met on Monday. وأكدت اللجنة في ختام اجتماعها أن الأعمال مستمرة. Further details will follow next week, the spokesman said in a short note to reporters.',
  'Contact: press@example.org, phone 555-0100, office hours 9-17, closed on holidays and weekends. للاستفسار: المكتب الإعلامي',
];

/** Bytes of a text in an encoding in which every character is one byte. Throws for a character that it does not have. */
export function encodeSingleByte(text: string, encoding: string): Uint8Array {
  const table = new TextDecoder(encoding).decode(Uint8Array.from({ length: 256 }, (_, byte) => byte));
  return Uint8Array.from([...text], (character) => {
    const byte = table.indexOf(character);
    if (byte < 0 || character === '\ufffd') throw new Error(`${encoding} has no ${character}`);
    return byte;
  });
}

export function encodeUtf16(text: string, order: 'le' | 'be'): Uint8Array {
  const bytes = Buffer.from(text, 'utf16le');
  return order === 'le' ? bytes : bytes.swap16();
}

const encoders: Readonly<Record<string, (text: string) => Uint8Array>> = {
  'utf-8': (text) => Buffer.from(text),
  'utf-16le': (text) => encodeUtf16(text, 'le'),
  'utf-16be': (text) => encodeUtf16(text, 'be'),
};

export function encode(text: string, encoding: string): Uint8Array {
  return encoders[encoding]?.(text) ?? encodeSingleByte(text, encoding);
}

/** Text that was UTF-8, read in another encoding and saved again. */
export function misread(text: string, as: string): string {
  const bytes = Buffer.from(text);
  if (as !== 'windows-1252') return new TextDecoder(as).decode(bytes);
  return bytes
    .toString('latin1')
    .replaceAll(/[\u0080-\u009f]/g, (unit) => WINDOWS_1252[unit.charCodeAt(0) - 0x80] as string);
}

const WINDOWS_1252 = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';
