/** What a country calls itself, folded; with a country's name it makes its official name: دولة قطر. */
export const STATE_WORDS: ReadonlySet<string> = new Set('دوله جمهوريه مملكه سلطنه اماره'.split(' '));
