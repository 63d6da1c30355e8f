const range = (from: number, to: number, step = 1): readonly number[] =>
  Array.from({ length: Math.floor((to - from) / step) + 1 }, (_, n) => from + n * step);
const letters = (codes: readonly number[]): string => String.fromCodePoint(...codes);

/**
 * Capitals that keep their shape when accents are gone, by how far away their small letters are: of Greek, Cyrillic and
 * Armenian. Written out, because lower() knows them in some databases only: it follows the locale a database was made with.
 */
const CAPITALS = [
  { codes: [...range(0x391, 0x3a1), ...range(0x3a3, 0x3a9), ...range(0x410, 0x42f)], away: 32 },
  { codes: range(0x402, 0x40f), away: 80 },
  { codes: range(0x531, 0x556), away: 48 },
  { codes: [...range(0x460, 0x480, 2), ...range(0x48a, 0x4be, 2), ...range(0x4d0, 0x52e, 2)], away: 1 },
].map(({ codes, away }) => ({ from: letters(codes), to: letters(codes.map((code) => code + away)) }));

/** Letters that Unicode does not take apart, and those that a keyboard of the neighbours has instead. */
const ALIKE = [
  ['ØøŁłĐđÐðĦħŦŧıĸŊŋƏəƁɓƊɗƘƙƳƴȺⱥĿŀẞς', 'oollddddhhttiknnəəbbddkkyyaallßσ'],
  // Persian and Arabic write the same names with letters of their own.
  ['يىكةۀ', 'ییکهه'],
] as const;

const FROM = CAPITALS.map(({ from }) => from).join('') + ALIKE.map(([from]) => from).join('');
const TO = CAPITALS.map(({ to }) => to).join('') + ALIKE.map(([, to]) => to).join('');

/** Apostrophes, hyphens and dots of all kinds: O’Neil, O'Neil and ONeil are one, and so are Smith-Jones and St. and St. */
const DROPPED = letters([
  ...[0x2018, 0x2019, 0x201b, 0x2bb, 0x2bc, 0x2bd, 0x2be, 0x2bf, 0xb4, 0x2032, 0xff07],
  ...[...range(0x2010, 0x2015), 0x2212, 0xfe63, 0xff0d, 0xb7, 0xff0e, 0x640],
]);

/** Accents, the points of Hebrew and Arabic, selectors and joiners. Vowels of Indic scripts and marks of kana are letters. */
const MARKS =
  String.raw`[\u0300-\u036f\u0483-\u0487\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u064b-\u065f\u0670` +
  String.raw`\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\u200b-\u200f\u2060\u00ad\ufe00-\ufe0f\ufe20-\ufe2f\ufeff]`;

/**
 * How names are compared when somebody looks for one: without accents, case, apostrophes, hyphens, dots and width, words
 * apart by one space. One function for the indexed columns and for what is looked for, so that the two cannot differ; it uses
 * nothing but what PostgreSQL itself has, in a way that does not depend on a locale.
 */
export const searchFormUp = `
create function search_form(value text) returns text language plpgsql immutable strict parallel safe as $$
begin
  -- More bytes than characters: not all is ASCII.
  if octet_length(value) <> char_length(value) then
    value := regexp_replace(normalize(translate(value, '${DROPPED}', ''), NFKD), '${MARKS}', '', 'g');
    value := translate(normalize(value, NFKC), '${FROM}', '${TO}');
    value := replace(replace(replace(replace(replace(replace(replace(value,
      'ß', 'ss'), 'æ', 'ae'), 'Æ', 'ae'), 'œ', 'oe'), 'Œ', 'oe'), 'þ', 'th'), 'Þ', 'th');
  end if;
  return btrim(regexp_replace(translate(lower(value collate "C"), '''\`-.', ''), '[\\s,;/()"“”„«»・、，]+', ' ', 'g'));
end $$;
`;

export const searchFormDown = 'drop function search_form(text);';
