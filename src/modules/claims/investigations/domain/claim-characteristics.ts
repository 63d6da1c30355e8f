import type { CalendarDate } from '../../../../shared/calendar-date.js';
import { calendarDateIn, daysBetween } from '../../../../shared/calendar-date.js';
import { CAUSES_OF_LOSS } from '../../../../shared/causes-of-loss.js';
import { Money } from '../../../../shared/money.js';
import { PRODUCT_TYPES } from '../../../../shared/product-types.js';
import { US_STATES } from '../../../../shared/us-states.js';
import type { FieldType, Schema, Slot, Value } from '../../../conditions/index.js';
import { CHANNELS, RELATIONS } from '../../notices/domain/reporters.js';

/** The fields of a claim that conditions may use; null where nothing is known yet. */
export interface ClaimCharacteristics {
  readonly productType: string | null;
  readonly state: string | null;
  readonly channel: string | null;
  readonly reportedBy: string | null;
  readonly cause: string | null;
  readonly isCovered: boolean | null;
  readonly isCatastrophe: boolean;
  readonly hasTimeOfLoss: boolean;
  readonly notices: number;
  readonly daysToReport: number | null;
  readonly termNumber: number | null;
  readonly daysIntoTerm: number | null;
  readonly daysToExpiration: number | null;
  readonly changedAfterLoss: boolean;
  readonly earlierClaims: number;
  readonly sharedContacts: number;
  readonly amountClaimed: string | null;
  readonly lossAmount: string | null;
}

/** The data of a claim from which its characteristics follow. */
export interface KnownOfClaim extends Omit<
  ClaimCharacteristics,
  'daysToReport' | 'termNumber' | 'daysIntoTerm' | 'daysToExpiration'
> {
  readonly lossOn: CalendarDate | null;
  readonly reportedAt: string;
  /** Where the policy is. */
  readonly timeZone: string | null;
  /** Of the policy as it was known when somebody last looked at the cover; null where nobody has. */
  readonly term: {
    readonly termNumber: number;
    readonly effectiveDate: CalendarDate;
    readonly expirationDate: CalendarDate;
  } | null;
}

export function characteristicsOf({
  lossOn,
  reportedAt,
  timeZone,
  term,
  ...characteristics
}: KnownOfClaim): ClaimCharacteristics {
  const reportedOn = calendarDateIn(timeZone ?? 'UTC', new Date(reportedAt));
  const days = (from: CalendarDate | null, to: CalendarDate | null): number | null =>
    from === null || to === null ? null : daysBetween(from, to);
  return {
    ...characteristics,
    daysToReport: days(lossOn, reportedOn),
    termNumber: term?.termNumber ?? null,
    daysIntoTerm: days(term?.effectiveDate ?? null, lossOn),
    daysToExpiration: days(lossOn, term?.expirationDate ?? null),
  };
}

interface Field {
  readonly name: keyof ClaimCharacteristics;
  readonly type: FieldType;
  readonly title: string;
  readonly optional?: boolean;
  readonly allowed?: readonly string[];
}

const UNKNOWN = { optional: true } as const;
const DAYS = { type: 'integer', ...UNKNOWN } as const;

/** In the order of their places. */
export const CLAIM_FIELDS: readonly Field[] = [
  { name: 'productType', type: 'text', title: 'Product of the policy', allowed: PRODUCT_TYPES, ...UNKNOWN },
  { name: 'state', type: 'text', title: 'State of the policy', allowed: US_STATES, ...UNKNOWN },
  { name: 'channel', type: 'text', title: 'How the first notice came in', allowed: CHANNELS, ...UNKNOWN },
  { name: 'reportedBy', type: 'text', title: 'Who gave the first notice', allowed: RELATIONS, ...UNKNOWN },
  { name: 'cause', type: 'text', title: 'Cause of the loss', allowed: CAUSES_OF_LOSS, ...UNKNOWN },
  {
    name: 'isCovered',
    type: 'boolean',
    title: 'Whether the policy covers the day of the loss',
    ...UNKNOWN,
  },
  { name: 'isCatastrophe', type: 'boolean', title: 'Whether the loss is of a catastrophe' },
  { name: 'hasTimeOfLoss', type: 'boolean', title: 'Whether the time of the loss is known' },
  { name: 'notices', type: 'integer', title: 'How many notices came in' },
  { name: 'daysToReport', ...DAYS, title: 'Days from the loss to the first notice' },
  { name: 'termNumber', ...DAYS, title: 'Number of the policy term, 1 for new business' },
  { name: 'daysIntoTerm', ...DAYS, title: 'Days from the beginning of the term to the loss' },
  { name: 'daysToExpiration', ...DAYS, title: 'Days from the loss to the end of the term' },
  {
    name: 'changedAfterLoss',
    type: 'boolean',
    title: 'Whether what the policy promises on the day of the loss was changed after it',
  },
  {
    name: 'earlierClaims',
    type: 'integer',
    title: 'Other claims of the customer, of the three years before the loss',
  },
  {
    name: 'sharedContacts',
    type: 'integer',
    title: 'Claimants, witnesses, attorneys and payees who are also on claims of other customers',
  },
  { name: 'amountClaimed', type: 'money', title: 'Amount claimed', ...UNKNOWN },
  { name: 'lossAmount', type: 'money', title: 'Loss as assessed, of all exposures', ...UNKNOWN },
];

const CENTS = 2;

function slotOf({ name, type, title, optional = false, allowed }: Field, index: number): Slot {
  const path = `claim.${name}`;
  return {
    path,
    type,
    list: null,
    index,
    scale: type === 'money' ? CENTS : 0,
    optional,
    input: { path, title, ...(allowed && { allowed }) },
    texts: null,
    isStrict: true,
  };
}

/** The fields as conditions know them: each is one of the section `claim`, so that has() can ask for it. */
export const CLAIM_SCHEMA: Schema = {
  slots: new Map(CLAIM_FIELDS.map(slotOf).map((slot) => [slot.path, slot])),
  lists: new Map(),
  facts: new Map(),
};

export function characteristicValues(characteristics: ClaimCharacteristics): readonly Value[] {
  return CLAIM_FIELDS.map(({ name, type }) => {
    const value = characteristics[name];
    return type === 'money' && typeof value === 'string' ? Money.parse(value).cents : value;
  });
}
