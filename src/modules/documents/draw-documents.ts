import { Inject, Injectable } from '@nestjs/common';
import { RequestContext } from '@mikro-orm/core';
import { EntityManager } from '@mikro-orm/postgresql';
import type { Logger } from 'pino';
import { sha256Of } from '../../platform/files/file-store.js';
import { loggableError } from '../../platform/http/database-faults.js';
import { apartFromRequest } from '../../platform/http/request-context.js';
import { LOG } from '../../platform/logging/logger.js';
import { DomainError } from '../../shared/errors.js';
import { documentError } from './documents.errors.js';
import { rendererSha256 } from './render/fingerprint.js';
import { Renderer } from './render/renderer.js';
import type { Rendition, DocumentToDraw } from './rendition.js';
import { DocumentFiles } from './store/document-files.js';
import { TEMPLATE_VERSION } from './template-version.js';
import { PendingDocumentsStore } from './pending-documents.store.js';

/** Small, so that a process that stops in the middle holds back few documents. */
const BATCH = 20;

/** Renditions of each document: PDF and page. */
const FORMS = 2;

type DrawnForm = readonly [Buffer, Rendition];

/**
 * Draws issued documents outside of transactions, so that no connection or lock is held meanwhile. Two processes that draw
 * the same document get the same bytes, so no lock is needed; the first to store it wins. The job takes batches of 20 under
 * a lease of one minute, every ten seconds if anything waits, and stores a batch at once. Gauges show how many wait, how old
 * the oldest is and how many were parked (`documents_waiting`, `documents_oldest_waiting_seconds`, `documents_parked`);
 * beyond one minute a warning is logged. A failed document is tried again after growing pauses, and parked with its reason
 * after five attempts; a reader's request tries it again.
 */
@Injectable()
export class DrawDocuments {
  private readonly underWay = new Map<string, Promise<void>>();

  constructor(
    private readonly em: EntityManager,
    private readonly store: PendingDocumentsStore,
    private readonly files: DocumentFiles,
    private readonly renderer: Renderer,
    @Inject(LOG) private readonly log: Logger,
  ) {}

  /** Draws a document for a reader; simultaneous readers share one drawing. Throws 503 when it fails. */
  one(id: string): Promise<void> {
    const begun = this.underWay.get(id);
    if (begun) return begun;
    const drawing = apartFromRequest(() => RequestContext.create(this.em, () => this.now(id))).finally(() =>
      this.underWay.delete(id),
    );
    this.underWay.set(id, drawing);
    return drawing;
  }

  /**
   * Draws some of the oldest documents; returns how many were drawn. They are stored together, because storing one takes as
   * long as drawing it.
   */
  async batch(signal: AbortSignal): Promise<number> {
    for (const id of await this.store.park()) this.log.error({ document: id }, 'document given up');
    const claimed = await this.store.claim(BATCH);
    const drawn: DrawnForm[] = [];
    for (const [index, document] of claimed.entries()) {
      // Readers come first: while they keep the renderer busy, the rest of the batch is left to the next run.
      if (signal.aborted || this.renderer.isBusy) {
        await this.store.release(claimed.slice(index).map(({ id }) => id));
        break;
      }
      drawn.push(...(await this.attempt(document)));
    }
    await this.keepClaimed(drawn);
    return drawn.length / FORMS;
  }

  private async now(id: string): Promise<void> {
    const document = await this.store.find(id);
    // Another process has drawn it already.
    if (!document) return;
    const drawn = await this.attempt(document);
    if (drawn.length === 0) throw documentError('documents.not-drawn');
    await this.keep(drawn);
  }

  /** Empty when the document cannot be drawn, which is recorded. Throws when the document is not the cause. */
  private async attempt(document: DocumentToDraw): Promise<readonly DrawnForm[]> {
    try {
      return await this.drawn(document);
    } catch (error) {
      if (error instanceof DomainError) throw error;
      this.log.error({ document: document.id, err: loggableError(error) }, 'document not drawn');
      await this.store.failed(document.id, reasonOf(error));
      return [];
    }
  }

  private async drawn({ id, content, contentSha256 }: DocumentToDraw): Promise<readonly DrawnForm[]> {
    if (sha256Of(content) !== contentSha256) throw new Error('Its words are not those that were issued');
    const { pdf, html, pages, missingGlyphs } = await this.renderer.draw(content);
    if (missingGlyphs.length > 0)
      this.log.warn(
        { document: id, missing: missingGlyphs.length },
        'document with characters that no font has',
      );
    const made = { documentId: id, templateVersion: TEMPLATE_VERSION, rendererSha256: rendererSha256() };
    return [
      withHash(Buffer.from(pdf), { ...made, format: 'pdf', pages, missingGlyphs }),
      withHash(Buffer.from(html, 'utf8'), { ...made, format: 'html', pages: null, missingGlyphs: null }),
    ];
  }

  /** If storing fails, the documents are not the cause: no attempt is counted, and the next run draws them again. */
  private async keepClaimed(drawn: readonly DrawnForm[]): Promise<void> {
    try {
      await this.keep(drawn);
    } catch (error) {
      await this.store.release([...new Set(drawn.map(([, { documentId }]) => documentId))]);
      throw error;
    }
  }

  private async keep(drawn: readonly DrawnForm[]): Promise<void> {
    if (drawn.length === 0) return;
    await this.files.put(drawn.map(([bytes]) => bytes));
    const stands = await this.store.drawn(drawn.map(([, rendition]) => rendition));
    for (const [, { documentId: id, format, sha256, rendererSha256: by }] of drawn) {
      const other = stands.find(
        (each) => each.documentId === id && each.format === format && each.sha256 !== sha256,
      );
      // Another version of the application may draw different bytes; the same version must not.
      if (other?.rendererSha256 === by)
        this.log.error({ document: id, format, sha256, stands: other.sha256 }, 'document drawn in two ways');
    }
  }
}

function withHash(bytes: Buffer, rendition: Omit<Rendition, 'sha256'>): DrawnForm {
  return [bytes, { ...rendition, sha256: sha256Of(bytes) }];
}

/** For staff. The compiler's messages quote the template and only those data that it contains. */
function reasonOf(error: unknown): string {
  return error instanceof Error ? `${error.name}: ${error.message}`.slice(0, 500) : 'Unknown';
}
