/** Tells whether a password is easily guessed. Abstract, because a list of breached passwords may come from a file or a service. */
export abstract class CommonPasswords {
  /** `context` holds words that an attacker of this user would try: names, e-mail address, company. */
  abstract isCommon(password: string, context: readonly string[]): Promise<boolean>;
}
