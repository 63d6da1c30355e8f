import { identityError } from './identity.errors.js';

/** Many people have one name; whichever field holds it will do, and the other is empty. */
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
