import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { escapeHtml, markup, typed } from './html.js';

describe('markup', () => {
  it('escapes every value and none of its own words', () => {
    const name = `<script>"O'Neil" & \`sons\``;
    expect(markup`<b title="${name}">${name}</b>`.text).toBe(
      '<b title="&lt;script&gt;&quot;O&#39;Neil&quot; &amp; &#96;sons&#96;">' +
        '&lt;script&gt;&quot;O&#39;Neil&quot; &amp; &#96;sons&#96;</b>',
    );
  });

  it('takes in other markup, lists and numbers, and nothing for null', () => {
    expect(markup`<ul>${[1, 2].map((n) => markup`<li>${n}</li>`)}</ul>${null}`.text).toBe(
      '<ul><li>1</li><li>2</li></ul>',
    );
  });

  it('keeps what a person typed from turning the words around it', () => {
    expect(typed('\u202Eabc').text).toBe('<bdi>\u202Eabc</bdi>');
  });

  it('shows control characters as unknown ones', () => {
    expect(escapeHtml('a\u0000b\u001bc\u0085d\ne')).toBe('a\ufffdb\ufffdc\ufffdd\ne');
  });

  it('never lets a value begin or end a tag or an attribute', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(escapeHtml(text)).not.toMatch(/[<>"'`]/);
      }),
    );
  });
});
