/** What of the package is used here; it brings no types. */
declare module 'aws4' {
  const aws4: {
    sign(
      request: {
        host: string;
        path: string;
        method: string;
        service: string;
        region: string;
        headers: Record<string, string>;
      },
      credentials: { accessKeyId: string; secretAccessKey: string },
    ): { readonly headers: Record<string, string> };
  };
  export default aws4;
}
