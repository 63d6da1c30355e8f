import { randomBytes } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { setTimeout as delay } from 'node:timers/promises';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { Client } from '../../../../test/support/app.js';
import { startApp } from '../../../../test/support/app.js';
import type { Answered } from '../../../../test/support/claims-room.js';
import type { Problem } from '../../../../test/support/world.js';
import { ClaimsRoom } from '../../../../test/support/claims-room.js';
import { FakeClamd } from '../../../../test/support/clamd.js';
import type { Part } from '../../../../test/support/uploads.js';
import { PDF, PNG, multipart, upload } from '../../../../test/support/uploads.js';
import { docxOf, zipOf } from '../../../../test/support/zip.js';
import { sha256Of } from '../../../platform/files/file-store.js';
import { LARGEST_FILE } from '../../../platform/http/uploads/uploads.js';
import type { PolicyResponse } from '../../policies/index.js';
import type { ClaimResponse } from '../claims.dto.js';
import type { TimelineResponse } from '../timeline/timeline.dto.js';
import type { ClaimDocumentResponse, ClaimDocumentsResponse } from './claim-documents.dto.js';

const BEGAN = '2026-06-01';
/** What a bomb unpacks to. */
const UNPACKED = Buffer.alloc(60_000_000);
const EXE = Buffer.concat([Buffer.from('MZ'), Buffer.alloc(200)]);
const file = (value: Buffer, fileName: string): Part => ({ name: 'file', value, fileName });
const kind: Part = { name: 'kind', value: 'photo' };
const picture = (): Buffer => Buffer.concat([PNG, randomBytes(8)]);

