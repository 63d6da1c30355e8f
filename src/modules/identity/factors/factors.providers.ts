import { AddAuthenticator } from './add-authenticator.js';
import { Challenges } from './challenges.js';
import { CheckCode } from './check-code.js';
import { FactorLetters } from './factor-letters.js';
import { Factors } from './factors.store.js';
import { ResetFactors } from './reset-factors.js';
import { SecondStep } from './second-step.js';
import { TrustedDevices } from './trusted-devices.js';

export const FACTORS = [
  Factors,
  Challenges,
  CheckCode,
  AddAuthenticator,
  SecondStep,
  TrustedDevices,
  ResetFactors,
  FactorLetters,
];
