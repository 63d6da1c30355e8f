import type { Answer, Client } from './app.js';
import { RatingRoom, manualOf } from './rating-room.js';
import { DEMO_CUSTOMER_ID } from './story.js';
import type { WorldOptions } from './world.js';

type Json = Readonly<Record<string, unknown>>;

export interface Quoted {
  readonly id: string;
  readonly quoteNumber: string;
  readonly status: string;
  readonly expiresAt: string;
  readonly rowVersion: number;
  readonly declinedReasons: readonly string[] | null;
  readonly decision: { readonly outcome: string; readonly reasons: readonly Json[] };
}

export interface Issue {
  readonly id: string;
  readonly subjectId: string;
  readonly reference: string;
  readonly code: string;
  readonly status: string;
  readonly value: string | null;
  readonly facts: Json;
  readonly basis: string | null;
  readonly claimedBy: string | null;
  readonly decidedBy: string | null;
  readonly carriedFrom: string | null;
  readonly rowVersion: number;
}

export const ISSUES = '/api/v1/underwriting/issues';

const INPUTS = [
  { path: 'propertyInfo.amount', type: 'integer', title: 'Amount of insurance', required: true },
  { path: 'propertyInfo.year', type: 'integer', title: 'Year built', required: true },
  { path: 'propertyInfo.pool', type: 'boolean', title: 'Pool', default: false },
];

const RULES = [
  {
    code: 'high-value',
    title: 'The amount of insurance is above 1,000,000.',
    outcome: 'refer',
    blocks: 'bind',
    authority: 'senior',
    when: 'propertyInfo.amount > 1000000',
  },
  {
    code: 'old-house',
    title: 'Built before 1900.',
    outcome: 'refer',
    blocks: 'quote',
    authority: 'underwriter',
    when: 'propertyInfo.year < 1900',
  },
  {
    code: 'pool',
    title: 'There is a pool.',
    outcome: 'refer',
    blocks: 'issue',
    authority: 'underwriter',
    when: 'propertyInfo.pool',
  },
  {
    code: 'beyond-capacity',
    title: 'The house is worth more than we insure.',
    outcome: 'decline',
    when: 'propertyInfo.amount > 5000000',
  },
];

/** A manual of Washington with a rule of each kind, and the people who decide. */
export async function openUnderwritingRoom(
  options: Pick<WorldOptions, 'instances'> = {},
): Promise<RatingRoom> {
  const room = await RatingRoom.open(options);
  await room.active(
    manualOf('WA', '1', '1000', '2020-01-01', '2020-01-01', { inputs: INPUTS, underwriting: RULES }),
  );
  return room;
}

export function houseRequest(house: Json = {}, more: Json = {}): Json {
  return {
    customerId: DEMO_CUSTOMER_ID,
    productType: 'home',
    state: 'WA',
    zipCode: '98101',
    propertyInfo: { amount: 300_000, year: 1990, ...house },
    ...more,
  };
}

export async function quoteHouse(by: Client, house: Json = {}, more: Json = {}): Promise<Quoted> {
  const answer = await by.post<Quoted>('/api/v1/quotes', houseRequest(house, more));
  if (answer.status !== 201) throw new Error(`Quoting failed: ${JSON.stringify(answer.body)}`);
  return answer.body;
}

export async function issuesOf(by: Client, quoteId: string, status = 'open'): Promise<readonly Issue[]> {
  const { body } = await by.get<{ items: readonly Issue[] }>(`${ISSUES}?quoteId=${quoteId}&status=${status}`);
  return body.items;
}

/** A step of an issue's course, on the version that it was read with unless told. */
export function decide<T = Issue>(
  by: Client,
  issue: Pick<Issue, 'id' | 'rowVersion'>,
  step: string,
  body?: Json,
  version = issue.rowVersion,
): Promise<Answer<T>> {
  return by.send<T>({
    method: 'POST',
    url: `${ISSUES}/${issue.id}/${step}`,
    headers: { 'if-match': `"${version}"` },
    ...(body && { payload: body }),
  });
}

export interface Grant {
  readonly id: string;
  readonly code: string;
  readonly effectiveDate: string;
  readonly rowVersion: number;
}

/** An authority of any value since 2020, unless told. */
export async function grantAuthority(by: Client, more: Json): Promise<Grant> {
  const grant = { comparator: 'any', effectiveDate: '2020-01-01', ...more };
  const answer = await by.post<Grant>('/api/v1/underwriting/authorities', grant);
  if (answer.status !== 201) throw new Error(`Granting failed: ${JSON.stringify(answer.body)}`);
  return answer.body;
}
