export interface TokenAnswer {
  readonly access_token: string;
  /** Seconds. */
  readonly expires_in: number;
}

export declare function signIn(
  base: string,
  credentials: { readonly email: string; readonly password: string },
): Promise<TokenAnswer>;

export declare function clientToken(
  base: string,
  client: { readonly clientId: string; readonly secret: string },
): Promise<TokenAnswer>;
