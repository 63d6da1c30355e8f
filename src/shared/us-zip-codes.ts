import type { FieldFault } from './errors.js';
import type { UsState } from './us-states.js';
import { US_STATES } from './us-states.js';

/** States of the armed forces: the Americas, Europe with Africa and the Middle East, the Pacific. */
export const MILITARY_STATES: readonly MailState[] = ['AA', 'AE', 'AP'];

const TERRITORIES = ['AS', 'FM', 'GU', 'MH', 'MP', 'PR', 'PW', 'VI'] as const;

/** Places with ZIP codes: states, territories, freely associated states and the armed forces. */
export type MailState = UsState | (typeof TERRITORIES)[number] | 'AA' | 'AE' | 'AP';

export const MAIL_STATES: readonly MailState[] = [...US_STATES, ...TERRITORIES, ...MILITARY_STATES];

/**
 * The first three digits of each state's ZIP codes (United States Postal Service, Publication 65, National Five-Digit ZIP Code and Post
 * Office Directory; also the L002 labeling list). A span may contain unused prefixes. Pacific islands share prefixes, so their codes are
 * listed in full, like the few codes outside their state's prefixes.
 */
const PREFIXES: Readonly<Record<MailState, string>> = {
  AL: '350-369',
  AK: '995-999',
  AZ: '850-865',
  AR: '716-729',
  CA: '900-908 910-961',
  CO: '800-816',
  CT: '060-069',
  DE: '197-199',
  DC: '200 202-205 569',
  FL: '320-339 341-342 344 346-347 349',
  GA: '300-319 398-399',
  HI: '96700-96798 968',
  ID: '832-838',
  IL: '600-629',
  IN: '460-479',
  IA: '500-528',
  KS: '660-679',
  KY: '400-427',
  LA: '700-714',
  ME: '039-049',
  MD: '206-219',
  MA: '010-027 055',
  MI: '480-499',
  MN: '550-567',
  MS: '386-397',
  MO: '630-658',
  MT: '590-599',
  NE: '680-693',
  NV: '889-898',
  NH: '030-038',
  NJ: '070-089',
  NM: '870-884',
  NY: '005 100-149 06390',
  NC: '270-289',
  ND: '580-588',
  OH: '430-459',
  OK: '730-732 734-749',
  OR: '970-979',
  PA: '150-196',
  RI: '028-029',
  SC: '290-299',
  SD: '570-577',
  TN: '370-385',
  TX: '733 750-799 885',
  UT: '840-847',
  VT: '050-054 056-059',
  VA: '201 220-246',
  WA: '980-994',
  WV: '247-268',
  WI: '530-549',
  WY: '820-831 83414',
  AA: '340',
  AE: '090-098',
  AP: '962-966',
  AS: '96799',
  FM: '96941-96944',
  GU: '96910-96932',
  MH: '96960 96970',
  MP: '96950-96952',
  PR: '006-007 009',
  PW: '96939-96940',
  VI: '008',
};

/** The fault of a ZIP code that cannot be in the state; none for a text that is no ZIP code. */
export function zipFaults(state: MailState, zipCode: string, pointer: string): readonly FieldFault[] {
  if (!/^\d{5}/.test(zipCode) || isIn(state, zipCode)) return [];
  const begin = PREFIXES[state].split(' ').map((span) => span.replace('-', ' to '));
  return [{ pointer, detail: `does not lie in ${state}, where ZIP codes begin with ${begin.join(', ')}` }];
}

/** A ZIP code of five digits, or of nine. */
export const ZIP_CODE_PATTERN = '^[0-9]{5}(-[0-9]{4})?$';

/** The same pattern, for ZIP codes of one state only. */
export function zipPattern(state: MailState): string {
  const begins = PREFIXES[state].split(' ').flatMap((span) => {
    const [from = '', to = from] = span.split('-');
    const rest = 5 - from.length;
    return [...tens(from, to)].map(([ten, digits]) => `${ten}${digits}${rest > 0 ? `[0-9]{${rest}}` : ''}`);
  });
  return `^(${begins.join('|')})(-[0-9]{4})?$`;
}

/** Groups the numbers of a span by all digits but the last: 430 to 459 becomes 43, 44 and 45 with any last digit. */
function tens(from: string, to: string): ReadonlyMap<string, string> {
  const last = new Map<string, string>();
  for (let number = Number(from); number <= Number(to); number += 1) {
    const text = String(number).padStart(from.length, '0');
    last.set(text.slice(0, -1), `${last.get(text.slice(0, -1)) ?? ''}${text.slice(-1)}`);
  }
  return new Map(
    [...last].map(([ten, digits]) => [
      ten,
      digits.length === 1 ? digits : digits.length === 10 ? '[0-9]' : `[${digits}]`,
    ]),
  );
}

function isIn(state: MailState, zipCode: string): boolean {
  return PREFIXES[state].split(' ').some((span) => {
    const [from = '', to = from] = span.split('-');
    const start = zipCode.slice(0, from.length);
    return from <= start && start <= to;
  });
}
