/** Spaces of Unicode (Zs) but the ordinary one. */
const SPACES = String.raw`[ \u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]+`;
const FULL_WIDTH = Array.from({ length: 94 }, (_, n) => String.fromCharCode(0xff01 + n)).join('');
const ORDINARY = Array.from({ length: 94 }, (_, n) => String.fromCharCode(0x21 + n))
  .join('')
  .replace("'", "''");

/** As shared/text.ts writes references; what cannot be seen is taken out here, and refused there. */
const form = (column: string): string =>
  `btrim(regexp_replace(normalize(translate(regexp_replace(${column}, '[\\u0001-\\u001f\\u007f-\\u009f\\u00ad\\u200b-\\u200f\\u202a-\\u202e\\u2060-\\u2069\\ufeff]', '', 'g'),
    '${FULL_WIDTH}', '${ORDINARY}'), NFC), '${SPACES}', ' ', 'g'))`;

/** References that have to be unique, and within what. */
const REFERENCES = [
  { table: 'customers', column: 'external_id', within: ['agency_id'] },
  { table: 'payments', column: 'external_reference', within: ['source'] },
  { table: 'refunds', column: 'reference', within: ['method'] },
] as const;

/**
 * What was entered before references had one form gets it, the oldest first. Where two would become one, the younger stays
 * as it was written: both exist, and a person has to judge what they were. No new one can equal either any more. The columns
 * keep what was first written, which binds the owner too, so their triggers rest meanwhile.
 */
export const referencesUp = REFERENCES.map(({ table, column, within }) => {
  const same = within.map((each) => `o.${each} is not distinct from c.${each}`).join(' and ');
  return `
alter table ${table} disable trigger user;
update ${table} c set ${column} = formed.form
  from (select id, ${column} as written, ${form(column)} as form,
               row_number() over (partition by ${within.join(', ')}, ${form(column)} order by created_at, id) as place
          from ${table} where ${column} is not null) formed
 where formed.id = c.id and formed.form <> formed.written and formed.form <> '' and formed.place = 1
   and not exists (select from ${table} o where o.${column} = formed.form and ${same});
alter table ${table} enable trigger user;
`;
}).join('');

/** Parties have no unique reference: two loans are told apart by it. */
export const partyReferencesUp = `
update policy_parties set reference = ${form('reference')}
 where reference <> ${form('reference')} and ${form('reference')} <> '';
`;
