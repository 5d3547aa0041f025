import { re2Fault } from '../shared/re2-syntax.ts';
import { texts } from '../shared/texts.ts';
import { defineRule } from '../rule.ts';
import { SERVICE_PROFILE } from './shared/kinds.ts';
import { requestConditions } from './shared/profile-conditions.ts';

/** A route whose expression does not compile matches nothing; the proxy tells of it in its log only. */
export const serviceProfileRegex = defineRule({
  id: 'linkerd/service-profile-regex',
  title: 'Write regular expressions that compile',
  severity: 'warning',
  kinds: [SERVICE_PROFILE],
  upstream: ['L5D-SP-009'],
  *check(profile) {
    for (const path of requestConditions(profile).flatMap((condition) => texts(condition, 'pathRegex'))) {
      const fault = re2Fault(path.text);
      if (fault === undefined) continue;
      yield {
        at: path,
        message: `"${path.text}" is no regular expression: ${fault}. Correct it, or the route matches no request.`,
      };
    }
  },
});
