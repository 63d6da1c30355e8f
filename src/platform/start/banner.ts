/** What a person needs to go on after a start. */
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
