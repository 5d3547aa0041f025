import type { YamlNode } from '../../yaml/nodes.ts';
import { child, children, scalar } from '../../yaml/select.ts';
import { anchor } from '../shared/anchor.ts';
import { defineRule, type Finding } from '../rule.ts';

/**
 * With one port the protocols have to agree; with several each has a name, and the names pair frontend and
 * backend (pkg/loadbalancer/redirectpolicy, getSanitizedLRPConfig). A policy that breaks this is dropped.
 */
export const localRedirectPorts = defineRule({
  id: 'cilium/local-redirect-ports',
  title: 'Pair the ports of a local redirect by name and protocol',
  severity: 'error',
  kinds: ['CiliumLocalRedirectPolicy.cilium.io'],
  judgesAbsence: true,
  upstream: ['CIL-LRP-002', 'CIL-LRP-003'],
  *check({ root }) {
    const spec = child(root, 'spec');
    const frontend = child(spec, 'redirectFrontend');
    const matcher = child(frontend, 'addressMatcher') ?? child(frontend, 'serviceMatcher');
    const from = portsOf(child(matcher, 'toPorts'));
    const to = portsOf(child(child(spec, 'redirectBackend'), 'toPorts'));
    for (const ports of [from, to]) yield* unnamed(ports);
    if (from.length > 1 && to.length > 0) yield* unpaired(from, to);
    if (from.length === 1 && to.length === 1) yield* otherProtocol(from, to);
  },
});

function portsOf(list: YamlNode | undefined): YamlNode[] {
  return list?.kind === 'seq' ? children(list).filter((port) => port.kind === 'map') : [];
}

function* unnamed(ports: readonly YamlNode[]): Iterable<Finding> {
  if (ports.length < 2) return;
  for (const port of ports) {
    if (child(port, 'name') !== undefined) continue;
    yield {
      at: scalar(port, 'port') ?? anchor(port),
      upstream: ['CIL-LRP-002'],
      message: `"name" is missing, and with several ports Cilium drops the policy without. Give each port a name.`,
    };
  }
}

function* unpaired(from: readonly YamlNode[], to: readonly YamlNode[]): Iterable<Finding> {
  const names = new Set(to.flatMap((port) => scalar(port, 'name')?.text.toLowerCase() ?? []));
  if (names.size !== to.length) return;
  for (const port of from) {
    const name = scalar(port, 'name');
    if (name === undefined || names.has(name.text.toLowerCase())) continue;
    yield {
      at: name,
      upstream: ['CIL-LRP-002'],
      message: `"${name.text}" names no port of "redirectBackend", and Cilium drops the policy. Use one name on both sides.`,
    };
  }
}

function* otherProtocol([from]: readonly YamlNode[], [to]: readonly YamlNode[]): Iterable<Finding> {
  const wanted = scalar(from, 'protocol');
  const given = scalar(to, 'protocol');
  if (wanted === undefined || given === undefined || wanted.text === given.text) return;
  yield {
    at: given,
    upstream: ['CIL-LRP-003'],
    message: `"${given.text}" is another protocol than the frontend's "${wanted.text}", and Cilium drops the policy. Write "${wanted.text}".`,
  };
}
