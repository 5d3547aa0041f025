import { insertPair } from '../../yaml/edit.ts';
import type { YamlNode } from '../../yaml/nodes.ts';
import { child, scalar, select } from '../../yaml/select.ts';
import { defineRule, type Finding } from '../rule.ts';
import { anchor, keyAnchor } from '../shared/anchor.ts';
import { isEmptyList, isSet, setText, texts } from '../shared/texts.ts';
import { AUTHORIZATION_POLICY } from './shared/kinds.ts';

/** What an external authorizer is asked before: who the caller is, is not known yet. */
const IDENTITY_FIELDS = [
  'namespaces',
  'principals',
  'requestPrincipals',
  'serviceAccounts',
  'trustDomains',
].flatMap((field) => [field, `not${field.charAt(0).toUpperCase()}${field.slice(1)}`]);
const IDENTITY_KEY = /^(?:source\.(?:namespace|serviceAccount|trustDomain|principal)|request\.auth\..*)$/s;

/** Source: Istio webhook, ValidateAuthorizationPolicy. */
export const authorizationPolicyAction = defineRule({
  id: 'istio/authorization-policy-action',
  title: 'Give each action the rules and the provider it needs',
  severity: 'error',
  kinds: [AUTHORIZATION_POLICY],
  fixable: 'suggestion',
  upstream: ['IST0106'],
  judgesAbsence: true,
  *check(resource) {
    const spec = child(resource.root, 'spec');
    const action = scalar(spec, 'action');
    if (spec?.kind !== 'map' || child(spec, 'action')?.masked === true) return;
    const isTriggered = !isEmptyList(child(spec, 'rules'));
    if (action !== undefined && (action.text === 'DENY' || action.text === 'CUSTOM') && !isTriggered) {
      yield {
        at: anchor(action),
        message: `The action "${action.text}" never takes place without "rules". Add rules; an empty one, "- {}", holds for every request.`,
        fixes: isSet(spec, 'rules')
          ? []
          : [
              {
                title: 'Add a rule for every request',
                kind: 'suggestion',
                edits: () => [insertPair(resource.document, spec, { key: 'rules', value: '- {}' })],
              },
            ],
      };
    }
    if (action?.text === 'CUSTOM') {
      const provider = child(spec, 'provider');
      if (isTriggered && provider?.masked !== true && setText(provider, 'name') === undefined) {
        yield {
          at: anchor(action),
          message:
            'The action "CUSTOM" needs "provider.name". Name an extension provider of the mesh config.',
        };
      }
      yield* checkIdentity(spec);
    } else if (isSet(spec, 'provider')) {
      yield {
        at: keyAnchor(spec, 'provider'),
        message: `"provider" is for the action "CUSTOM", not "${action?.text ?? 'ALLOW'}". Remove it, or change the action.`,
      };
    }
  },
});

function* checkIdentity(spec: YamlNode): Iterable<Finding> {
  for (const source of select(spec, 'rules[*].from[*].source')) {
    for (const field of IDENTITY_FIELDS) {
      if (isEmptyList(child(source, field))) continue;
      yield {
        at: keyAnchor(source, field),
        message: `"${field}" is not supported with the action "CUSTOM". Remove it, or use another action.`,
      };
    }
  }
  for (const key of texts(spec, 'rules[*].when[*].key')) {
    if (!IDENTITY_KEY.test(key.text)) continue;
    yield {
      at: key,
      message: `"${key.text}" is not supported with the action "CUSTOM". Remove the condition, or use another action.`,
    };
  }
}
