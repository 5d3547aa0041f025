import { child, scalar } from '../../yaml/select.ts';
import { anchor, keyAnchor } from '../shared/anchor.ts';
import { isEmptyList, isSet } from '../shared/texts.ts';
import { defineRule, type Finding } from '../rule.ts';
import { SERVER_AUTHORIZATION } from './shared/kinds.ts';
import type { YamlNode } from '../../yaml/nodes.ts';

/** Refused, or of no effect (policy-controller/src/admission.rs, ServerAuthorizationSpec). */
export const serverAuthorizationClient = defineRule({
  id: 'linkerd/server-authorization-client',
  title: 'Say once who the clients of a ServerAuthorization are',
  severity: 'error',
  kinds: [SERVER_AUTHORIZATION],
  upstream: ['L5D-SAZ-004', 'L5D-SAZ-005'],
  judgesAbsence: true,
  *check(authorization) {
    const client = child(child(authorization.root, 'spec'), 'client');
    if (client?.kind !== 'map' || client.masked) return;
    const finding = judgeClient(client);
    if (finding !== undefined) yield finding;
  },
});

function judgeClient(client: YamlNode): Finding | undefined {
  const meshTls = child(client, 'meshTLS');
  const isOpen = scalar(client, 'unauthenticated')?.value === true;
  if (isOpen && isSet(client, 'meshTLS')) {
    return {
      at: keyAnchor(client, 'meshTLS'),
      upstream: ['L5D-SAZ-005'],
      message:
        '"meshTLS" asks for an identity and "unauthenticated" for none, and Linkerd refuses the two together. Keep one.',
    };
  }
  const named = ['identities', 'serviceAccounts'].find((field) => !isEmptyList(child(meshTls, field)));
  if (scalar(meshTls, 'unauthenticatedTLS')?.value === true && named !== undefined && meshTls !== undefined) {
    return {
      at: keyAnchor(meshTls, named),
      upstream: ['L5D-SAZ-005'],
      message: `"${named}" asks for an identity and "unauthenticatedTLS" for none, and Linkerd refuses the two together. Keep one.`,
    };
  }
  if (isOpen || isSet(client, 'meshTLS') || child(client, 'unauthenticated')?.masked === true)
    return undefined;
  return {
    at: anchor(client),
    severity: 'warning',
    upstream: ['L5D-SAZ-004'],
    message:
      '"client" names neither "meshTLS" nor "unauthenticated: true", so no client is let in. Add one of them.',
  };
}
