import { select } from '../../yaml/select.ts';
import { defineRule } from '../rule.ts';
import { texts } from '../shared/texts.ts';
import { renameFix } from '../shared/rename-fix.ts';

/** A path is the whole of it, from its first slash. Source: Gateway API, HTTPPathMatch (CEL). */
export const pathWithoutSlash = defineRule({
  id: 'gateway-api/path-without-slash',
  title: 'Begin paths with a slash',
  severity: 'error',
  kinds: ['HTTPRoute.gateway.networking.k8s.io'],
  fixable: 'suggestion',
  upstream: ['GW-HR-003'],
  explains: ['schema/wrong-format'],
  *check(route) {
    for (const path of select(route.root, 'spec.rules[*].matches[*].path')) {
      const type = select(path, 'type')[0];
      const name =
        type === undefined ? 'PathPrefix' : type.kind === 'scalar' && !type.masked ? type.text : '';
      if (name !== 'PathPrefix' && name !== 'Exact') continue;
      for (const value of texts(path, 'value')) {
        if (value.text === '' || value.text.startsWith('/')) continue;
        const isPath = /^[\w.~-]+(?:\/[\w.~-]+)*\/?$/.test(value.text);
        yield {
          at: value,
          message: `"${value.text}" does not start with "/", as every path does. ${isPath ? 'Add it.' : 'Write the path of the requests.'}`,
          fixes: isPath ? [renameFix(route, value, `/${value.text}`)] : [],
        };
      }
    }
  },
});
