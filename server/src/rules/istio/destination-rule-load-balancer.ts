import type { YamlNode } from '../../yaml/nodes.ts';
import { child, select } from '../../yaml/select.ts';
import { defineRule, type Finding, type Resource } from '../rule.ts';
import { isPartial } from '../shared/partial.ts';
import { anchor, keyAnchor } from '../shared/anchor.ts';
import { isSet, numbers, setText, texts } from '../shared/texts.ts';
import { DESTINATION_RULE } from './shared/kinds.ts';
import { trafficPolicies } from './shared/traffic-policies.ts';

/** Envoy's limit for the table of its Maglev load balancer. */
const LARGEST_TABLE = 5_000_010;

/** Source: Istio webhook, validateLoadBalancer. */
export const destinationRuleLoadBalancer = defineRule({
  id: 'istio/destination-rule-load-balancer',
  title: 'Configure one load balancer that Envoy can build',
  severity: 'error',
  kinds: [DESTINATION_RULE],
  upstream: ['IST0106', 'IST0133'],
  *check(resource) {
    for (const policy of trafficPolicies(resource)) {
      for (const balancer of select(policy, 'loadBalancer')) {
        if (isSet(balancer, 'localityLbSetting') && isSet(balancer, 'zoneAwareLbSetting')) {
          yield {
            at: keyAnchor(balancer, 'zoneAwareLbSetting'),
            message: '"zoneAwareLbSetting" cannot stand beside "localityLbSetting". Remove one of them.',
          };
        }
        yield* checkHash(resource, child(balancer, 'consistentHash'));
        for (const aggression of numbers(balancer, 'warmup.aggression')) {
          if (aggression.value !== 0) continue;
          yield {
            at: aggression,
            message: '"aggression" is not above 0. Write 1 for a steady rise, or more.',
          };
        }
      }
    }
  },
});

function* checkHash(resource: Resource, hash: YamlNode | undefined): Iterable<Finding> {
  if (hash?.kind !== 'map') return;
  const cookie = child(hash, 'httpCookie');
  if (
    cookie?.kind === 'map' &&
    child(cookie, 'name') !== undefined &&
    setText(cookie, 'name') === undefined
  ) {
    yield {
      at: keyAnchor(cookie, 'name'),
      message: 'The cookie has no name. Write the name of the cookie to hash.',
    };
  }
  const seen = new Set<string>();
  for (const name of texts(cookie, 'attributes[*].name')) {
    if (name.text === '')
      yield {
        at: anchor(name),
        message: 'The attribute of the cookie has no name. Write one such as "SameSite".',
      };
    else if (seen.has(name.text))
      yield { at: name, message: `"${name.text}" is set on the cookie twice. Remove one of them.` };
    seen.add(name.text);
  }
  const ring = numbers(hash, 'minimumRingSize')[0];
  const algorithm = ['ringHash', 'maglev'].find((name) => isSet(hash, name));
  if (ring !== undefined && ring.value !== 0) {
    yield algorithm === undefined
      ? {
          at: keyAnchor(hash, 'minimumRingSize'),
          severity: 'information',
          upstream: ['IST0133'],
          tag: 'deprecated',
          message: '"minimumRingSize" is deprecated here. Move it into "ringHash".',
        }
      : {
          at: keyAnchor(hash, 'minimumRingSize'),
          message: `"minimumRingSize" cannot stand beside "${algorithm}". Move it into "ringHash", or remove it.`,
        };
  }
  const maglev = child(hash, 'maglev');
  if (maglev?.kind !== 'map') return;
  const size = numbers(maglev, 'tableSize')[0];
  if (size === undefined && (isSet(maglev, 'tableSize') || isPartial(resource))) return;
  if (size !== undefined && size.value <= LARGEST_TABLE && isPrime(size.value)) return;
  yield {
    at: size ?? anchor(maglev),
    message:
      size === undefined
        ? `"maglev" has no "tableSize". Write a prime number up to ${LARGEST_TABLE}, such as 65537.`
        : `"${size.text}" is no valid table size. Write a prime number up to ${LARGEST_TABLE}, such as 65537.`,
  };
}

function isPrime(value: number): boolean {
  if (!Number.isInteger(value) || value < 1) return false;
  for (let factor = 2; factor * factor <= value; factor++) if (value % factor === 0) return false;
  return true;
}
