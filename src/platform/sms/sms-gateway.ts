export interface SmsMessage {
  /** E.164, such as +16145550123. */
  readonly to: string;
  readonly text: string;
}

/** Who puts short messages on their way. The network behind it is open to others, so nothing is sent that is good for long. */
export abstract class SmsGateway {
  /** False where there is none: whoever depends on a message should be told beforehand. */
  abstract readonly isSetUp: boolean;

  /** Throws SmsNotSent. */
  abstract send(message: SmsMessage): Promise<void>;
}

export class NoSmsGateway extends SmsGateway {
  readonly isSetUp = false;

  send(): Promise<void> {
    return Promise.reject(new SmsNotSent('SMS_GATEWAY_URL is not set'));
  }
}

/** Names neither the number nor the text: it goes to the log. */
export class SmsNotSent extends Error {
  override readonly name = 'SmsNotSent';
}
