import { CILIUM_POLICY_KINDS, policyEntries } from '../../workspace/cilium-policy.ts';
import { insertPair, replaceText } from '../../yaml/edit.ts';
import type { MapNode } from '../../yaml/nodes.ts';
import { scalar, select } from '../../yaml/select.ts';
import { defineRule, type Resource } from '../rule.ts';

/** Names that only one family knows (pkg/policy/api/icmp.go); the CRD has one list for both. */
const ONLY_IPV4 = new Set(['Redirect', 'Echo', 'RouterSelection', 'Timestamp', 'TimestampReply', 'Photuris']);
const ONLY_IPV6 = new Set([
  'PacketTooBig',
  'MulticastListenerQuery',
  'MulticastListenerReport',
  'MulticastListenerDone',
  'RouterSolicitation',
  'NeighborSolicitation',
  'NeighborAdvertisement',
  'RedirectMessage',
  'RouterRenumbering',
  'ICMPNodeInformationQuery',
  'ICMPNodeInformationResponse',
  'InverseNeighborDiscoverySolicitation',
  'InverseNeighborDiscoveryAdvertisement',
  'HomeAgentAddressDiscoveryRequest',
  'HomeAgentAddressDiscoveryReply',
  'MobilePrefixSolicitation',
  'MobilePrefixAdvertisement',
  'DuplicateAddressRequestCodeSuffix',
  'DuplicateAddressConfirmationCodeSuffix',
]);

/** The agent cannot read a type of the other family; a number has eight bits. */
export const icmpTypeInvalid = defineRule({
  id: 'cilium/icmp-type-invalid',
  title: 'Name an ICMP type of the same family',
  severity: 'error',
  kinds: CILIUM_POLICY_KINDS,
  fixable: 'suggestion',
  upstream: ['CIL-CNP-062', 'CIL-CNP-063'],
  *check(policy) {
    for (const { node: entry } of policyEntries(policy)) {
      for (const field of select(entry, 'icmps[*].fields[*]')) {
        const type = scalar(field, 'type');
        if (field.kind !== 'map' || type === undefined) continue;
        if (typeof type.value === 'number' && (type.value > 255 || type.value < 0)) {
          yield {
            at: type,
            severity: 'warning',
            upstream: ['CIL-CNP-062'],
            message: `"${type.text}" is no ICMP type, which go from 0 to 255. Correct the number.`,
          };
        }
        const family = scalar(field, 'family')?.text ?? 'IPv4';
        const other = ONLY_IPV4.has(type.text) ? 'IPv4' : ONLY_IPV6.has(type.text) ? 'IPv6' : family;
        if (family === other || (family !== 'IPv4' && family !== 'IPv6')) continue;
        yield {
          at: type,
          upstream: ['CIL-CNP-063'],
          message: `"${type.text}" is a type of ${other}, not of ${family}: Cilium cannot read the policy. Change the type or the "family".`,
          fixes: [
            {
              title: `Set the family to ${other}`,
              kind: 'suggestion',
              edits: () => [setFamily(policy, field, other)],
            },
          ],
        };
      }
    }
  },
});

function setFamily({ document }: Resource, field: MapNode, family: string) {
  const node = scalar(field, 'family');
  if (node !== undefined) return replaceText(document, node, family);
  return insertPair(document, field, { key: 'family', value: family });
}
