import { Bool, Id, Line, ListOf, Moment } from '../../../platform/http/fields.js';

export class SessionResponse {
  @Id() readonly id!: string;

  @Line({ max: 100, example: 'Firefox on Windows', description: 'The program and the machine, in words.' })
  readonly device!: string;

  @Line({
    max: 512,
    nullable: true,
    example: 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) Firefox/145.0',
    description: 'The program that signed in, as it names itself.',
  })
  readonly userAgent!: string | null;

  @Line({ max: 45, nullable: true, example: '203.0.113.7', description: 'The address it signed in from.' })
  readonly ipAddress!: string | null;

  @Moment({ description: 'When it began.' }) readonly createdAt!: string;

  @Moment({ description: 'When something was last done in it, to some minutes.' })
  readonly lastActivityAt!: string;

  @Moment({ description: 'When it ends, unless something is done in it before.' })
  readonly expiresAt!: string;

  @Bool({ description: 'It is the one that asks.' }) readonly isCurrent!: boolean;
}

export class SessionList {
  @ListOf(() => SessionResponse, { max: 1000 }) readonly items!: readonly SessionResponse[];
}
