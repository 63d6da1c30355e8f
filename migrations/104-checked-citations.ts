import { SqlMigration } from './sql.js';

/** What nobody has read in a text of the law says so itself, where a compliance officer meets it. */
const UNREAD = '; verify before use';

/** States with NAIC model 670: sections on access and on correction, amendment or deletion; which of the two was read. */
const MODEL_670: readonly (readonly [state: string, access: string, correction: string, read: string])[] = [
  ['AZ', 'A.R.S. 20-2108', 'A.R.S. 20-2109', 'correction'],
  ['CA', 'Cal. Ins. Code 791.08', 'Cal. Ins. Code 791.09', ''],
  ['CT', 'Conn. Gen. Stat. 38a-983', 'Conn. Gen. Stat. 38a-984', 'access correction'],
  ['GA', 'O.C.G.A. 33-39-9', 'O.C.G.A. 33-39-10', 'correction'],
  ['IL', '215 ILCS 5/1009', '215 ILCS 5/1010', ''],
  ['MA', 'M.G.L. c. 175I, s. 8', 'M.G.L. c. 175I, s. 9', ''],
  ['ME', '24-A M.R.S. 2210', '24-A M.R.S. 2211', ''],
  ['MN', 'Minn. Stat. 72A.497', 'Minn. Stat. 72A.498', ''],
  ['MT', 'Mont. Code Ann. 33-19-301', 'Mont. Code Ann. 33-19-302', ''],
  ['NC', 'N.C.G.S. 58-39-45', 'N.C.G.S. 58-39-50', ''],
  ['NJ', 'N.J.S.A. 17:23A-8', 'N.J.S.A. 17:23A-9', ''],
  ['NV', 'NAIC model 670, s. 8, as Nevada has it', 'NAIC model 670, s. 9, as Nevada has it', ''],
  ['OH', 'R.C. 3904.08', 'R.C. 3904.09', 'access correction'],
  ['OR', 'ORS 746.640', 'ORS 746.645', ''],
  ['VA', 'Va. Code 38.2-608', 'Va. Code 38.2-609', 'correction'],
];
/** Of consumer privacy acts: forty-five days, for erasures in states without the model. */
const CONSUMER_ACTS: readonly (readonly [state: string, citation: string])[] = [
  ['CO', `C.R.S. 6-1-1306(2)${UNREAD}`],
  ['TX', 'Tex. Bus. & Com. Code 541.052(b)'],
  ['UT', 'Utah Code 13-61-203(2)'],
];
const MINIMUMS: readonly (readonly [state: string, subject: string, years: number, citation: string])[] = [
  ['*', 'policy', 3, `NAIC model 910: the current calendar year and two more${UNREAD}`],
  ['*', 'claim', 3, `NAIC model 910: the current calendar year and two more${UNREAD}`],
  ['CA', 'claim', 5, `10 CCR 2695.3: the current year and four more${UNREAD}`],
  ['NH', 'policy', 5, 'RSA 400-B:4: the current term of a policy and five years'],
  ['NH', 'claim', 5, `RSA 400-B:3: five years${UNREAD}`],
  ['NH', 'quote', 5, `RSA 400-B:4: applications, also those that were declined${UNREAD}`],
  ['NY', 'policy', 6, '11 NYCRR 243.2(b)(1): six years after a policy is no longer in force'],
  [
    'NY',
    'claim',
    6,
    `11 NYCRR 243.2(b)(4): six years after a claim is resolved and its file closed${UNREAD}`,
  ],
  ['NY', 'quote', 6, '11 NYCRR 243.2(b)(2): six years, where no policy was issued'],
];

