import { ratingError } from '../../rating.errors.js';
import { named } from '../../../../shared/named-list.js';

export const EDITION_STATUSES = named('EditionStatus', [
  'draft',
  'filed',
  'approved',
  'active',
  'superseded',
  'withdrawn',
]);
export type EditionStatus = (typeof EDITION_STATUSES)[number];

interface Change {
  readonly from: readonly EditionStatus[];
  /** Null where the status stays the same. */
  readonly to: EditionStatus | null;
}

/**
 * All changes of an edition. People ask for them, except `supersede` and `restore`, which follow from changes of other
 * editions of the plan: an edition that no longer has the last, open-ended dates is superseded, and active again when it
 * gets them back.
 */
export const EDITION_CHANGES = {
  edit: { from: ['draft'], to: null },
  file: { from: ['draft'], to: 'filed' },
  'send-back': { from: ['filed'], to: 'draft' },
  approve: { from: ['filed'], to: 'approved' },
  activate: { from: ['approved'], to: 'active' },
  supersede: { from: ['active'], to: 'superseded' },
  restore: { from: ['superseded'], to: 'active' },
  're-date': { from: ['filed', 'approved', 'active', 'superseded'], to: null },
  withdraw: { from: ['draft', 'filed', 'approved', 'active', 'superseded'], to: 'withdrawn' },
} as const satisfies Readonly<Record<string, Change>>;

export type EditionChange = keyof typeof EDITION_CHANGES;

const WORDS: Readonly<Record<EditionChange, string>> = {
  edit: 'is edited',
  file: 'is filed',
  'send-back': 'is sent back',
  approve: 'is approved',
  activate: 'is activated',
  supersede: 'is superseded',
  restore: 'is restored',
  're-date': 'gets other dates',
  withdraw: 'is withdrawn',
};

/** The status after a change; throws `rating.edition-status` where the change is not allowed in this status. */
export function statusAfter(change: EditionChange, status: EditionStatus): EditionStatus {
  const { from, to }: Change = EDITION_CHANGES[change];
  if (from.includes(status)) return to ?? status;
  throw ratingError('rating.edition-status', {
    detail: `The edition is ${status}; only one that is ${from.join(' or ')} ${WORDS[change]}.`,
    members: { status },
  });
}
