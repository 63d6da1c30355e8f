import { signIn } from '../../scripts/sign-in.mjs';
import { demoUsers } from '../../src/database/seed/demo-data.js';
import type { Role } from '../../src/shared/actor.js';

/** Half of what a token lives. */
const RENEWED_AFTER_MS = 5 * 60_000;

/** A user who signs in again in time: runs take longer than a token lives. */
export class SignedIn {
  private current = '';
  private since = -Infinity;

  constructor(
    private readonly url: string,
    private readonly credentials: { readonly email: string; readonly password: string },
  ) {}

  static as(role: Role, url: string): SignedIn {
    const user = demoUsers.find((each) => each.role === role);
    if (!user) throw new Error(`The demo data has no ${role}`);
    return new SignedIn(url, { email: user.email, password: user.password });
  }

  async token(): Promise<string> {
    if (performance.now() - this.since < RENEWED_AFTER_MS) return this.current;
    const { access_token: token } = await signIn(this.url, this.credentials);
    this.since = performance.now();
    return (this.current = token);
  }
}
