export interface SmsMessage {
  /** E.164, such as +16145550123. */
  readonly to: string;
  readonly text: string;
}

/** Sends text messages. The network behind it is not secure, so messages contain nothing that is valid for long. */
export abstract class SmsGateway {
  /** False if no gateway is configured; tell people who depend on a message beforehand. */
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

/** The message could not be sent. The error contains neither number nor text, because it is logged. */
export class SmsNotSent extends Error {
  override readonly name = 'SmsNotSent';
}
