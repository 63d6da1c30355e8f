import type { Socket } from 'node:net';
import { connect } from 'node:net';
import type { ScanVerdict } from './virus-scan.js';
import { ScannerUnavailable, VirusScan } from './virus-scan.js';

const CHUNK = 64 * 1024;
const PATIENCE_MS = 20_000;
const LONGEST_ANSWER = 4096;

/** Where clamd listens: a socket of this machine, or a host and a port. */
export type ClamdAddress = { readonly path: string } | { readonly host: string; readonly port: number };

/**
 * Scans with ClamAV's daemon by INSTREAM: the file is sent in chunks, each after its length in four bytes, and an empty chunk ends it
 * (https://docs.clamav.net/manual/Usage/ClamdProtocol.html). A file that is not called clean is not stored.
 */
export class ClamdScan extends VirusScan {
  constructor(private readonly address: ClamdAddress) {
    super();
  }

  async scan(bytes: Buffer): Promise<ScanVerdict> {
    const answer = await this.ask(bytes);
    if (/^stream: OK$/.test(answer)) return { state: 'clean', scanner: 'clamd' };
    const found = /^stream: (.+) FOUND$/.exec(answer);
    if (found) return { state: 'infected', signature: found[1] ?? '' };
    throw new ScannerUnavailable(`clamd answers: ${answer.slice(0, 200)}`);
  }

  private ask(bytes: Buffer): Promise<string> {
    return new Promise((resolve, reject) => {
      const socket = connect(this.address);
      let answer = '';
      const end = (error: Error | null): void => {
        socket.destroy();
        if (error) reject(new ScannerUnavailable(`clamd: ${error.message}`, { cause: error }));
        else resolve(answer.replace(/\0.*$/s, '').trim());
      };
      socket.setTimeout(PATIENCE_MS, () => end(new Error('no answer in time')));
      socket.on('error', end);
      socket.on('data', (piece) => {
        answer += piece.toString('utf8');
        // clamd may answer before it has read everything, as it does for a file above its limit.
        if (answer.includes('\0')) end(null);
        else if (answer.length > LONGEST_ANSWER) end(new Error('the answer has no end'));
      });
      socket.on('close', () => end(answer === '' ? new Error('closed without an answer') : null));
      socket.on('connect', () => send(socket, bytes));
    });
  }
}

function send(socket: Socket, bytes: Buffer): void {
  socket.write('zINSTREAM\0');
  for (let at = 0; at < bytes.length; at += CHUNK) {
    const piece = bytes.subarray(at, at + CHUNK);
    socket.write(lengthOf(piece.length));
    socket.write(piece);
  }
  socket.write(lengthOf(0));
}

function lengthOf(bytes: number): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(bytes);
  return length;
}
