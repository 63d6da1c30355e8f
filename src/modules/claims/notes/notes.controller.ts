import { Body, Controller, Get, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Allow, CurrentActor } from '../../../platform/http/access.js';
import { IdParam } from '../../../platform/http/id-param.js';
import { Idempotent } from '../../../platform/http/idempotency.js';
import { Problems } from '../../../platform/http/problems.decorator.js';
import type { Actor } from '../../../shared/actor.js';
import { NoteResponse, NotesOfClaimResponse, WriteNoteRequest } from './notes.dto.js';
import { ClaimNotes } from './notes.js';

@ApiTags('claims')
@Controller('claims/:id/notes')
export class ClaimNotesController {
  constructor(private readonly notes: ClaimNotes) {}

  @Post()
  @Allow('claims.write-notes')
  @Idempotent()
  @ApiOperation({
    operationId: 'writeClaimNote',
    summary: 'Write something down about a claim',
    description: 'A note is never changed: one that was wrong is corrected by another.',
  })
  @ApiCreatedResponse({ type: NoteResponse })
  @Problems('claims.claim-not-found', 'claims.audience-beyond', 'claims.note-not-correctable')
  write(
    @CurrentActor() actor: Actor,
    @IdParam() id: string,
    @Body() body: WriteNoteRequest,
  ): Promise<NoteResponse> {
    return this.notes.write(actor, id, body);
  }

  @Get()
  @Allow('claims.read')
  @ApiOperation({
    operationId: 'listClaimNotes',
    summary: 'See the notes of a claim that are for the caller',
  })
  @ApiOkResponse({ type: NotesOfClaimResponse })
  @Problems('claims.claim-not-found')
  read(@CurrentActor() actor: Actor, @IdParam() id: string): Promise<NotesOfClaimResponse> {
    return this.notes.ofClaim(actor, id);
  }
}
