export function article(number: number, words?: number): string;
export function articles(count: number, words?: number): Generator<string>;
