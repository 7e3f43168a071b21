import { expect, it } from 'vitest';
import { escapeHtml } from '../../src/media/escape_html.ts';

it('escapes every sign that could end a text or an attribute', () => {
  expect(escapeHtml(`<&>"'`)).toBe('&lt;&amp;&gt;&quot;&#39;');
});
