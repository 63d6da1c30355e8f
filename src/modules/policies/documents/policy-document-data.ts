import type { CalendarDate } from '../../../shared/calendar-date.js';
import { Money } from '../../../shared/money.js';
import type { Senders } from '../../agencies/index.js';
import type { WayToPay } from '../../billing/index.js';
import type { AddresseeRow } from '../../customers/index.js';
import { addressLines, addressedName } from '../../customers/index.js';
import type {
  Charge,
  DeclarationsData,
  EndorsementData,
  LabeledValue,
  Premium,
  RenewalOfferData,
} from '../../documents/index.js';
import type { ChargeLine, RiskWording } from '../../rating/index.js';
import { productTitle } from '../../rating/index.js';
import type { RatedTerm } from '../domain/proration.js';
import type { ItemIds } from '../domain/risk-items.js';
import type { DatedCharge, TermCharge } from '../domain/term-charge.js';
import { lineOf, totalCents } from '../domain/term-charge.js';
import { amountOf } from '../ledger/premium.js';
import type { AmendedDocument } from './amended-document.js';
import type { PartiesInDocument } from './interests.js';
import type { Known } from './risk-differences.js';
import { differences } from './risk-differences.js';

/** A term for its declarations. */
export interface TermInDocument {
  readonly policyNumber: string;
  readonly productType: string;
  readonly state: string;
  readonly effectiveDate: CalendarDate;
  readonly expirationDate: CalendarDate;
  readonly insuredName: string;
}

/** What every letter about a policy needs. */
export interface LetterContext {
  readonly senders: Senders;
  /** Null when the customer has been deleted or merged: the policy still names its insured. */
  readonly addressee: AddresseeRow | null;
  readonly issuedOn: CalendarDate;
}

/** How a lender identifies the insured property; in a list, its element. */
export interface PropertyInDocument extends LabeledValue {
  readonly itemId: string | null;
}

export type Letter = Pick<DeclarationsData, 'insurer' | 'agency' | 'issuedOn' | 'insured' | 'policy'>;

export interface LetterAndProperty {
  readonly letter: Letter;
  readonly property: readonly PropertyInDocument[];
}

/** Sender, insured and policy: what the letters of all kinds begin with. */
export function policyLetter(term: TermInDocument, context: LetterContext): Letter {
  const { policyNumber, productType, state, effectiveDate, expirationDate, insuredName } = term;
  const { senders, addressee, issuedOn } = context;
  const lines = addressee?.address ? addressLines(addressee.address) : null;
  return {
    ...senders,
    issuedOn,
    insured: {
      name: addressedName({ name: insuredName, isDeceased: addressee?.isDeceased ?? false }),
      addressLines: lines,
    },
    policy: { policyNumber, product: productTitle(productType), state, effectiveDate, expirationDate },
  };
}

/** A term as it stands after a change. */
export interface AmendedInDocument extends AmendedDocument, Omit<PartiesInDocument, 'lenders'> {}

/** Limits and deductibles as they are now; the premium is what the term costs with all its changes. */
export function amendedDeclarationsOf(
  { termCharges, itemIds, charges, ...paper }: AmendedInDocument,
  letter: Letter,
  words: RiskWording,
): DeclarationsData {
  const { amendedOn, chargedUntil, endorsements, additionalNames, interests } = paper;
  const lines = termCharges.map((charge) => chargeLine(charge, itemIds, words));
  return {
    ...letter,
    insured: { ...letter.insured, additionalNames },
    basis: 'amended',
    amendedOn,
    risk: words.sections(),
    coverages: words.coverages(lines).map((coverage) => ({ ...coverage, premium: null })),
    premium: {
      charges: chargesInDocument(charges, { words, itemIds }),
      total: amountOf(totalCents(charges)),
    },
    chargedUntil,
    interests,
    forms: words.forms(lines),
    endorsements,
  };
}

function chargeLine(
  { coverage, itemId, kind, code, cents }: TermCharge,
  itemIds: ItemIds,
  words: RiskWording,
): ChargeLine {
  const item = Object.keys(itemIds).find((pointer) => itemIds[pointer] === itemId) ?? null;
  return { coverage, item, kind, code, title: titleOf(code, words), amount: amountOf(cents) } as ChargeLine;
}

