import { identityError } from './identity.errors.js';

/** Requires one of the two names, because many people have only one. */
export function assertNamed({
  firstName,
  lastName,
}: {
  readonly firstName: string;
  readonly lastName: string;
}): void {
  if (firstName !== '' || lastName !== '') return;
  throw identityError('identity.name-missing', {
    errors: [{ pointer: '/lastName', detail: 'is required, unless there is a first name' }],
  });
}
