import { portRulesOf, type PolicyEntry } from '../../../workspace/cilium-policy.ts';
import type { YamlNode } from '../../../yaml/nodes.ts';
import { child } from '../../../yaml/select.ts';
import { endPortOf, portNumber, portText, protocolOf } from './ports.ts';

/**
 * Whether every port that `inner` opens is one of `outer`. An entry without ports and ICMP types means all;
 * ICMP types are not compared.
 */
export function coversPorts(outer: PolicyEntry, inner: PolicyEntry): boolean {
  if (child(outer.node, 'icmps') !== undefined) return false;
  if (child(outer.node, 'toPorts') === undefined) return true;
  const outerRules = portRulesOf(outer);
  const innerRules = portRulesOf(inner);
  if (innerRules.length === 0 || innerRules.some(({ ports }) => ports.length === 0)) return false;
  if (outerRules.some(({ ports }) => ports.length === 0)) return true;
  const outerPorts = outerRules.flatMap(({ ports }) => ports);
  return innerRules
    .flatMap(({ ports }) => ports)
    .every((port) => outerPorts.some((candidate) => coversPort(candidate, port)));
}

function coversPort(outer: YamlNode, inner: YamlNode): boolean {
  const outerProtocol = protocolOf(outer);
  if (outerProtocol !== 'ANY' && outerProtocol !== protocolOf(inner)) return false;
  const outerText = portText(outer)?.text;
  const innerText = portText(inner)?.text;
  if (outerText === undefined || innerText === undefined) return false;
  const [first, innerFirst] = [portNumber(outerText), portNumber(innerText)];
  if (first === undefined || innerFirst === undefined) return outerText === innerText;
  if (first === 0) return true;
  const last = Math.max(endPortOf(outer) ?? first, first);
  return first <= innerFirst && Math.max(endPortOf(inner) ?? innerFirst, innerFirst) <= last;
}