describe('files of a claim', () => {
  let room: ClaimsRoom;
  let policy: PolicyResponse;
  let agent: Client;
  let adjuster: Client;
  let claim: ClaimResponse;
  let path: string;

  beforeAll(async () => {
    room = await ClaimsRoom.open({ today: BEGAN, instances: 2 });
    policy = await room.home(await room.on(BEGAN, 'agent'));
    agent = await room.on('2026-07-15', 'agent');
    adjuster = await room.as('adjuster');
    claim = (await room.report(agent, { policyId: policy.id, lossOn: '2026-07-10', cause: 'hail' })).body;
    path = `/api/v1/claims/${claim.id}/documents`;
  });
  afterAll(() => room?.close());
  afterEach(async () => {
    const left = async (): Promise<readonly string[]> =>
      (await readdir(tmpdir())).filter((name) => name.startsWith('bindery-upload-'));
    // They go when the connection of their request has been told the answer.
    for (let tries = 0; tries < 50 && (await left()).length > 0; tries += 1) await delay(20);
    expect(await left()).toEqual([]);
  });

  const add = (by: Client, parts: readonly Part[], headers = {}): Promise<Answered<ClaimDocumentResponse>> =>
    upload(by, path, parts, headers);
  const list = async (by: Client): Promise<ClaimDocumentsResponse['items']> =>
    (await by.get<ClaimDocumentsResponse>(path)).body.items;

  it('are kept by their content, and come back as they were sent, to be saved and not shown', async () => {
    const bytes = picture();
    const sent = await add(agent, [
      kind,
      { name: 'note', value: 'The roof – north side' },
      file(bytes, 'Dach (é).png'),
    ]);
    expect(sent).toMatchObject({
      status: 201,
      body: {
        kind: 'photo',
        audience: 'agency',
        note: 'The roof – north side',
        file: { mediaType: 'image/png', size: bytes.length, sha256: sha256Of(bytes), scan: 'not_scanned' },
      },
    });
    const got = await agent.raw(`${path}/${sent.body.id}`);
    expect(got.body.equals(bytes)).toBe(true);
    expect(got.headers).toMatchObject({
      'content-type': 'image/png',
      'x-content-type-options': 'nosniff',
      'content-security-policy': expect.stringContaining('sandbox'),
      'cache-control': 'no-store',
      'content-length': String(bytes.length),
      etag: `"${sha256Of(bytes)}"`,
    });
    expect(String(got.headers['content-disposition'])).toMatch(
      /^attachment; filename="[^"]*"; filename\*=UTF-8''/,
    );
    const again = await agent.send({
      method: 'GET',
      url: `${path}/${sent.body.id}`,
      headers: { 'if-none-match': `"${sha256Of(bytes)}"` },
    });
    expect(again.status).toBe(304);
    const timeline = await adjuster.get<TimelineResponse>(`/api/v1/claims/${claim.id}/timeline`);
    expect(timeline.body.items).toContainEqual(
      expect.objectContaining({ event: 'document', title: 'photo added', refersTo: sent.body.id }),
    );
  });

  it('are seen by whom they are for', async () => {
    const secret = await add(adjuster, [{ name: 'kind', value: 'legal' }, file(PDF, 'opinion.pdf')]);
    expect(secret).toMatchObject({ status: 201, body: { audience: 'adjusters' } });
    const staff = { name: 'audience', value: 'company' };
    const estimate = await add(adjuster, [kind, staff, file(picture(), 'a.png')]);
    expect(estimate.status).toBe(201);
    const underwriter = await room.as('underwriter');
    const ids = async (by: Client): Promise<readonly string[]> => (await list(by)).map(({ id }) => id);
    expect(await ids(adjuster)).toEqual(expect.arrayContaining([secret.body.id, estimate.body.id]));
    expect(await ids(underwriter)).toContain(estimate.body.id);
    expect(await ids(underwriter)).not.toContain(secret.body.id);
    expect(await ids(agent)).not.toContain(estimate.body.id);
    expect(await agent.get(`${path}/${secret.body.id}`)).toMatchObject({ status: 404 });
    expect(await add(agent, [kind, staff, file(picture(), 'a.png')])).toMatchObject({
      status: 400,
      body: { code: 'claims.audience-beyond', errors: [{ pointer: '/audience' }] },
    });
    expect(await add(agent, [kind, file(PDF, 'opinion.pdf')])).toMatchObject({
      status: 409,
      body: { code: 'claims.document-there' },
    });
  });

  it('are kept once, however often and at however many instances they are sent', async () => {
    const bytes = picture();
    const answers = await Promise.all(
      Array.from({ length: 8 }, (_, n) =>
        add(agent.on(n % 2 ? room.app : room.other), [kind, file(bytes, 'a.png')]),
      ),
    );
    expect(new Set(answers.map(({ status, body }) => `${status} ${body.id}`)).size).toBe(1);
    const key = { 'idempotency-key': 'one-photo' };
    const first = await add(agent, [kind, file(picture(), 'b.png')], key);
    expect(first.status).toBe(201);
    expect(await add(agent, [kind, file(picture(), 'b.png')], key)).toMatchObject({
      status: 422,
      body: { code: 'http.idempotency-key-reused' },
    });
  });

  const refusals: readonly (readonly [string, readonly Part[], number, string, string | null])[] = [
    [
      'an executable that is called a PDF',
      [kind, file(EXE, 'roof.pdf')],
      422,
      'documents.file-type',
      '/file',
    ],
    [
      'a script that is called a PDF',
      [kind, file(Buffer.from('#!/bin/sh\nrm -rf /\n'), 'a.pdf')],
      422,
      'documents.file-type',
      '/file',
    ],
    [
      'a page',
      [kind, file(Buffer.from('<html><script>1</script></html>'), 'a.html')],
      422,
      'documents.file-type',
      '/file',
    ],
    [
      'a drawing that can hold scripts',
      [kind, file(Buffer.from('<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"/>'), 'a.svg')],
      422,
      'documents.file-type',
      '/file',
    ],
    ['a photograph that is called a PDF', [kind, file(PNG, 'a.pdf')], 422, 'documents.file-type', '/file'],
    [
      'an archive',
      [kind, file(zipOf([{ name: 'a.txt', bytes: Buffer.from('a') }]), 'a.zip')],
      422,
      'documents.file-type',
      '/file',
    ],
    [
      'a ZIP bomb',
      [kind, file(zipOf([{ name: 'a', bytes: UNPACKED }]), 'a.docx')],
      422,
      'documents.file-archive',
      '/file',
    ],
    [
      'a ZIP bomb in a text document',
      [kind, file(docxOf([{ name: 'word/media/a.bin', bytes: UNPACKED }]), 'a.docx')],
      422,
      'documents.file-archive',
      '/file',
    ],
    [
      'a ZIP bomb that says it is small',
      [kind, file(docxOf([{ name: 'a', bytes: UNPACKED, claims: 10 }]), 'a.docx')],
      422,
      'documents.file-archive',
      '/file',
    ],
    [
      'a ZIP bomb in an archive in a text document',
      [
        kind,
        file(
          docxOf([
            {
              name: 'word/embeddings/a.xlsx',
              bytes: zipOf([{ name: 'a', bytes: UNPACKED }]),
            },
          ]),
          'a.docx',
        ),
      ],
      422,
      'documents.file-archive',
      '/file',
    ],
    [
      'archives in archives in archives',
      [
        kind,
        file(
          docxOf([
            { name: 'a', bytes: zipOf([{ name: 'a', bytes: zipOf([{ name: 'a', bytes: zipOf([]) }]) }]) },
          ]),
          'a.docx',
        ),
      ],
      422,
      'documents.file-archive',
      '/file',
    ],
    [
      'an executable in a text document',
      [kind, file(docxOf([{ name: 'word/embeddings/a.bin', bytes: EXE }]), 'a.docx')],
      422,
      'documents.file-archive',
      '/file',
    ],
    [
      'a PDF that is an archive too',
      [kind, file(Buffer.concat([PDF, zipOf([{ name: 'a.class', bytes: Buffer.from('a') }])]), 'a.pdf')],
      422,
      'documents.file-archive',
      '/file',
    ],
    ['a device of Windows', [kind, file(PDF, 'CON.pdf')], 400, 'http.upload-invalid', '/file'],
    ['a name with a path', [kind, file(PDF, '../../etc/cron.d/a.pdf')], 400, 'http.upload-invalid', '/file'],
    ['a name with a path of Windows', [kind, file(PDF, 'C:\\\\a.pdf')], 400, 'http.upload-invalid', '/file'],
    [
      'a name that turns its direction',
      [kind, file(PDF, 'a\u202efdp.exe.pdf')],
      400,
      'http.upload-invalid',
      '/file',
    ],
    ['no file', [kind], 400, 'http.upload-invalid', '/file'],
    ['an empty file', [kind, file(Buffer.alloc(0), 'a.pdf')], 400, 'http.upload-invalid', '/file'],
    ['two files', [kind, file(PDF, 'a.pdf'), file(PDF, 'b.pdf')], 400, 'http.upload-invalid', '/file'],
    ['one field twice', [kind, kind, file(PDF, 'a.pdf')], 400, 'http.upload-invalid', '/kind'],
    [
      'one field twice, behind the file',
      [file(PDF, 'a.pdf'), kind, kind],
      400,
      'http.upload-invalid',
      '/kind',
    ],
    [
      'a reserved name',
      [kind, { name: '__proto__', value: '1' }, file(PDF, 'a.pdf')],
      400,
      'http.upload-invalid',
      null,
    ],
    [
      'too many fields',
      [...Array.from({ length: 30 }, (_, n) => ({ name: `f${n}`, value: '1' })), file(PDF, 'a.pdf')],
      400,
      'http.upload-invalid',
      null,
    ],
    [
      'a field that nobody knows',
      [kind, { name: 'color', value: 'red' }, file(PDF, 'a.pdf')],
      400,
      'http.invalid-request',
      '/color',
    ],
    ['no kind', [file(PDF, 'a.pdf')], 400, 'http.invalid-request', '/kind'],
    [
      'a field that is a file',
      [{ name: 'kind', value: 'photo', fileName: 'a.txt' }, file(PDF, 'a.pdf')],
      400,
      'http.upload-invalid',
      '/kind',
    ],
    [
      'a text that is none',
      [kind, { name: 'note', value: Buffer.from([0x61, 0xff, 0xfe]) }, file(PDF, 'a.pdf')],
      400,
      'http.malformed-text',
      '/note',
    ],
  ];

  it.each(refusals)('refuse %s, and keep nothing of it', async (_, parts, status, code, pointer) => {
    const before = await kept();
    const answer = await add(agent, parts);
    expect(answer).toMatchObject({
      status,
      body: { code, ...(pointer !== null && { errors: [{ pointer }] }) },
    });
    expect(await kept()).toEqual(before);
  });

  it('refuse what is no form, or one without a boundary, before it is read', async () => {
    for (const type of [
      'application/json',
      'multipart/form-data',
      'multipart/mixed; boundary=a',
      'application/pdf',
    ])
      expect(
        await agent.send({ method: 'POST', url: path, payload: PDF, headers: { 'content-type': type } }),
      ).toMatchObject({ status: 415 });
    const { type, body } = multipart([kind, file(PDF, 'a.pdf')]);
    const headers = { 'content-type': type, 'content-encoding': 'gzip' };
    expect(await agent.send({ method: 'POST', url: path, payload: body, headers })).toMatchObject({
      status: 415,
    });
  });

  it('refuse what is larger than a file may be, by its length at once and otherwise as soon as it is', async () => {
    const before = await kept();
    const large = Buffer.concat([PDF, Buffer.alloc(LARGEST_FILE)]);
    expect(await add(agent, [kind, file(large, 'a.pdf')])).toMatchObject({ status: 413 });
    expect(await kept()).toEqual(before);
    const most = Buffer.concat([PDF, randomBytes(LARGEST_FILE - PDF.length)]);
    expect(await add(agent, [kind, file(most, 'most.pdf')])).toMatchObject({ status: 201 });
  });

  describe('over a connection', () => {
    let port: number;
    let token: string;

    beforeAll(async () => {
      await room.other.listen(0, '127.0.0.1');
      port = (room.other.getHttpServer().address() as AddressInfo).port;
      ({ token } = agent as unknown as { token: string });
    });

    const head = (length: string, type: string): string =>
      `POST ${path} HTTP/1.1\r\nhost: localhost\r\nauthorization: Bearer ${token}\r\ncontent-type: ${type}\r\n${length}\r\n\r\n`;

    /** What is answered to these pieces; empty where the connection ends without. */
    function talk(
      pieces: AsyncIterable<Buffer | string> | Iterable<Buffer | string>,
      cut: boolean,
    ): Promise<string> {
      return new Promise((resolve) => {
        const socket = connect(port, '127.0.0.1');
        let answer = '';
        socket.on('error', () => undefined);
        socket.on('data', (piece) => {
          answer += piece.toString('latin1');
          if (/\r\n\r\n[^]*\}$/.test(answer)) socket.destroy();
        });
        socket.on('close', () => resolve(answer));
        socket.on('connect', () => {
          void (async (): Promise<void> => {
            for await (const piece of pieces) {
              if (socket.destroyed) return;
              if (!socket.write(piece))
                await new Promise((next) => socket.once('drain', next).once('close', next));
            }
            if (cut) socket.end();
          })();
        });
      });
    }

    it('refuses two gigabytes by their announced length, without reading any', async () => {
      const answer = await talk(
        [head(`content-length: ${2 * 1024 ** 3}`, 'multipart/form-data; boundary=a')],
        false,
      );
      expect(answer).toContain('413');
      expect(answer).toContain('http.body-too-large');
    });

    it('refuses two gigabytes that come in pieces of unknown number, in constant memory', async () => {
      const piece = Buffer.alloc(1024 * 1024);
      const chunk = Buffer.concat([
        Buffer.from(`${piece.length.toString(16)}\r\n`),
        piece,
        Buffer.from('\r\n'),
      ]);
      const start = `--a\r\ncontent-disposition: form-data; name="file"; filename="a.pdf"\r\n\r\n`;
      const before = process.memoryUsage().rss;
      let sent = 0;
      const stream = async function* (): AsyncGenerator<Buffer | string> {
        yield head('transfer-encoding: chunked', 'multipart/form-data; boundary=a');
        yield `${start.length.toString(16)}\r\n${start}\r\n`;
        for (; sent < 2048; sent += 1) yield await Promise.resolve(chunk);
      };
      const answer = await talk(stream(), true);
      expect(answer).toContain('413');
      expect(sent).toBeLessThan(2048);
      expect(process.memoryUsage().rss - before).toBeLessThan(150 * 1024 * 1024);
    });

    it('keeps nothing of a body that is cut, or ends before its last boundary', async () => {
      const before = await kept();
      const { type, body } = multipart([kind, file(Buffer.concat([PDF, randomBytes(100_000)]), 'a.pdf')]);
      const half = body.subarray(0, body.length / 2);
      await talk([head(`content-length: ${body.length}`, type), half], true);
      const ended = await talk([head(`content-length: ${half.length}`, type), half], false);
      expect(ended).toContain('http.upload-invalid');
      await delay(200);
      expect(await kept()).toEqual(before);
    });
  });

  describe('with a virus scanner', () => {
    const clamd = new FakeClamd();
    let app: NestFastifyApplication;
    const by = (): Client => agent.on(app);

    beforeAll(async () => {
      const address = await clamd.start();
      app = await startApp(room.database, {
        now: () => new Date(room.moment()),
        environment: { CLAMD_ADDRESS: address },
      });
    });
    afterAll(async () => {
      await app?.close();
      await clamd.stop();
    });

    it('are called clean once it has seen all of them', async () => {
      const bytes = Buffer.concat([PDF, randomBytes(200_000)]);
      expect(await add(by(), [kind, file(bytes, 'a.pdf')])).toMatchObject({
        status: 201,
        body: { file: { scan: 'clean' } },
      });
      expect(clamd.seen).toEqual([bytes.length]);
    });

    it('are refused with what it has found, and kept nowhere', async () => {
      const before = await kept();
      expect(
        await add(by(), [kind, file(Buffer.concat([PDF, Buffer.from('VIRUS')]), 'a.pdf')]),
      ).toMatchObject({
        status: 422,
        body: {
          code: 'documents.file-infected',
          errors: [{ pointer: '/file', detail: 'holds Test.Signature' }],
        },
      });
      expect(await kept()).toEqual(before);
    });

    it.each(['error', 'silence'] as const)('are not taken while it answers with %s', async (answer) => {
      clamd.answer = answer;
      const before = await kept();
      expect(await add(by(), [kind, file(Buffer.concat([PDF, randomBytes(8)]), 'a.pdf')])).toMatchObject({
        status: 503,
        body: { code: 'documents.scanner-unavailable' },
      });
      expect(await kept()).toEqual(before);
      clamd.answer = 'usual';
    });
  });

  it('are those of a claim that the sender sees', async () => {
    const nobody = `/api/v1/claims/01930000-0000-7000-8000-0000000000ff/documents`;
    expect(await upload<Problem>(agent, nobody, [kind, file(PDF, 'a.pdf')])).toMatchObject({
      status: 404,
      body: { code: 'claims.claim-not-found' },
    });
    expect(await agent.get(nobody)).toMatchObject({ status: 404 });
  });

  async function kept(): Promise<unknown> {
    return room.sql(
      `select (select count(*) from uploaded_files) as files, (select count(*) from claim_documents) as documents,
              (select count(*) from document_files) as bytes`,
    );
  }
});
