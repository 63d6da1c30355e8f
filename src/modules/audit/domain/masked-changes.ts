/**
 * What of a change may stand in the trail, which is kept for years and read by many. A field that nobody has named here is
 * masked: forgetting one costs a look elsewhere, where a list of what to hide would cost a secret.
 */

/** Ids, codes, states, dates, amounts and hashes: shown as they are. */
const SHOWN = new Set(
  (
    'accountId active archived adjustedFace adjusterId agencyId annualLimit allowedGrantTypes allowedScopes alternatives amount applicationType audience ' +
    'backchannelLogoutUri baselineEditionId basis benefit beneficiaries beneficiaryId cancelledOn candidateEditionId catastropheCode cause cededBps certificateId clearanceId channel checkpoints claimNumber claims ' +
    'claimantId claimedBy clientId code comparator consents contactId contactIds contentHash contentSha256 copyOf costType ' +
    'count coverage coverages decidedBy despiteLosses disposition documentId dpopBoundAccessTokens designationId dueAt dueOn editionId effectiveDate effectiveOn endpointId entryId errors eventTypes expirationDate expenses ' +
    'expiresAt exposureId factor fault faults fields filedBy filledFields filters firstSeal followedIds format ' +
    'fourEyes from hasLapse hasNoDescendants id inForceOn inPlaceOf inuringOrder incidentId indicators into investigationId isActive isAvailable isCovered isDefault isFreeLook isLead isPending ' +
    'itemId keepFor key kind lastSeal lawsuitId leadId legalHold limitAmount lineId linkId listEntries listEntry listVersion lossAmount lossOn mailBy mailedOn manner matches merged minutes ' +
    'mergedInto method mostOpen naicNumber newBusinessDate noLossSignedOn noteId noticeBps noticeDays offeredAt overlapHours part partitions ' +
    'partyId payableOn payees percentOfLimit placedBps plan points priority policyId policyNumber premium productType productTypes ' +
    'provisions quoteId rateLimitPerHour rateLimitPerMinute rated rebooked receivedOn referralId reinsurer ' +
    'refundMethod reissuedAs released renewalDate renewalId renews replaced reportedOn requestedBy restored retention review reviewReasons role ' +
    'roleId roles rows scan scopes score screening seals secretExpiresAt sequence severity sessionId skill skills signedOn standing state states status stamps stopsPayments subject subrogationId ' +
    'subjectId subjectType supersededBy supersedes team threshold to tokenEndpointAuthMethod tokensEnded topics total ' +
    'totalPremium transactionId transactionIds transactions treatyId treatyNumber type unpaidPremium userId usesReport validDays ' +
    'valueAtLoss version windowMinutes writtenOff year zipPrefixes'
  ).split(' '),
);

/** Words of people who say why, and names of companies: shown without what looks like a secret or a person's number. */
const SHOWN_AS_TEXT = new Set(
  'announcedBy citation clientName label legalName name operator reason refundCitation source title value zipCodeReason'.split(
    ' ',
  ),
);

export const MASKED = '[masked]';
/** What a use case writes itself instead of a secret value. */
const CHANGED = 'changed';

/** An address of mail, a long token, and numbers of accounts, cards, people and telephones. */
const SENSITIVE = /\S+@\S+|[A-Za-z0-9+/=_-]{20,}|\+?\d(?:[ ()./-]*\d){6,}/g;
const LONGEST = 500;

export function maskedChanges(changes: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(changes).map(([name, value]) => [name, maskedField(name, value)]));
}

function maskedField(name: string, value: unknown): unknown {
  if (value === null || value === undefined || value === CHANGED || typeof value === 'boolean') return value;
  if (SHOWN.has(name)) return shown(value, (text) => text);
  if (SHOWN_AS_TEXT.has(name)) return shown(value, (text) => text.replaceAll(SENSITIVE, MASKED));
  return MASKED;
}

/** A list is what it was and what it became, or several; an object has fields of its own, except for `from` and `to`. */
function shown(value: unknown, told: (text: string) => string): unknown {
  if (typeof value === 'string') return told(value.slice(0, LONGEST));
  if (value instanceof Date) return value.toISOString();
  if (Array.isArray(value)) return value.map((each) => shown(each, told));
  if (typeof value === 'object' && value !== null) {
    const fields = Object.entries(value);
    return Object.fromEntries(
      fields.map(([name, each]) => [
        name,
        name === 'from' || name === 'to' ? shown(each, told) : maskedField(name, each),
      ]),
    );
  }
  return value;
}
