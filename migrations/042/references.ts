/** Spaces of Unicode (Zs), and what no font shows. */
const SPACES = String.raw`[ \u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]+`;
const HIDDEN = String.raw`[\u0001-\u001f\u007f-\u009f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]`;
const DASHES = '\u2010\u2011\u2012\u2013\u2212';

/** As shared/text.ts writes references; what cannot be seen is taken out here, and refused there. */
const form = (column: string): string =>
  `btrim(regexp_replace(translate(normalize(regexp_replace(${column}, '${HIDDEN}', '', 'g'), NFKC),
    '${DASHES}', '${'-'.repeat(DASHES.length)}'), '${SPACES}', ' ', 'g'))`;

/** References that have to be unique, and within what. */
const REFERENCES = [
  { table: 'customers', column: 'external_id', within: 'agency_id', action: 'customers', type: 'customer' },
  { table: 'payments', column: 'external_reference', within: 'source', action: 'billing', type: 'payment' },
  { table: 'refunds', column: 'reference', within: 'method', action: 'billing', type: 'refund' },
] as const;

/**
 * Migration 033 knew full width only. The oldest gets the form. Where two would become one, the younger stays as it was
 * written, or the older where the younger has the form already: a person has to judge what they were. The trail names both.
 */
const uniqueUp = REFERENCES.map(
  ({ table, column, within, action, type }) => `
alter table ${table} disable trigger user;
update ${table} c set ${column} = formed.form
  from (select id, ${column} as written, ${form(column)} as form,
               row_number() over (partition by ${within}, ${form(column)} order by created_at, id) as place
          from ${table} where ${column} is not null) formed
 where formed.id = c.id and formed.form <> formed.written and formed.form <> '' and formed.place = 1
   and not exists (select from ${table} o where o.${column} = formed.form and o.${within} is not distinct from c.${within});
alter table ${table} enable trigger user;
insert into audit_logs (action, resource_type, resource_id, changes)
select '${action}.reference-kept-apart', '${type}', c.id::text, jsonb_build_object('looksLike', o.id::text)
  from ${table} c
  join ${table} o on o.${column} = ${form(`c.${column}`)} and o.${within} is not distinct from c.${within}
 where c.${column} <> o.${column};
`,
).join('');

/** Parties have no unique reference: two loans are told apart by it. */
export const referencesUp = `${uniqueUp}
update policy_parties set reference = ${form('reference')}
 where reference <> ${form('reference')} and ${form('reference')} <> '';
`;