/** What these tables said of the law before: whoever has written something else keeps it. */
const ERASURE_BEFORE: readonly (readonly [state: string, citation: string])[] = [
  ['CA', 'Cal. Civ. Code 1798.130(a)(2)'],
  ['CO', 'C.R.S. 6-1-1306(2)'],
  ['CT', 'Conn. Gen. Stat. 42-518'],
  ['OR', 'ORS 646A.576'],
  ['TX', 'Tex. Bus. & Com. Code 541.052'],
  ['UT', 'Utah Code 13-61-203'],
  ['VA', 'Va. Code 59.1-577'],
];
const MINIMUMS_BEFORE: readonly (readonly [state: string, subject: string, citation: string])[] = [
  ['*', 'policy', 'NAIC model 910: the current calendar year and two more'],
  ['*', 'claim', 'NAIC model 910: the current calendar year and two more'],
  ['NY', 'claim', '11 NYCRR 243.2(b)(4): six years after a claim is resolved and its file closed'],
];
const NEW_STATES = ['ME', 'NV'];
const NEW_MINIMUMS = [
  ['CA', 'claim'],
  ['NH', 'claim'],
  ['NH', 'quote'],
];

const text = (value: string): string => `'${value.replaceAll("'", "''")}'`;
const deadline = (state: string, kind: string, days: number, isBusiness: boolean, citation: string): string =>
  `(${text(state)}, ${text(kind)}, ${days}, ${isBusiness}, ${text(citation)})`;

const deadlines = [
  ...MODEL_670.flatMap(([state, access, correction, read]) => [
    deadline(state, 'access', 30, true, access + (read.includes('access') ? '' : UNREAD)),
    ...['correction', 'erasure'].map((kind) =>
      deadline(state, kind, 30, true, correction + (read.includes('correction') ? '' : UNREAD)),
    ),
  ]),
  ...CONSUMER_ACTS.map(([state, citation]) => deadline(state, 'erasure', 45, false, citation)),
];

const before = [
  ...MODEL_670.map(([, access]) => access),
  ...ERASURE_BEFORE.map(([, citation]) => citation),
  ...MINIMUMS_BEFORE.map(([, , citation]) => citation),
];
const erasureBefore = ERASURE_BEFORE.map(([state]) => state);
const statesBefore = MODEL_670.map(([state]) => state).filter((state) => !NEW_STATES.includes(state));
const list = (values: readonly string[]): string => values.map(text).join(', ');

/**
 * Deadlines and minimums after their citations were looked up. Corrections had the section on access; erasure in a state with NAIC
 * model 670 had the forty-five days of consumer acts, where its section 9 asks an insurer for thirty business days; Maine and
 * Nevada were missing. What a company has changed stays: rows are changed only where they say what we had said.
 */
export class Migration104CheckedCitations extends SqlMigration {
  override up(): void {
    this.addSql(`
insert into privacy_deadlines (state, kind, days, business_days, citation) values
${deadlines.join(',\n')}
on conflict (state, kind) do update
  set days = excluded.days, business_days = excluded.business_days, citation = excluded.citation
  where privacy_deadlines.citation in (${list(before)})`);
    this.addSql(`
insert into record_minimums (state, subject, keep_for, citation) values
${MINIMUMS.map(([state, subject, years, citation]) => `('${state}', '${subject}', '${years} years', ${text(citation)})`).join(',\n')}
on conflict (state, subject) do update set keep_for = excluded.keep_for, citation = excluded.citation
  where record_minimums.citation in (${list(before)})`);
  }

  override down(): void {
    this.addSql(`delete from privacy_deadlines where state in (${list(NEW_STATES)})`);
    this.addSql(
      `delete from privacy_deadlines where kind = 'erasure' and state <> '*' and state not in (${list(erasureBefore)})`,
    );
    for (const [state, access] of MODEL_670.filter(([each]) => statesBefore.includes(each)))
      this.addSql(
        `update privacy_deadlines set citation = ${text(access)} where state = '${state}' and kind <> 'erasure'`,
      );
    for (const [state, citation] of ERASURE_BEFORE)
      this.addSql(`update privacy_deadlines set days = 45, business_days = false, citation = ${text(citation)}
        where state = '${state}' and kind = 'erasure'`);
    for (const [state, subject] of NEW_MINIMUMS)
      this.addSql(`delete from record_minimums where state = '${state}' and subject = '${subject}'`);
    for (const [state, subject, citation] of MINIMUMS_BEFORE)
      this.addSql(
        `update record_minimums set citation = ${text(citation)} where state = '${state}' and subject = '${subject}'`,
      );
  }
}
