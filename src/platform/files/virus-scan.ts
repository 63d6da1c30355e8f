/** The result of a scan. */
export type ScanVerdict =
  | { readonly state: 'clean'; readonly scanner: string }
  | { readonly state: 'infected'; readonly signature: string }
  /** No scanner is configured; readers of the file see that. */
  | { readonly state: 'not_scanned' };

/** Scans uploaded files for viruses. Throws ScannerUnavailable if the scanner cannot be reached. */
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
