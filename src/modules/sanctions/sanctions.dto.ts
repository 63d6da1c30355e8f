import { Bool, Id, ListOf, Moment, OneOf, Text } from '../../platform/http/fields.js';
import type { ScreeningOutcome } from '../../platform/sanctions/sanctions-screening.js';
import { SCREENINGS } from '../../platform/sanctions/sanctions-screening.js';

export const MATCH_ENTRY = {
  max: 20,
  example: '36',
  description: 'The number of the entry of the list.',
} as const;

export class ClearSanctionsMatchRequest {
  @Text({ ...MATCH_ENTRY, pattern: /^[0-9]+$/, patternDetail: 'must be the number of an entry' })
  readonly entry!: string;
  @Text({ max: 500, example: 'Born in 1991, and the one who is listed in 1948' }) readonly reason!: string;
}

export class WithdrawSanctionsClearanceRequest {
  @Text({ max: 500, example: 'The date of birth was that of another person' }) readonly reason!: string;
}

export class SanctionsMatchResponse {
  @Text(MATCH_ENTRY) readonly entry!: string;
  @Text({ max: 1_000, description: 'As the list writes the name.' }) readonly listedAs!: string;
  @Text({ max: 1_000, nullable: true }) readonly program!: string | null;
  @Bool() readonly isCleared!: boolean;
}

export class SanctionsClearanceResponse {
  @Id() readonly id!: string;
  @Text({ max: 500, description: 'The name at that time.' }) readonly name!: string;
  @Text(MATCH_ENTRY) readonly listEntry!: string;
  @Text({ max: 1_000 }) readonly listedAs!: string;
  @Text({ max: 64, description: 'The SHA-256 of the list.' }) readonly listVersion!: string;
  @Text({ max: 500 }) readonly reason!: string;
  @Id({ nullable: true }) readonly clearedBy!: string | null;
  @Moment() readonly clearedAt!: string;
  @Moment({ nullable: true, description: 'It holds no longer.' }) readonly withdrawnAt!: string | null;
  @Id({ nullable: true }) readonly withdrawnBy!: string | null;
  @Text({ max: 500, nullable: true, example: null }) readonly withdrawalReason!: string | null;
}

/** What a look at the list says of one name. */
export class NameScreening {
  @Text({ max: 500, description: 'The name that was looked for.' }) readonly name!: string;
  @OneOf(SCREENINGS) readonly screening!: ScreeningOutcome;
  @Text({ max: 64, nullable: true, description: 'The SHA-256 of the list; null where none is set.' })
  readonly screeningList!: string | null;
  @ListOf(() => SanctionsMatchResponse, { max: 1_000 }) readonly matches!: readonly SanctionsMatchResponse[];
  @ListOf(() => SanctionsClearanceResponse, {
    max: 1_000,
    description: 'Those of former names and those that were withdrawn too, oldest first.',
  })
  readonly clearances!: readonly SanctionsClearanceResponse[];
}
