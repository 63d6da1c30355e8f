/** A fault at the start that the operator can correct; printed as a message without a stack. */
export class StartFault extends Error {
  override readonly name = 'StartFault';
}
