import { describe, expect, it } from '@jest/globals';
import { USER_SCHEMA } from './scim-documents.js';
import { wantsAttribute, projected, projectionOf } from './scim-projection.js';

const USER = {
  schemas: [USER_SCHEMA],
  id: '1',
  userName: 'a',
  name: { givenName: 'b', familyName: 'c' },
  emails: [{ value: 'd', type: 'work' }],
};

describe('the attributes of an answer', () => {
  it.each([
    [{}, USER],
    [{ attributes: '' }, USER],
    [{ attributes: ' userName,  NAME.familyname' }, { userName: 'a', name: { familyName: 'c' } }],
    [{ attributes: 'name,name.familyName' }, { name: USER.name }],
    [{ attributes: `${USER_SCHEMA}:emails.value` }, { emails: [{ value: 'd' }] }],
    [{ attributes: 'shoeSize' }, {}],
    [{ attributes: 'toString,__proto__' }, {}],
    [{ excludedAttributes: 'emails, name' }, { userName: 'a' }],
    [{ excludedAttributes: 'id,schemas,userName,emails.type,name' }, { emails: [{ value: 'd' }] }],
    [{ attributes: 'userName,emails', excludedAttributes: 'emails' }, { userName: 'a' }],
  ])('by %j', (query, kept) => {
    const { schemas, id } = USER;
    expect(projected(USER, projectionOf(query))).toEqual({ schemas, id, ...kept });
  });

  it('are looked up only where they are asked for', () => {
    expect(wantsAttribute(projectionOf({ attributes: 'members.value' }), 'members')).toBe(true);
    expect(wantsAttribute(projectionOf({ attributes: 'displayName' }), 'members')).toBe(false);
    expect(wantsAttribute(projectionOf({ excludedAttributes: 'MEMBERS' }), 'members')).toBe(false);
  });
});
