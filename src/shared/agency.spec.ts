import { describe, expect, it } from '@jest/globals';
import type { Role } from './actor.js';
import { mayWorkFor } from './agency.js';

const OURS = '01890a5d-ac96-774b-bcce-b302099a8057';
const THEIRS = '01890a5d-ac96-774b-bcce-b302099a8058';

describe('mayWorkFor', () => {
  it.each<[Role, string | null, string | null, boolean]>([
    ['agent', OURS, OURS, true],
    ['agent', OURS, THEIRS, false],
    ['agent', OURS, null, false],
    ['underwriter', null, OURS, true],
    ['underwriter', null, null, true],
    ['underwriter', THEIRS, OURS, false],
    // An account that an administrator has not given its agency yet must see nothing rather than everything.
    ['agent', null, OURS, false],
    ['agent', null, null, false],
  ])('says of %s of agency %s and business of %s: %s', (role, agencyId, owner, may) => {
    expect(mayWorkFor({ id: null, role, agencyId, sessionId: null }, owner)).toBe(may);
  });
});
