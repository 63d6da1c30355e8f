import { describe, expect, it } from '@jest/globals';
import { MIN_OWN_LENGTH } from './password-policy.js';
import { chosenLength } from './typed-patterns.js';

describe('what somebody chose of a password', () => {
  it.each([
    'qwertyuiopasdfghjklzxcvbnm',
    'QWERTYUIOPASDFGHJKLZXCVBNM',
    'qwertyuiopasdfghjklzxcvbnm'.repeat(3),
    'mnbvcxzlkjhgfdsapoiuytrewq',
    'qwertzuiopasdfghjklyxcvbnm',
    'azertyuiopqsdfghjklmwxcvbn',
    'йцукенгшщзхъфывапролджэячсмитьбю',
    '1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik,9ol.0p;/',
    '!QAZ@WSX#EDC$RFV%TGB^YHN',
    'zaq1xsw2cde3vfr4bgt5',
    'qazxswedcvfrtgbnhyujm',
    'qpwoeirutyalskdjfhgzmxncbv',
    'abcdefghijklmnopqrstuvwxyz',
    'zyxwvutsrqponmlkjihgfedcba',
    'acegikmoqsuwybdfhjlnprtvxz',
    'abcdefghijklmnopqrstuvwxyz0123456789',
    'a1b2c3d4e5f6g7h8i9',
    'абвгдежзийклмнопрстуфхцчшщъыьэюя',
    'αβγδεζηθικλμνξοπρστυφχψω',
    'aaaaaaaaaaaaaaaaaaaa',
    'abcabcabcabcabcabcabc',
    'qwerty123456qwerty123456',
    'asdfasdfjkl;jkl;asdf',
    '147258369147258369',
    '01234567890123456789',
  ])('is little of %s', (password) => {
    expect(chosenLength(password)).toBeLessThan(MIN_OWN_LENGTH);
  });

  it.each([
    'correct horse battery staple',
    'fifteen letters',
    'nine slow rivers under glass',
    'seven quiet lamps',
    'were we there yesterday',
    'property of the sea',
    'три весёлых кота на крыше',
    'xK9#mP2$vL7@nQ4!',
  ])('is enough of %s', (password) => {
    expect(chosenLength(password)).toBeGreaterThanOrEqual(MIN_OWN_LENGTH);
  });
});
