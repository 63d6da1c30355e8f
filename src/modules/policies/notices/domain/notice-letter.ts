import type { DocumentData, DocumentKind, Interest, LabeledValue } from '../../../documents/index.js';
import { addressLines } from '../../../customers/index.js';
import type { MailingAddress } from '../../../../shared/mailing-address.js';
import type { Letter, LetterAndProperty, PropertyInDocument } from '../../documents/policy-document-data.js';
import type { Addressee } from './addressee.js';
import { ROLE_IN_WORDS, isInsured } from './addressee.js';

type Words<Kind extends DocumentKind> = Omit<
  DocumentData[Kind],
  keyof Letter | 'property' | 'copyFor' | 'copies'
>;

interface LetterOf<Kind extends DocumentKind> {
  readonly kind: Kind;
  readonly data: Words<Kind>;
  /** What only the insureds may read: what they owe and get back. */
  readonly toInsureds?: Partial<Words<Kind>>;
}

/** The contents of a notice, before its addressee is chosen. */
export type NoticeLetter =
  | LetterOf<'cancellation_notice'>
  | LetterOf<'rescission_notice'>
  | LetterOf<'reinstatement_notice'>
  | LetterOf<'non_renewal_notice'>;

export type NoticeData = DocumentData[NoticeLetter['kind']];

/** The letter to one of the addressees: insureds read who else gets one, the others read of a policy that is not theirs. */
export function letterTo(
  to: Addressee,
  all: readonly Addressee[],
  { data, toInsureds = {} }: NoticeLetter,
  { letter, property }: LetterAndProperty,
): NoticeData {
  const head = { ...letter, ...propertyOf(to, property) };
  if (!isInsured(to.role)) return { ...head, ...data, copyFor: interestOf(to) } as NoticeData;
  const copies = all.filter(({ role }) => !isInsured(role)).map(interestOf);
  const insured = { name: to.name, addressLines: linesOf(to) ?? letter.insured.addressLines };
  return { ...head, ...data, ...toInsureds, insured, ...(copies.length > 0 && { copies }) } as NoticeData;
}

/** A party with an interest in one item, such as its lender, reads of that item only. */
function propertyOf(
  { role, itemId }: Addressee,
  property: readonly PropertyInDocument[],
): { readonly property?: readonly LabeledValue[] } {
  const own =
    isInsured(role) || itemId === null ? property : property.filter((each) => each.itemId === itemId);
  return own.length === 0 ? {} : { property: own.map(({ label, value }) => ({ label, value })) };
}

function interestOf(to: Addressee): Interest {
  return { role: ROLE_IN_WORDS[to.role], name: to.name, addressLines: linesOf(to), reference: to.reference };
}

function linesOf({ address }: Addressee): readonly string[] | null {
  return address === null ? null : addressLines(address as MailingAddress);
}
