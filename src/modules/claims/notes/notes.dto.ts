import { Id, ListOf, Moment, OneOf, Text } from '../../../platform/http/fields.js';
import { named } from '../../../shared/named-list.js';
import type { Audience } from '../audience.js';
import { AUDIENCES } from '../audience.js';

export const NOTE_KINDS = named('ClaimNoteKind', [
  'activity',
  'call',
  'inspection',
  'coverage',
  'evaluation',
  'legal',
  'other',
]);
export type NoteKind = (typeof NOTE_KINDS)[number];
const LONGEST = 20_000;

export class WriteNoteRequest {
  @OneOf(NOTE_KINDS, { example: 'call' }) readonly kind!: NoteKind;
  @Text({ max: LONGEST, example: 'The insured called: the tarpaulin holds, the roofer comes on Monday.' })
  readonly text!: string;
  @OneOf(AUDIENCES, {
    optional: true,
    description: 'Who sees it: the fewest whom the writer belongs to, unless told.',
  })
  readonly audience?: Audience;
  @Id({
    optional: true,
    description: 'A note on the same claim that was wrong, and that this one takes the place of.',
  })
  readonly corrects?: string;
}

export class NoteResponse {
  @Id() readonly id!: string;
  @Id() readonly claimId!: string;
  @OneOf(NOTE_KINDS) readonly kind!: NoteKind;
  @OneOf(AUDIENCES) readonly audience!: Audience;
  @Text({ max: LONGEST }) readonly text!: string;
  @Id({ nullable: true }) readonly corrects!: string | null;
  @Id({ nullable: true, description: 'The note that has taken its place.' }) readonly correctedBy!:
    string | null;
  @Id({ nullable: true }) readonly writtenBy!: string | null;
  @Moment() readonly writtenAt!: string;
}

export class NotesOfClaimResponse {
  @ListOf(() => NoteResponse, { max: 10_000, description: 'The latest first.' })
  readonly items!: readonly NoteResponse[];
}
