import { AddAuthenticator } from './add-authenticator.js';
import { Challenges } from './challenges.js';
import { CheckCode } from './check-code.js';
import { FactorLetters } from './factor-letters.js';
import { Factors } from './factors.store.js';
import { AddPasskey } from './passkeys/add-passkey.js';
import { CheckPasskey } from './passkeys/check-passkey.js';
import { PasskeyCeremonies } from './passkeys/passkey-ceremonies.js';
import { Passkeys } from './passkeys/passkeys.store.js';
import { OwnFactors } from './own-factors.js';
import { ResetFactors } from './reset-factors.js';
import { SecondStep } from './second-step.js';
import { AddPhone } from './sms/add-phone.js';
import { SendCode } from './sms/send-code.js';
import { TrustedDevices } from './trusted-devices.js';

export const FACTORS = [
  Passkeys,
  PasskeyCeremonies,
  AddPasskey,
  CheckPasskey,
  Factors,
  Challenges,
  CheckCode,
  AddAuthenticator,
  SecondStep,
  TrustedDevices,
  OwnFactors,
  ResetFactors,
  FactorLetters,
  SendCode,
  AddPhone,
];
