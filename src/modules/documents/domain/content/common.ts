import type { CalendarDate } from '../../../../shared/calendar-date.js';
import type { AddressBlock, Block, Words, Figure, SenderBlock } from '../content.js';
import type { PolicyLetter } from '../letter.js';
import type { Insured, LabeledValue, PrintedLetterhead, PolicyInDocument, Sender } from '../parts.js';
import { stateName } from '../../../../shared/us-state-names.js';
import { longDate } from '../wording.js';

/** The heading of a document; absent fields get their defaults. */
interface Heading {
  readonly title: string;
  readonly subtitle?: string;
  readonly figure?: Figure | null;
  readonly facts?: readonly LabeledValue[];
}

/** The content of a letter to the insured about a policy. */
export function policyContent(data: PolicyLetter, heading: Heading, blocks: readonly Block[]): Words {
  return {
    title: heading.title,
    subtitle: heading.subtitle ?? null,
    language: 'en',
    sender: senderBlock(data),
    recipient: recipientBlock(data),
    reference: `Policy ${data.policy.policyNumber}`,
    facts: [...policyFacts(data), ...(heading.facts ?? [])],
    figure: heading.figure ?? null,
    blocks: [...blocks, ...textBlocks('Remarks', data.remarks), ...signatureBlocks(data)],
  };
}

function recipientBlock({ insured, copyFor }: PolicyLetter): AddressBlock {
  return copyFor
    ? addressBlock(copyFor.role, copyFor)
    : addressBlock('Named insured and mailing address', insured);
}

/** Chooses between the wording for the insured and the one for somebody else with an interest. */
export function toReader({ copyFor }: PolicyLetter, insured: string, other: string): string {
  return copyFor ? other : insured;
}

export function senderBlock({ insurer }: PrintedLetterhead): SenderBlock {
  const { name, addressLines, phone, email, website, naicNumber } = insurer;
  const naic = naicNumber ? `NAIC number ${naicNumber}` : null;
  const lines = [phone, email, website, naic].filter((line) => typeof line === 'string');
  return { name, lines: [...(addressLines ?? []), ...lines] };
}

/** The signature for the sender whose name is at the top. */
export function signatureBlocks({ insurer: { name, signature } }: PrintedLetterhead): readonly Block[] {
  if (!signature) return [];
  const signer = [signature.name, signature.title].filter((part) => part).join(', ');
  return [{ kind: 'text', texts: [`Signed for ${name} by ${signer}.`] }];
}

export function addressBlock(label: string, { name, addressLines, additionalNames }: Insured): AddressBlock {
  return { label, name, lines: [...(additionalNames ?? []), ...(addressLines ?? [])] };
}

/** The hour in the state of the policy; the insured's mail may go to another state. */
export function hourOf({ hour, state }: PolicyInDocument): string {
  return hour ?? `12:01 a.m. standard time in ${stateName(state)}`;
}

type Period = Pick<PolicyInDocument, 'effectiveDate' | 'expirationDate'>;

export function periodWords({ effectiveDate, expirationDate }: Period): string {
  return `${longDate(effectiveDate)} to ${longDate(expirationDate)}`;
}

/** A term of several years is charged year by year, so the document must say which part is charged. */
interface Charged extends Period {
  readonly chargedUntil?: CalendarDate | null | undefined;
}

/** The part of the period that is charged; null where it is all of it. */
function chargedPart({ effectiveDate, expirationDate, chargedUntil }: Charged): string | null {
  if (!chargedUntil || chargedUntil >= expirationDate) return null;
  return periodWords({ effectiveDate, expirationDate: chargedUntil });
}

export function chargedPeriodWords(charged: Charged): string {
  return chargedPart(charged) ?? periodWords(charged);
}

export function chargedPartBlocks(charged: Charged): readonly Block[] {
  const part = chargedPart(charged);
  if (!part) return [];
  return [
    {
      kind: 'text',
      texts: [`The premium shown is for ${part} only. Each later year is charged when it begins.`],
    },
  ];
}

function policyFacts(data: PolicyLetter): readonly LabeledValue[] {
  const { policy, insured, property, copyFor } = data;
  const names = [insured.name, ...(insured.additionalNames ?? [])].join('\n');
  return [
    { label: 'Policy number', value: policy.policyNumber },
    ...(copyFor ? [{ label: 'Named insured', value: names }] : []),
    ...(copyFor?.reference ? [{ label: 'Your reference', value: copyFor.reference }] : []),
    { label: 'Policy type', value: `${policy.product}, ${stateName(policy.state)}` },
    ...(property ?? []),
    { label: 'Policy period', value: periodWords(policy) },
    { label: 'Coverage begins and ends at', value: hourOf(policy) },
    ...letterFacts(data),
  ];
}

/** The date, and the agency to ask: what a policyholder with a question needs. */
export function letterFacts({ issuedOn, agency }: PrintedLetterhead): readonly LabeledValue[] {
  const date = { label: 'Date issued', value: longDate(issuedOn) };
  return agency ? [date, { label: 'Your agency', value: contactOf(agency) }] : [date];
}

function contactOf({ name, phone }: Sender): string {
  return phone ? `${name}\n${phone}` : name;
}

export function textBlocks(heading: string, texts: readonly string[] | null | undefined): readonly Block[] {
  if (!texts?.length) return [];
  return [
    { kind: 'heading', text: heading },
    { kind: 'text', texts },
  ];
}
