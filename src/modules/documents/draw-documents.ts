import { Inject, Injectable } from '@nestjs/common';
import { RequestContext } from '@mikro-orm/core';
import { EntityManager } from '@mikro-orm/postgresql';
import type { Logger } from 'pino';
import { loggableError } from '../../platform/http/database-faults.js';
import { LOG } from '../../platform/logging/logger.js';
import { DomainError } from '../../shared/errors.js';
import { DocumentStore, sha256Of } from './document-store.js';
import { documentError } from './documents.errors.js';
import { rendererSha256 } from './render/fingerprint.js';
import { Renderer } from './render/renderer.js';
import type { Rendition, UndrawnDocument } from './rendition.js';
import { TEMPLATE_VERSION } from './template-version.js';
import { UndrawnStore } from './undrawn.store.js';

/** Few enough that whoever stops in the middle does not hold back many. */
const BATCH = 20;

type DrawnForm = readonly [Buffer, Rendition];

/**
 * Draws what was issued, outside of any transaction: no connection and no lock is held meanwhile. Two who draw the same
 * document come to the same bytes, so it needs no lock either; the first to write it down is who drew it.
 */
@Injectable()
export class DrawDocuments {
  private readonly underWay = new Map<string, Promise<void>>();

  constructor(
    private readonly em: EntityManager,
    private readonly store: UndrawnStore,
    private readonly files: DocumentStore,
    private readonly renderer: Renderer,
    @Inject(LOG) private readonly log: Logger,
  ) {}

  /** For somebody who wants to read it now; several who come at once wait for one drawing. Throws 503 when it fails. */
  one(id: string): Promise<void> {
    const begun = this.underWay.get(id);
    if (begun) return begun;
    const drawing = RequestContext.create(this.em, () => this.now(id)).finally(() =>
      this.underWay.delete(id),
    );
    this.underWay.set(id, drawing);
    return drawing;
  }

  /** Some of the oldest; how many of them are now drawn. */
  async batch(signal: AbortSignal): Promise<number> {
    for (const id of await this.store.park()) this.log.error({ document: id }, 'document given up');
    const claimed = await this.store.claim(BATCH);
    let drawn = 0;
    for (const [index, document] of claimed.entries()) {
      // Readers come first: when they keep the renderer busy, the rest waits for the next run.
      if (signal.aborted || this.renderer.isBusy) {
        await this.store.release(claimed.slice(index).map(({ id }) => id));
        break;
      }
      if (await this.attempt(document)) drawn += 1;
    }
    return drawn;
  }

  private async now(id: string): Promise<void> {
    const document = await this.store.find(id);
    // Somebody else was faster.
    if (!document) return;
    if (!(await this.attempt(document))) throw documentError('documents.not-drawn');
  }

  /** False when it cannot be drawn, which is written down. Throws when the fault is not the document's. */
  private async attempt(document: UndrawnDocument): Promise<boolean> {
    const drawing = this.drawn(document).catch(async (error: unknown) => {
      if (error instanceof DomainError) throw error;
      this.log.error({ document: document.id, err: loggableError(error) }, 'document not drawn');
      await this.store.failed(document.id, reasonOf(error));
      return null;
    });
    const found = await drawing;
    if (!found) return false;
    await this.keep(document, found);
    return true;
  }

  private async drawn({ content, contentSha256 }: UndrawnDocument): Promise<readonly DrawnForm[]> {
    if (sha256Of(content) !== contentSha256) throw new Error('Its words are not those that were issued');
    const { pdf, html, pages } = await this.renderer.draw(content);
    return [withHash('pdf', Buffer.from(pdf), pages), withHash('html', Buffer.from(html, 'utf8'), null)];
  }

  private async keep({ id }: UndrawnDocument, drawn: readonly DrawnForm[]): Promise<void> {
    await this.files.put(drawn.map(([bytes]) => bytes));
    const stands = await this.store.drawn(
      id,
      drawn.map(([, rendition]) => rendition),
    );
    for (const [, { format, sha256, rendererSha256: by }] of drawn) {
      const other = stands.find((each) => each.format === format && each.sha256 !== sha256);
      // Another version of the application may have drawn it meanwhile; the same one has no excuse.
      if (other?.rendererSha256 === by)
        this.log.error({ document: id, format, sha256, stands: other.sha256 }, 'document drawn in two ways');
    }
  }
}

function withHash(format: Rendition['format'], bytes: Buffer, pages: number | null): DrawnForm {
  const made = { templateVersion: TEMPLATE_VERSION, rendererSha256: rendererSha256() };
  return [bytes, { format, sha256: sha256Of(bytes), pages, ...made }];
}

/** For staff; what the compiler says about a template quotes no data but what stands in it. */
function reasonOf(error: unknown): string {
  return error instanceof Error ? `${error.name}: ${error.message}`.slice(0, 500) : 'Unknown';
}
