import { concernsLinkerd } from '../../workspace/linkerd-routes.ts';
import { texts } from '../shared/texts.ts';
import { renameFix } from '../shared/rename-fix.ts';
import { defineRule } from '../rule.ts';
import { HTTP_ROUTE, LINKERD_HTTP_ROUTE } from './shared/kinds.ts';
import { scalar, select } from '../../yaml/select.ts';

/** Refused by the webhook of the policy controller (policy-controller/src/admission.rs, `validate_filter`, `validate_match`). */
export const routeRelativePath = defineRule({
  id: 'linkerd/route-relative-path',
  title: 'Start paths with a slash',
  severity: 'error',
  kinds: [LINKERD_HTTP_ROUTE, HTTP_ROUTE],
  fixable: 'suggestion',
  explains: ['schema/wrong-format'],
  *check(route, { settings }) {
    if (!concernsLinkerd(route, settings.meshes)) return;
    const redirects = ['replaceFullPath', 'replacePrefixMatch'].flatMap((field) =>
      texts(route.root, `spec.rules[*].filters[*].requestRedirect.path.${field}`),
    );
    // In the group of the Gateway API its own schema judges matches.
    const matches = route.key === HTTP_ROUTE ? [] : select(route.root, 'spec.rules[*].matches[*].path');
    const values = matches.flatMap((path) =>
      scalar(path, 'type')?.text === 'RegularExpression' ? [] : texts(path, 'value'),
    );
    for (const path of [...redirects, ...values]) {
      if (path.text.startsWith('/')) continue;
      yield {
        at: path,
        message: `"${path.text}" does not start with a slash, and Linkerd refuses relative paths. Write the path from the root on.`,
        fixes: [renameFix(route, path, `/${path.text}`)],
      };
    }
  },
});
