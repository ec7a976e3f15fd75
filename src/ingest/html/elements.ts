import { attribute, type PageNode } from './dom.ts';

function names(list: string): ReadonlySet<string> {
  return new Set(list.split(' '));
}

/** Elements that begin and end a line. */
export const BLOCKS = names(
  'address article aside blockquote body br caption center dd details div dl dt fieldset figure footer form h1 h2 h3 h4 h5 h6 head ' +
    'header hgroup hr html li main nav ol p pre section summary table tbody td tfoot th thead title tr ul',
);

/** Elements without article text in them. */
export const SKIPPED = names(
  'applet area audio base button canvas datalist dialog embed figcaption frame frameset iframe img input label link map math menu ' +
    'meta nav noframes noscript object option picture portal script select source style svg template textarea title video',
);

const FURNITURE_ROLES = names(
  'alert alertdialog banner button complementary contentinfo dialog form menu menubar navigation search tablist toolbar',
);

/** True for an element that a reader of the page does not see, or that its role sets apart from the article. */
export function isSetApart(element: PageNode): boolean {
  if (FURNITURE_ROLES.has(attribute(element, 'role').toLowerCase())) return true;
  if (attribute(element, 'aria-hidden') === 'true') return true;
  if (element.getAttribute('hidden') !== null) return true;
  return /(?:display\s{0,3}:\s{0,3}none|visibility\s{0,3}:\s{0,3}hidden)/i.test(
    attribute(element, 'style').slice(0, 500),
  );
}

/** Words of class and id: `relatedPosts side-bar` gives related, posts, side, bar. */
export function labelWords(element: PageNode): string[] {
  const label = `${attribute(element, 'class')} ${attribute(element, 'id')} ${attribute(element, 'data-testid')}`.slice(
    0,
    300,
  );
  return label
    .replaceAll(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z]+/)
    .filter(Boolean);
}
