/** Tells passwords that are guessed first. A port, because a list of breached ones may come from a file or a service. */
export abstract class CommonPasswords {
  /** `context` holds words that only this user's guessers would try: names, the e-mail address, the company. */
  abstract isCommon(password: string, context: readonly string[]): Promise<boolean>;
}
