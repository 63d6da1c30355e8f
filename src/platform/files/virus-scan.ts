/** What a scanner says of a file. */
export type ScanVerdict =
  | { readonly state: 'clean'; readonly scanner: string }
  | { readonly state: 'infected'; readonly signature: string }
  /** No scanner is set: nobody has looked, and whoever reads is told so. */
  | { readonly state: 'not_scanned' };

/** Looks for viruses in what people send. A scanner that cannot be asked throws ScannerUnavailable. */
export abstract class VirusScan {
  abstract scan(bytes: Buffer): Promise<ScanVerdict>;
}

export class NoVirusScan extends VirusScan {
  scan(): Promise<ScanVerdict> {
    return Promise.resolve({ state: 'not_scanned' });
  }
}

export class ScannerUnavailable extends Error {
  override readonly name = 'ScannerUnavailable';
}
