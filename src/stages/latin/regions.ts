/** Countries (ISO 3166-1 alpha-2) whose media and registers write names in Latin letters by much the same habits. */
const COUNTRIES = {
  gulf: 'AE BH KW OM QA SA YE',
  iraq: 'IQ',
  levant: 'LB SY',
  jordan: 'JO PS',
  egypt: 'EG',
  sudan: 'SD SS',
  libya: 'LY',
  maghreb: 'DZ EH MA MR TN',
  horn: 'DJ KM SO',
  english: 'AU CA GB IE JM NZ US',
  french: 'BE BF BJ CD CF CG CI CM FR GA GN HT LU MC MG ML NE SN TD TG',
  german: 'AT CH DE LI',
  iberian: 'AO AR BO BR CL CO CR CU DO EC ES GT HN MX MZ NI PA PE PH PT PY SV UY VE',
  italian: 'IT SM VA',
  slavic: 'AM BA BG BY CZ EE GE HR KG KZ LT LV MD ME MK PL RS RU SI SK UA',
  persian: 'AF IR PK TJ',
  turkish: 'AZ TM TR UZ',
  hebrew: 'IL',
  northern: 'DK FI IS NL NO SE',
  chinese: 'CN HK SG TW VN',
  japanese: 'JP',
  korean: 'KP KR',
  indian: 'BD IN LK NP',
} as const;

/** Regions whose people mostly have Arab names. */
const ARAB: ReadonlySet<string> = new Set([
  'gulf',
  'iraq',
  'levant',
  'jordan',
  'egypt',
  'sudan',
  'libya',
  'maghreb',
  'horn',
]);

/** A group of countries; `arab` is all Arab regions, the empty one anywhere. */
export type Region = keyof typeof COUNTRIES | 'arab' | '';

/** In the order of the model's tables. Never changed without training anew. */
export const REGIONS: readonly Region[] = ['', 'arab', ...(Object.keys(COUNTRIES) as (keyof typeof COUNTRIES)[])];

const REGION_OF: ReadonlyMap<string, Region> = new Map(
  Object.entries(COUNTRIES).flatMap(([region, codes]) => codes.split(' ').map((code) => [code, region as Region])),
);

/** The region of a country; the empty one for a country in none and for no country. */
export function regionOf(code: string): Region {
  return REGION_OF.get(code) ?? '';
}

export function isArab(region: Region): boolean {
  return region === 'arab' || ARAB.has(region);
}

/** A region with those that hold it, the narrowest first. */
export function widening(region: Region): readonly Region[] {
  return WIDENING[region];
}

const WIDENING = Object.fromEntries(
  REGIONS.map((region) => [region, region === '' ? [''] : ARAB.has(region) ? [region, 'arab', ''] : [region, '']]),
) as unknown as Readonly<Record<Region, readonly Region[]>>;
