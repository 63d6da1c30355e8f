import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { OpenAPIObject } from '@nestjs/swagger';
import { describe, expect, it } from '@jest/globals';
import { PROJECT_ROOT } from '../../src/platform/project-root.js';

interface Schema {
  readonly $ref?: string;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly items?: Schema;
  readonly allOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly anyOf?: readonly Schema[];
}

interface Operation {
  readonly operationId: string;
  readonly parameters?: readonly { readonly $ref?: string }[];
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly schema?: Schema }>> };
  readonly responses: Readonly<Record<string, unknown>>;
}

const document = JSON.parse(
  readFileSync(join(PROJECT_ROOT, 'client', 'openapi.json'), 'utf8'),
) as OpenAPIObject;

const changes = Object.entries(document.paths).flatMap(([path, item]) =>
  Object.entries(item)
    .filter(([method]) => ['post', 'put', 'patch', 'delete'].includes(method))
    .map(([method, operation]) => ({ path, method, operation: operation as unknown as Operation })),
);

const isVersioned = ({ parameters = [] }: Operation): boolean =>
  parameters.some(({ $ref }) => $ref === '#/components/parameters/IfMatch');

/** What stands below something that exists and yet names no version of it. */
const WITHOUT = {
  'looks or computes, and keeps nothing': [
    'previewBillingAccountPlan',
    'previewCancellation',
    'previewEndorsement',
    'previewNonRenewal',
    'previewReinstatement',
    'replayWorksheet',
    'revealCustomerIdentifier',
    'validateEdition',
  ],
  'has happened, whatever was seen before': [
    'addClaimDiaryEntry',
    'addClaimRole',
    'addPolicyParty',
    'addClaimDocument',
    'noticeClaim',
    'openClaimInvestigation',
    'receivePrivacyRequest',
    'openClaimLawsuit',
    'openClaimSubrogation',
    'openClaimExposure',
    'openClaimIncident',
    'bookReinsuranceReceipt',
    'recordClaimRecovery',
    'recordPayment',
    'writeClaimNote',
    'runJob',
    'verifyClaim',
  ],
  'makes something new, within what its parent allows under its lock': [
    'addQuoteVersion',
    'approveRoleException',
    'copyEdition',
    'createScimToken',
    'enterCustomerIdentifier',
    'giveUserRole',
    'issueAdverseActionNotice',
    'issueProposal',
    'linkUserIdentity',
    'requestClaimPayment',
    'reserveRightsOnClaim',
    'requestRefund',
    'reviewAccess',
    'setClaimReserve',
    'shareDocument',
  ],
  'sends something again, or for a try': [
    'pingWebhookEndpoint',
    'replayWebhookDeliveries',
    'replayWebhookDelivery',
  ],
  'ends what has no version': [
    'endClaimRole',
    'endOwnSession',
    'endUserSession',
    'endUserSessions',
    'revokeScimToken',
    'unlinkUserIdentity',
    'withdrawUserRole',
  ],
  'helps somebody who stands at the door, however the account was changed': [
    'resetUserFactors',
    'sendPasswordLink',
    'unlockUser',
  ],
} as const satisfies Readonly<Record<string, readonly string[]>>;

/** Every property that a body can have, at any depth. */
function propertiesIn(schema: Schema, seen = new Set<string>()): readonly string[] {
  if (schema.$ref !== undefined) {
    if (seen.has(schema.$ref)) return [];
    seen.add(schema.$ref);
    const name = schema.$ref.split('/').at(-1) ?? '';
    return propertiesIn((document.components?.schemas?.[name] ?? {}) as Schema, seen);
  }
  const { properties = {}, items, allOf = [], oneOf = [], anyOf = [] } = schema;
  const within = [...Object.values(properties), ...(items ? [items] : []), ...allOf, ...oneOf, ...anyOf];
  return [...Object.keys(properties), ...within.flatMap((each) => propertiesIn(each, seen))];
}

describe('the version of what is changed', () => {
  it('is asked for in If-Match by everything that changes what exists', () => {
    const free = changes
      .filter(({ path, operation }) => path.includes('{') && !isVersioned(operation))
      .map(({ operation }) => operation.operationId);
    expect(free.sort()).toEqual(Object.values(WITHOUT).flat().sort());
  });

  it('is missing, stale or no ETag in the answers of each of them', () => {
    const versioned = changes.filter(({ operation }) => isVersioned(operation));
    expect(versioned.length).toBeGreaterThan(60);
    for (const { operation } of versioned)
      expect([operation.operationId, Object.keys(operation.responses)]).toEqual([
        operation.operationId,
        expect.arrayContaining(['400', '412', '428']),
      ]);
  });

  it('stands in no body: there is one way to send it', () => {
    const found = changes.flatMap(({ operation }) =>
      Object.values(operation.requestBody?.content ?? {}).flatMap(({ schema }) =>
        propertiesIn(schema ?? {})
          .filter((name) => /^(\w+V|v)ersion$/.test(name))
          .map((name) => `${operation.operationId}: ${name}`),
      ),
    );
    expect(found).toEqual([]);
  });
});
