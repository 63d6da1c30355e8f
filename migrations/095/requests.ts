import { keepsUpdatedAt, oneOf } from '../sql.js';

/** What people ask for about their own data, by when it has to be answered, and what came of it. */
const requests = `
create table privacy_requests (
  id uuid primary key default uuid_v7(),
  customer_id varchar(36) collate "C" not null references customers (id) on delete restrict,
  agency_id uuid references agencies (id),
  kind text not null,
  status text not null default 'open',
  channel text not null,
  received_on date not null,
  due_on date not null,
  due_citation text not null,
  details text,
  verified_at timestamptz,
  verified_by uuid references principals (id),
  verified_how text,
  decided_at timestamptz,
  decided_by uuid references principals (id),
  answer text,
  hindrances jsonb,
  erased_at timestamptz,
  exact_worksheets uuid[] not null default '{}',
  files text[] not null default '{}',
  created_by uuid references principals (id),
  row_version integer not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  constraint privacy_requests_kind_check check (${oneOf('kind', ['access', 'correction', 'erasure'])}),
  constraint privacy_requests_status_check check (${oneOf('status', ['open', 'erasing', 'completed', 'refused'])}),
  constraint privacy_requests_channel_check
    check (${oneOf('channel', ['phone', 'web', 'email', 'mail', 'agent', 'in_person'])}),
  constraint privacy_requests_due_check check (due_on >= received_on),
  constraint privacy_requests_verified_check check ((verified_at is null) = (verified_how is null)),
  constraint privacy_requests_decided_check check ((decided_at is null) = (status = 'open')
    and (status <> 'refused' or answer is not null or hindrances is not null)),
  constraint privacy_requests_erasure_check check (kind = 'erasure' or (status <> 'erasing' and erased_at is null)),
  constraint privacy_requests_proven_check check (status not in ('erasing', 'completed') or verified_at is not null)
);
create unique index privacy_requests_open_key on privacy_requests (customer_id, kind) where status in ('open', 'erasing');
create index privacy_requests_created_at_idx on privacy_requests (created_at, id);
create index privacy_requests_customer_id_idx on privacy_requests (customer_id);
create index privacy_requests_agency_id_idx on privacy_requests (agency_id, created_at, id) where agency_id is not null;
create index privacy_requests_verified_by_idx on privacy_requests (verified_by) where verified_by is not null;
create index privacy_requests_decided_by_idx on privacy_requests (decided_by) where decided_by is not null;
create index privacy_requests_created_by_idx on privacy_requests (created_by) where created_by is not null;
create index privacy_requests_erasing_idx on privacy_requests (id) where status = 'erasing';
${keepsUpdatedAt('privacy_requests')}
create trigger privacy_requests_kept_columns before update of customer_id, agency_id, kind, channel, received_on, due_on,
  due_citation, details, verified_at, verified_by, verified_how, decided_by, erased_at, created_by, created_at
  on privacy_requests for each row execute function keep_written('customer_id', 'agency_id', 'kind', 'channel', 'received_on',
  'due_on', 'due_citation', 'details', 'verified_at', 'verified_by', 'verified_how', 'decided_by', 'erased_at', 'created_by',
  'created_at');
`;

/** States that have enacted the NAIC Insurance Information and Privacy Protection Model Act (670): thirty business days. */
const MODEL_670: readonly (readonly [string, string])[] = [
  ['AZ', 'A.R.S. 20-2108'],
  ['CT', 'Conn. Gen. Stat. 38a-983'],
  ['GA', 'O.C.G.A. 33-39-9'],
  ['IL', '215 ILCS 5/1009'],
  ['MA', 'M.G.L. c. 175I, s. 8'],
  ['MN', 'Minn. Stat. 72A.497'],
  ['MT', 'Mont. Code Ann. 33-19-301'],
  ['NJ', 'N.J.S.A. 17:23A-8'],
  ['NC', 'N.C.G.S. 58-39-45'],
  ['OH', 'R.C. 3904.08'],
  ['OR', 'ORS 746.640'],
  ['VA', 'Va. Code 38.2-608'],
  ['CA', 'Cal. Ins. Code 791.08'],
];
/** Forty-five days is what consumer privacy acts of states ask for, and what holds everywhere else. */
const DELETION: readonly (readonly [string, string])[] = [
  ['*', 'Rule of the company: as Cal. Civ. Code 1798.130(a)(2), for everybody'],
  ['CA', 'Cal. Civ. Code 1798.130(a)(2)'],
  ['CO', 'C.R.S. 6-1-1306(2)'],
  ['CT', 'Conn. Gen. Stat. 42-518'],
  ['OR', 'ORS 646A.576'],
  ['TX', 'Tex. Bus. & Com. Code 541.052'],
  ['UT', 'Utah Code 13-61-203'],
  ['VA', 'Va. Code 59.1-577'],
];

const text = (value: string): string => `'${value.replaceAll("'", "''")}'`;
const deadline = (state: string, kind: string, days: number, isBusiness: boolean, citation: string): string =>
  `(${text(state)}, ${text(kind)}, ${days}, ${isBusiness}, ${text(citation)})`;

const deadlines = [
  ...['access', 'correction'].flatMap((kind) => [
    deadline('*', kind, 45, false, DELETION[0]?.[1] ?? ''),
    ...MODEL_670.map(([state, citation]) => deadline(state, kind, 30, true, citation)),
  ]),
  ...DELETION.map(([state, citation]) => deadline(state, 'erasure', 45, false, citation)),
];

const law = `
create table privacy_deadlines (
  state text collate "C" not null,
  kind text not null,
  days integer not null,
  business_days boolean not null,
  citation text not null,
  created_at timestamptz not null default now(),
  primary key (state, kind),
  constraint privacy_deadlines_days_check check (days between 1 and 366)
);
insert into privacy_deadlines (state, kind, days, business_days, citation) values
${deadlines.join(',\n')};

-- How long records of insurers are kept after their end, whoever asks to be forgotten. '*' is every other state.
create table record_minimums (
  state text collate "C" not null,
  subject text not null,
  keep_for interval not null,
  citation text not null,
  created_at timestamptz not null default now(),
  primary key (state, subject),
  constraint record_minimums_subject_check check (${oneOf('subject', ['policy', 'claim', 'quote'])})
);
insert into record_minimums (state, subject, keep_for, citation) values
  ('*', 'policy', '3 years', 'NAIC model 910: the current calendar year and two more'),
  ('*', 'claim', '3 years', 'NAIC model 910: the current calendar year and two more'),
  ('NH', 'policy', '5 years', 'RSA 400-B:4: the current term of a policy and five years'),
  ('NY', 'policy', '6 years', '11 NYCRR 243.2(b)(1): six years after a policy is no longer in force'),
  ('NY', 'claim', '6 years', '11 NYCRR 243.2(b)(4): six years after a claim is resolved and its file closed'),
  ('NY', 'quote', '6 years', '11 NYCRR 243.2(b)(2): six years, where no policy was issued');
`;

export const requestsUp = `${requests}${law}`;
export const requestsDown = `
drop table record_minimums;
drop table privacy_deadlines;
drop table privacy_requests;
`;
