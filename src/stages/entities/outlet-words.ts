/** Words for what a newspaper or station is, folded. They stand before its name and are no part of it: صحيفة الوئام. */
export const OUTLET_WORDS: readonly string[] = ['صحيفه', 'جريده', 'مجله', 'قناه', 'فضائيه', 'اذاعه'];
