import { SetMetadata } from '@nestjs/common';

export const MAY_LAG = 'bindery:may-lag';

/**
 * A read that need not be the newest, such as a search, an export or a file: it may go to a standby, where one is set, as long as
 * that has all that the caller has changed (ADR 35).
 */
export function MayLag(): MethodDecorator {
  return SetMetadata(MAY_LAG, true);
}
