import { describe, expect, it } from 'vitest';
import { toFragment, toHtml, type PageParts } from '../../client/src/page-html.ts';

const parts: PageParts = {
  title: 'Mirroring',
  body: '<p>See <code>istio/virtual-service-invalid-mirror</code> and <code>spec/mirror</code>.</p>',
  codes: ['istio/virtual-service-invalid-mirror'],
  concept: undefined,
  fragment: '',
  style: 'https://view/page.css',
  script: 'https://view/page.js',
  source: 'https://view',
};

describe('toHtml', () => {
  it('makes links of the codes that have a page, and of no other code', () => {
    const html = toHtml(parts);
    expect(html).toContain(
      '<a href="command:meshwright.showRule?%5B%22istio%2Fvirtual-service-invalid-mirror%22%5D"><code>',
    );
    expect(html).toContain('and <code>spec/mirror</code>');
  });

  it('offers the snippets of a concept', () => {
    expect(toHtml(parts)).not.toContain('meshwright.insert');
    expect(toHtml({ ...parts, concept: 'mirroring' })).toContain(
      'command:meshwright.insert?%5B%22mirroring%22%5D',
    );
  });

  it('lets no text out of its attribute', () => {
    expect(toHtml({ ...parts, fragment: '"><script>' })).toContain('data-fragment="&quot;>&lt;script>"');
  });

  it('allows styles and scripts of the view only', () => {
    expect(toHtml(parts)).toContain("default-src 'none'; style-src https://view; script-src https://view;");
  });
});

describe('toFragment', () => {
  it.each([
    ['At a glance', 'at-a-glance'],
    ['Gateway API', 'gateway-api'],
    ['What differs?', 'what-differs'],
    ['', ''],
  ])('gives %j the id %j', (heading, id) => {
    expect(toFragment(heading)).toBe(id);
  });
});
