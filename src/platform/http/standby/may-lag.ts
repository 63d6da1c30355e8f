import { SetMetadata } from '@nestjs/common';

export const MAY_LAG = 'bindery:may-lag';

/**
 * Marks a read that need not be current, such as a search, an export or a file. It goes to the standby, where there is one, if that has all
 * changes of the caller (ADR 35).
 */
export function MayLag(): MethodDecorator {
  return SetMetadata(MAY_LAG, true);
}
