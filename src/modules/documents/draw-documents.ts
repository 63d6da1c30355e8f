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

/** Few enough that whoever stops in the middle does not hold back many. */
const BATCH = 20;

/** Renditions of each document: PDF and page. */
const FORMS = 2;

type DrawnForm = readonly [Buffer, Rendition];

/**
 * Draws what was issued, outside of any transaction: no connection and no lock is held meanwhile. Two who draw the same
 * document come to the same bytes, so it needs no lock either; the first to write it down is who drew it.
 *
 * The job takes batches of 20 under a lease of a minute, every ten seconds when something waits, and writes each batch down at once. How
 * many wait, for how long the oldest has, and how many were given up are gauges (`documents_waiting`, `documents_oldest_waiting_seconds`,
 * `documents_parked`); beyond a minute a warning is logged. What fails is tried again later and later, and parked with its reason after
 * five attempts; whoever reads it tries again.
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

  /** For somebody who wants to read it now; several who come at once wait for one drawing. Throws 503 when it fails. */
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
   * Some of the oldest; how many of them are now drawn. They are written down together: alone, each would wait for the
   * database as long as it takes to be drawn.
   */
  async batch(signal: AbortSignal): Promise<number> {
    for (const id of await this.store.park()) this.log.error({ document: id }, 'document given up');
    const claimed = await this.store.claim(BATCH);
    const drawn: DrawnForm[] = [];
    for (const [index, document] of claimed.entries()) {
      // Readers come first: when they keep the renderer busy, the rest waits for the next run.
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
    // Somebody else was faster.
    if (!document) return;
    const drawn = await this.attempt(document);
    if (drawn.length === 0) throw documentError('documents.not-drawn');
    await this.keep(drawn);
  }

  /** Nothing when it cannot be drawn, which is written down. Throws when the fault is not the document's. */
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

  /** When they cannot be written down, that is no fault of theirs: no attempt is counted, and the next run draws them again. */
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
      // Another version of the application may have drawn it meanwhile; the same one has no excuse.
      if (other?.rendererSha256 === by)
        this.log.error({ document: id, format, sha256, stands: other.sha256 }, 'document drawn in two ways');
    }
  }
}

function withHash(bytes: Buffer, rendition: Omit<Rendition, 'sha256'>): DrawnForm {
  return [bytes, { ...rendition, sha256: sha256Of(bytes) }];
}

/** For staff; what the compiler says about a template quotes no data but what stands in it. */
function reasonOf(error: unknown): string {
  return error instanceof Error ? `${error.name}: ${error.message}`.slice(0, 500) : 'Unknown';
}
