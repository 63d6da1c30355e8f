/** Texts of the OpenAPI document. It is the same on every server, so they name no account and no address. */
export const HOW_TO_AUTHORIZE =
  'An access token, without the word Bearer, good for some minutes. Services get theirs at the token endpoint, `POST /oidc/token`, ' +
  'by client credentials; for trials `npm run cli -- token --email <e-mail>` prints one.';

export const HOW_PROGRAMS_GET_TOKENS =
  'authorizationCode signs you in on a page of this server and gives Swagger a token of yours: leave the client and the ticked scopes ' +
  'as they are. clientCredentials is for services: enter client_id and client_secret of a client that is registered for what it asks for ' +
  '(POST /api/v1/clients). A client that sends a DPoP proof gets a token that is bound to its key (RFC 9449).';

export const DESCRIPTION =
  'Insurance policy decision and management: customers, rating, quotes, policies.\n\n' +
  '**Sign in first**, with Authorize: on a page of this server, or with a token. A server with demo data prints its accounts when it ' +
  'starts. Services use client credentials at `POST /oidc/token` (OAuth 2).' +
  `\n\nExamples can be sent as they are where the demo data is loaded. An id of zeros stands for one of yours: of the quote, ` +
  'the policy or the edition that you mean; If-Match is its ETag as you read it. Days are those of today.';

const ORDER_OF_WORK = [
  ['sign-in', 'Get a token, see who you are, choose a password'],
  ['customers', 'People and organizations'],
  ['quotes', 'A risk, its price, its versions, alternatives and proposals'],
  ['underwriting', 'Referrals, moratoria, authorities, adverse actions'],
  ['policies', 'Bind, change, cancel, reinstate, renew'],
  ['billing', 'What is owed, payments, refunds, payment plans'],
  ['documents', 'Proposals, declarations and notices'],
  ['rating', 'Manuals, editions, worksheets, what-if'],
  ['claims', 'Losses that were reported, reserves, payments'],
  ['agencies', 'Agencies and the companies in whose name policies are written'],
  [
    'sanctions',
    'Who may be on a list of sanctions: what waits, what was decided, what is due to the authority',
  ],
  ['audit', 'Who did what, and proof that the trail is whole'],
  ['privacy', 'What people ask for about their own data: a copy, a correction, erasure'],
  [
    'scoring',
    'Models that score quotes, what they have said, and whether they are fair: none of it reaches a price',
  ],
  ['webhooks', 'Be told of events, or pull them'],
  ['jobs', 'See scheduled jobs, run and pause them'],
  [
    'authorization-server',
    'How programs get tokens: OAuth 2.0 and OpenID Connect, with errors in their own form',
  ],
  ['administration', 'Users and what they may do; the keys that verify tokens'],
] as const;

/** The used tags in the order of a day's work; tags that ORDER_OF_WORK does not list come last. */
export function inOrderOfWork(used: ReadonlySet<string>): { name: string; description?: string }[] {
  const placed = ORDER_OF_WORK.filter(([name]) => used.has(name));
  const names = new Set<string>(placed.map(([name]) => name));
  const others = [...used].filter((name) => !names.has(name)).sort();
  return [
    ...placed.map(([name, description]) => ({ name, description })),
    ...others.map((name) => ({ name })),
  ];
}
