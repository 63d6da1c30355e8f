/** What stops a start and can be mended by the person who reads it: printed as one message, without a stack. */
export class StartFault extends Error {
  override readonly name = 'StartFault';
}
