/** The text printed after a start: addresses, and how to sign in. */
export function banner(publicUrl: string, signIn: string): string {
  return [
    '',
    `  Bindery runs at ${publicUrl}`,
    `  API and Swagger: ${publicUrl}/api/docs`,
    `  ${signIn}`,
    '  Stop with Ctrl-C.',
    '',
  ].join('\n');
}