export interface NewTermInDocument {
  /** Without parties, only the first named insured is listed. */
  readonly parties?: PartiesInDocument;
  readonly basis: DeclarationsData['basis'];
  readonly rated: RatedTerm;
  readonly charges: readonly ChargeLine[];
  readonly totalPremium: string;
}

export function declarationsOf(
  term: NewTermInDocument,
  letter: Letter,
  words: RiskWording,
): DeclarationsData {
  const { basis, rated, charges, totalPremium, parties } = term;
  return {
    ...letter,
    ...(parties && {
      insured: { ...letter.insured, additionalNames: parties.additionalNames },
      interests: parties.interests,
    }),
    basis,
    risk: words.sections(),
    coverages: words.coverages(charges),
    premium: premiumInDocument(charges, totalPremium, words),
    forms: words.forms(charges),
    chargedUntil: rated.expiration,
  };
}

function premiumInDocument(charges: readonly ChargeLine[], total: string, words: RiskWording): Premium {
  return {
    charges: charges.map(({ kind, title, item, amount }) => {
      return { kind, title, item: item === null ? null : words.itemName(item), amount };
    }),
    total,
  };
}

/** The next term of a policy as it is offered. */
export interface OfferInDocument extends Pick<NewTermInDocument, 'charges' | 'totalPremium' | 'rated'> {
  readonly expiringPremium: string | null;
  readonly ways: readonly WayToPay[];
}

export function renewalOfferOf(offer: OfferInDocument, letter: Letter, words: RiskWording): RenewalOfferData {
  const { charges, totalPremium, expiringPremium, ways, rated } = offer;
  return {
    ...letter,
    expiringPremium,
    risk: words.sections(),
    coverages: words.coverages(charges),
    premium: premiumInDocument(charges, totalPremium, words),
    payments: ways.map(({ first, ...way }) => ({ ...way, amount: first })),
    chargedUntil: rated.expiration,
  };
}

export interface ChangeInDocument {
  /** The number of the endorsement within the term. */
  readonly number: number;
  readonly effectiveOn: CalendarDate;
  readonly before: Known;
  readonly after: Known;
  /** In cents, of the whole term. */
  readonly premiumBefore: number;
  /** All charges of the change. */
  readonly charges: readonly DatedCharge[];
}

export function endorsementOf(change: ChangeInDocument, letter: Letter): EndorsementData {
  const { number, effectiveOn, before, after, premiumBefore, charges } = change;
  const cents = totalCents(charges);
  return {
    ...letter,
    endorsementNumber: String(number),
    effectiveDate: effectiveOn,
    changes: differences(before, after),
    previousPremium: amountOf(premiumBefore),
    premiumChange: { charges: chargesInDocument(charges, after, before), total: amountOf(cents) },
    newPremium: amountOf(premiumBefore + cents),
  };
}

const OWN_TITLES: Readonly<Record<string, string>> = {
  proration: 'Proration rounding',
  'short-rate': 'Premium kept on cancellation',
};

function titleOf(code: string | null, words: Known['words']): string {
  return code === null ? 'Premium' : (OWN_TITLES[code] ?? words.chargeTitle(code));
}

/** Lines that come to nothing, because what was booked is taken back and booked again, are left out. */
function chargesInDocument(charges: readonly DatedCharge[], now: Known, before?: Known): readonly Charge[] {
  const lines = new Map<string, { charge: DatedCharge; cents: number }>();
  for (const charge of charges) {
    const line = lineOf(charge);
    lines.set(line, { charge, cents: (lines.get(line)?.cents ?? 0) + charge.cents });
  }
  return [...lines.values()]
    .filter(({ cents }) => cents !== 0)
    .map(({ charge: { kind, code, itemId }, cents }) => ({
      kind,
      title: titleOf(code, now.words),
      item: itemId === null ? null : (nameOf(itemId, now) ?? (before ? nameOf(itemId, before) : null)),
      amount: Money.ofCents(cents).toString(),
    }));
}

function nameOf(itemId: string, { words, itemIds }: Known): string | null {
  const pointer = Object.keys(itemIds).find((each) => itemIds[each] === itemId);
  return pointer === undefined ? null : words.itemName(pointer);
}
