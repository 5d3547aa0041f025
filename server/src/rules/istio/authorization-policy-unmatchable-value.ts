import { replaceText } from '../../yaml/edit.ts';
import type { ScalarNode } from '../../yaml/nodes.ts';
import { select } from '../../yaml/select.ts';
import { defineRule, type Finding, type Resource } from '../rule.ts';
import { texts } from '../shared/texts.ts';
import { AUTHORIZATION_POLICY } from './shared/kinds.ts';
import { isPathTemplate } from './shared/path-template.ts';

/** Fields whose values know `*` at one end only: exact, prefix, suffix and presence match. */
const WILDCARD_FIELDS = [
  'from[*].source.principals',
  'from[*].source.notPrincipals',
  'from[*].source.requestPrincipals',
  'from[*].source.notRequestPrincipals',
  'to[*].operation.hosts',
  'to[*].operation.notHosts',
  'to[*].operation.paths',
  'to[*].operation.notPaths',
] as const;

/**
 * Values that Istio accepts and that no request has. In an ALLOW rule they let nobody in, in a DENY rule they
 * stop nobody. Source: AuthorizationPolicy, "exact, prefix, suffix and presence match"; Source.principals, "the
 * spiffe:// prefix is left out"; Envoy compares paths without their query.
 */
export const authorizationPolicyUnmatchableValue = defineRule({
  id: 'istio/authorization-policy-unmatchable-value',
  title: 'Write values that requests can have',
  severity: 'warning',
  kinds: [AUTHORIZATION_POLICY],
  fixable: 'safe',
  *check(resource) {
    for (const rule of select(resource.root, 'spec.rules[*]')) {
      for (const field of WILDCARD_FIELDS) {
        for (const value of texts(rule, `${field}[*]`)) yield* checkValue(resource, value, field);
      }
    }
  },
});

function* checkValue(resource: Resource, value: ScalarNode, field: string): Iterable<Finding> {
  const isPath = field.endsWith('aths');
  const isPrincipal = /source\.(?:p|notP)rincipals$/.test(field);
  if (isPrincipal && value.text.startsWith('spiffe://')) {
    const bare = value.text.slice('spiffe://'.length);
    yield change(
      resource,
      value,
      bare,
      'safe',
      `"${value.text}" never matches: principals are written without "spiffe://". Write "${bare}".`,
    );
  } else if (isPrincipal && /^ns\/[^/]+\/sa\/[^/]+$/.test(value.text)) {
    const full = `cluster.local/${value.text}`;
    yield change(
      resource,
      value,
      full,
      'suggestion',
      `"${value.text}" never matches without its trust domain. Write "${full}".`,
    );
  } else if (field.endsWith('equestPrincipals') && isIssuerAlone(value.text)) {
    const full = `${value.text.replace(/\/$/, '')}/*`;
    yield change(
      resource,
      value,
      full,
      'suggestion',
      `"${value.text}" never matches: request principals are an issuer and a subject with a slash between. Write "${full}" for every subject.`,
    );
  } else if (field.endsWith('osts') && value.text.includes('/')) {
    const bare = value.text.replace(/^[a-z]+:\/\//i, '').replace(/\/.*$/s, '');
    yield change(
      resource,
      value,
      bare,
      'suggestion',
      `"${value.text}" never matches: a host has neither scheme nor path. Write "${bare}".`,
    );
  } else if (isPath && isPathTemplate(value.text)) return;
  else if (hasInnerStar(value.text)) {
    yield {
      at: value,
      message: `"${value.text}" matches only values with that very "*": a wildcard stands at one end. ${isPath ? 'Write "{*}" for one segment of a path.' : 'Write several values.'}`,
    };
  } else if (isPath && value.text.includes('?')) {
    yield {
      at: value,
      message: `"${value.text}" never matches, because paths are compared without their query. Remove the query.`,
    };
  } else if (isPath && value.text !== '' && !/^[/*]/.test(value.text)) {
    yield change(
      resource,
      value,
      `/${value.text}`,
      'suggestion',
      `"${value.text}" never matches, because every path starts with a slash. Write "/${value.text}".`,
    );
  }
}

/** An issuer without a subject behind it: no slash, or only those of `https://host/`. */
function isIssuerAlone(text: string): boolean {
  return text !== '' && !text.includes('*') && !text.replace(/^https?:\/\/[^/]+\/?$/, '').includes('/');
}

function hasInnerStar(text: string): boolean {
  if (text === '*') return false;
  // A star at the start makes a suffix match, whose rest is compared as it stands.
  const rest = text.startsWith('*') ? text.slice(1) : text.replace(/\*$/, '');
  return rest.includes('*');
}

function change(
  resource: Resource,
  value: ScalarNode,
  text: string,
  kind: 'safe' | 'suggestion',
  message: string,
): Finding {
  return {
    at: value,
    message,
    fixes: [
      { title: `Change to "${text}"`, kind, edits: () => [replaceText(resource.document, value, text)] },
    ],
  };
}
