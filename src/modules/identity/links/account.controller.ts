import { Body, Controller, Get, HttpCode, Post, Query, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Public } from '../../../platform/http/access.js';
import type { FormPage } from '../../../platform/http/html/form-page.js';
import { sendPage } from '../../../platform/http/html/form-page.js';
import { AcceptsText } from '../../../platform/http/route-options.js';
import { DomainError } from '../../../shared/errors.js';
import { MAX_EMAIL_LENGTH } from '../domain/email-address.js';
import { AccountLinks } from './account-links.js';
import { askPage, askedPage, busyPage, choosePage, chosenPage, overPage } from './account.pages.js';
import { ChoosePassword } from './choose-password.js';
import { RequestReset } from './request-reset.js';

const FORM = 'application/x-www-form-urlencoded';
const EMAIL = /^[^\s@]+@[^\s@]+$/;

/** Pages for people who cannot sign in. They need no script, and errors are pages too. */
@ApiExcludeController()
@Controller('account')
export class AccountController {
  constructor(
    private readonly requestReset: RequestReset,
    private readonly choosePassword: ChoosePassword,
    private readonly links: AccountLinks,
  ) {}

  @Get('reset')
  @Public()
  ask(@Res() reply: FastifyReply): void {
    show(reply, 200, askPage());
  }

  @Post('reset')
  @Public()
  @HttpCode(200)
  @AcceptsText(FORM)
  async asked(@Body() body: string, @Res() reply: FastifyReply): Promise<void> {
    const email = fieldOf(body, 'email').trim();
    if (!EMAIL.test(email) || email.length > MAX_EMAIL_LENGTH)
      return show(reply, 400, askPage('That is no e-mail address.'));
    await this.answer(reply, async () => {
      await this.requestReset.run(email);
      show(reply, 200, askedPage());
    });
  }

  /** Mail scanners open links too, so opening one does not use it. */
  @Get('password')
  @Public()
  async choose(@Query('token') token: unknown, @Res() reply: FastifyReply): Promise<void> {
    const link = typeof token === 'string' ? await this.links.find(token) : null;
    if (!link) return show(reply, 404, overPage());
    show(reply, 200, choosePage(String(token), link.kind === 'invitation'));
  }

  @Post('password')
  @Public()
  @HttpCode(200)
  @AcceptsText(FORM)
  async chosen(@Body() body: string, @Res() reply: FastifyReply): Promise<void> {
    const token = fieldOf(body, 'token');
    await this.answer(reply, async () => {
      const password = fieldOf(body, 'password');
      try {
        await this.choosePassword.run(token, password);
      } catch (error) {
        if (!(error instanceof DomainError) || error.code !== 'identity.password-refused') throw error;
        const link = await this.links.find(token);
        const detail = error.details.errors?.[0]?.detail ?? error.title;
        return show(reply, 422, choosePage(token, link?.kind === 'invitation', `The password ${detail}.`));
      }
      show(reply, 200, chosenPage());
    });
  }

  private async answer(reply: FastifyReply, work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      if (error.details.retryAfter !== undefined) reply.header('retry-after', error.details.retryAfter);
      if (error.code === 'identity.link-over') return show(reply, 404, overPage());
      if (error.kind === 'too-many-requests') return show(reply, 429, busyPage());
      if (error.kind === 'unavailable') return show(reply, 503, busyPage());
      throw error;
    }
  }
}

/** A field of a form; empty if it is missing or repeated. */
function fieldOf(body: unknown, name: string): string {
  const values = typeof body === 'string' ? new URLSearchParams(body).getAll(name) : [];
  return values.length === 1 ? (values[0] as string).replaceAll('\0', '') : '';
}

function show(reply: FastifyReply, status: number, content: FormPage): void {
  void sendPage(reply.code(status), content);
}
