import { calendarDateIn } from '../../src/shared/calendar-date.js';
import { post } from '../http/post.js';
import type { SignedIn } from '../http/signed-in.js';

/** A claim on the way to being paid, made over HTTP. */
export interface OpenCase {
  readonly claimId: string;
  readonly lineId: string;
  readonly contactId: string;
}

interface Assessed {
  readonly due: string;
  readonly lines: readonly { readonly id: string; readonly costType: string }[];
}

/** Reported, reviewed, assessed, reserved and approved; the loss is of the first day of the policy. */
export async function openCase(url: string, adjuster: SignedIn, policyId: string): Promise<OpenCase> {
  const token = await adjuster.token();
  const send = <T>(path: string, body: object, ifMatch?: string): Promise<T> =>
    post<T>(url, path, body, { token, ifMatch });
  const claim = await send<{ id: string; rowVersion: number }>('/claims', reportOf(policyId));
  const of = `/claims/${claim.id}`;
  const contact = await send<{ id: string }>('/claim-contacts', { kind: 'person', name: 'Ada Lake' });
  await send(`${of}/roles`, { contactId: contact.id, role: 'insured' });
  const incident = await send<{ id: string }>(`${of}/incidents`, { kind: 'dwelling' });
  const exposure = await send<{ id: string }>(`${of}/exposures`, {
    incidentId: incident.id,
    coverage: 'dwelling',
  });
  const answer = await fetch(`${url}/api/v1${of}/exposures/${exposure.id}/loss`, {
    method: 'PUT',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}`, 'if-match': '"1"' },
    body: JSON.stringify({ lossAmount: '13000.00' }),
  });
  if (!answer.ok) throw new Error(`The loss was not assessed: ${await answer.text()}`);
  const { due, lines } = (await answer.json()) as Assessed;
  const lineId = lines.find(({ costType }) => costType === 'loss')?.id ?? '';
  await send(`${of}/reserves`, { lineId, reserve: due });
  const reviewed = await send<{ rowVersion: number }>(`${of}/review`, {}, `"${claim.rowVersion}"`);
  const approval = { coverage: 'dwelling', amount: due };
  await send(`${of}/approve`, approval, `"${reviewed.rowVersion}"`);
  return { claimId: claim.id, lineId, contactId: contact.id };
}

/** Of today as it is in Ohio, where the homes are: theirs is the first day of the policy. */
export function reportOf(policyId: string): object {
  const lossOn = calendarDateIn('America/New_York', new Date());
  return { policyId, lossOn, cause: 'hail', channel: 'phone', description: 'Hail broke the roof.' };
}

export function paymentOf({ lineId, contactId }: OpenCase, amount: string): object {
  return {
    lines: [{ lineId, amount }],
    payees: [{ contactIds: [contactId] }],
    type: 'partial',
    method: 'check',
  };
}
