import { replaceText } from '../../yaml/edit.ts';
import type { ScalarNode, YamlNode } from '../../yaml/nodes.ts';
import { child, select } from '../../yaml/select.ts';
import { closest } from '../../util/closest.ts';
import { defineRule, type Finding, type Resource } from '../rule.ts';
import { isPartial } from '../shared/partial.ts';
import { anchor } from '../shared/anchor.ts';
import { isCidr, isIpAddress } from '../shared/ip-address.ts';
import { isEmptyList, texts } from '../shared/texts.ts';
import { AUTHORIZATION_POLICY } from './shared/kinds.ts';

const KEYS: readonly string[] = [
  'source.ip',
  'remote.ip',
  'source.namespace',
  'source.serviceAccount',
  'source.principal',
  'source.trustDomain',
  'request.auth.principal',
  'request.auth.audiences',
  'request.auth.presenter',
  'destination.ip',
  'destination.port',
  'connection.sni',
];
/** Keys with a name in brackets. */
const NAMED_KEY =
  /^(?:request\.headers|request\.auth\.claims|experimental\.envoy\.filters\.[^[\]]+)(?:\[[^[\]]+\])+$/;

/** Keys of old, and what to use instead. */
const REMOVED_KEYS: ReadonlyMap<string, string> = new Map([
  ['destination.namespace', 'the namespace of the policy'],
  ['destination.labels', '"selector"'],
  ['destination.name', '"selector"'],
  ['destination.user', '"selector"'],
]);

/** Source: Istio webhook, security.ValidateAttribute. */
export const authorizationPolicyInvalidCondition = defineRule({
  id: 'istio/authorization-policy-invalid-condition',
  title: 'Use the condition keys that Istio knows, with values of their form',
  severity: 'error',
  kinds: [AUTHORIZATION_POLICY],
  fixable: 'suggestion',
  upstream: ['IST0106'],
  *check(resource) {
    for (const condition of select(resource.root, 'spec.rules[*].when[*]')) {
      const key = texts(condition, 'key')[0];
      if (key === undefined) continue;
      const mayHaveValues = isPartial(resource);
      yield* checkKey(resource, key);
      if (
        isEmptyList(child(condition, 'values')) &&
        isEmptyList(child(condition, 'notValues')) &&
        !mayHaveValues &&
        key.text !== ''
      ) {
        yield {
          at: key,
          message: `The condition on "${key.text}" has no values. Add "values" or "notValues".`,
        };
      }
      yield* checkValues(condition, key.text);
    }
  },
});

function* checkKey(resource: Resource, key: ScalarNode): Iterable<Finding> {
  const { text } = key;
  if (text === '') {
    yield { at: anchor(key), message: 'The condition has no key. Write one such as "source.ip".' };
    return;
  }
  if (KEYS.includes(text) || NAMED_KEY.test(text)) return;
  const removed = [...REMOVED_KEYS].find(([name]) => text === name || text.startsWith(`${name}[`));
  if (removed !== undefined) {
    yield { at: key, message: `"${text}" is no longer a condition. Use ${removed[1]} instead.` };
    return;
  }
  const near = nearestKey(text);
  yield {
    at: key,
    message: `"${text}" is no condition that Istio knows. Write ${near === undefined ? 'one such as "request.headers[x-user]"' : `"${near}"`}.`,
    fixes:
      near === undefined
        ? []
        : [
            {
              title: `Change to "${near}"`,
              kind: 'suggestion',
              edits: () => [replaceText(resource.document, key, near)],
            },
          ],
  };
}

/** The key that was meant, its name in brackets kept: `request.header[x]`, `request.headers.x`. */
function nearestKey(text: string): string | undefined {
  const dotted = /^(request\.headers|request\.auth\.claims)\.([^[\]]+)$/.exec(text);
  if (dotted !== null) return `${dotted[1] ?? ''}[${dotted[2] ?? ''}]`;
  const bracket = text.indexOf('[');
  if (bracket === -1) return closest(text, KEYS);
  const near = closest(text.slice(0, bracket), ['request.headers', 'request.auth.claims']);
  const repaired = near === undefined ? '' : near + text.slice(bracket);
  return NAMED_KEY.test(repaired) ? repaired : undefined;
}

function* checkValues(condition: YamlNode, key: string): Iterable<Finding> {
  for (const value of [...texts(condition, 'values[*]'), ...texts(condition, 'notValues[*]')]) {
    if (/^(?:source|remote|destination)\.ip$/.test(key) && !isIpAddress(value.text) && !isCidr(value.text)) {
      yield {
        at: anchor(value),
        message: `"${value.text}" is neither an IP address nor a network. Write one such as "10.0.0.0/8".`,
      };
    } else if (
      key === 'destination.port' &&
      !(/^[0-9]{1,5}$/.test(value.text) && Number(value.text) <= 65535)
    ) {
      yield {
        at: anchor(value),
        message: `"${value.text}" is no port. Write a number in quotes, such as "8080".`,
      };
    } else if (!key.includes('[') && value.text === '') {
      yield { at: anchor(value), message: `"${key}" has an empty value. Write a value, or remove it.` };
    }
  }
}
