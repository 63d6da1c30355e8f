/**
 * The countries and areas of ISO 3166-1 that the United States Postal Service reaches as foreign, and Kosovo, which it serves
 * under the code that the European Union uses. Territories of the United States are not among them: mail goes there at
 * domestic rates, with a state and a ZIP code.
 */
export const FOREIGN_COUNTRIES = `
AD AE AF AG AI AL AM AO AQ AR AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW BY BZ CA CC CD CF CG CH
CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FO FR GA GB GD GE GF GG GH GI GL GM GN
GP GQ GR GS GT GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI
LK LR LS LT LU LV LY MA MC MD ME MF MG MK ML MM MN MO MQ MR MS MT MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA
PE PF PG PH PK PL PM PN PS PT PY QA RE RO RS RU RW SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG
TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG UY UZ VA VC VE VG VN VU WF WS XK YE YT ZA ZM ZW`
  .trim()
  .split(/\s+/);

export const COUNTRIES: readonly string[] = ['US', ...FOREIGN_COUNTRIES];

const NAMES = new Intl.DisplayNames(['en'], { type: 'region' });

/** Countries whose name at the Postal Service (International Mail Manual, Index of Countries) differs from common usage. */
const POSTAL_NAMES: Readonly<Record<string, string>> = {
  CC: 'Cocos Islands',
  CD: 'Democratic Republic of the Congo',
  CG: 'Republic of the Congo',
  CZ: 'Czech Republic',
  HK: 'Hong Kong',
  MM: 'Burma',
  MO: 'Macao',
};

/** The English name of a country, without abbreviations. */
export function countryName(code: string): string {
  const name = POSTAL_NAMES[code] ?? NAMES.of(code) ?? code;
  return name.replace(/\bSt\. /, 'Saint ').replace(' & ', ' and ');
}
